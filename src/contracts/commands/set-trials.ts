import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { type TrialRow, trialRow } from '../api.ts'
import { loadTrials, type StoredTrial } from '../load/trials.ts'
import { insertAmendments } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { insertTrials } from '../save/trials.ts'
import { type Trial, trialChangedFrom, trialEnd } from '../trial.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldSubscription,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const setTrials = defineCommand({
  name: 'setTrials',
  summary: 'Give subscriptions a trial at their start, or make one longer or shorter',
  permission: 'contracts.write',
  input: rowsOf(trialRow),
  run: async (tx, input, ctx) => ok(await saveTrials(tx, input.rows, ctx)),
})

/**
 * Gives trials, a row each, by subscription; a later row replaces the trial, also one that is over.
 * A trial of no days is none. What was billed otherwise is caught up by the next run.
 */
export async function saveTrials(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, trialRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const trials = await loadTrials(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  const saved: (StoredTrial & { madeBy: string; recordedAt: Temporal.Instant })[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const { accountId, subscriptionId, startOn } = held
    const before = trials.get(subscriptionId) ?? null
    const after = trialOf(value, held)
    if (isBefore(after.endOn, startOn)) {
      const facts = { start: startOn.toString(), end: after.endOn.toString() }
      batch.reject(row, 'ends_before_start', facts)
      continue
    }
    const was = before === null ? none(held) : termsOf(before)
    if (sameRecord(was, after)) {
      batch.answer(row, 'unchanged')
      continue
    }
    const revision = before === null ? 0 : before.revision + 1
    const made = { madeBy: ctx.actor, recordedAt: ctx.clock.now() }
    saved.push({ accountId, subscriptionId, revision, ...after, ...made })
    const from = trialChangedFrom(before, after, startOn)
    amendments.push(amendment(ctx, held, { kind: 'trial', effectiveOn: from, before: was, after }))
    stale.push({ ...held, from, reach: reachOf(held) })
    batch.answer(row, before === null ? 'created' : 'updated')
  }
  if (saved.length > 0) {
    await insertTrials(tx, saved)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function trialOf(row: TrialRow, { startOn }: HeldSubscription): Trial {
  const { freeUsage, periodsFrom } = row
  return { endOn: trialEnd(row, startOn), freeUsage, periodsFrom }
}

function none({ startOn }: HeldSubscription): Trial {
  return { endOn: startOn, freeUsage: true, periodsFrom: 'start' }
}

function termsOf({ endOn, freeUsage, periodsFrom }: StoredTrial): Trial {
  return { endOn, freeUsage, periodsFrom }
}
