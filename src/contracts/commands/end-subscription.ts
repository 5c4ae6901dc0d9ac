import { earlier, isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { endRow } from '../api.ts'
import { endSubscriptions, insertAmendments } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  changeDate,
  type HeldSubscription,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const endSubscription = defineCommand({
  name: 'endSubscription',
  summary: 'Ends subscriptions on a date (the first without service), or moves or lifts their end.',
  permission: 'contracts.write',
  input: rowsOf(endRow),
  run: async (tx, input, ctx) => ok(await saveEnds(tx, input.rows, ctx)),
})

/**
 * Ends subscriptions, a row each; an end that is set already is moved, and null lifts it. What was
 * billed beyond the end is given back, and what was not billed before a later one is caught up, by
 * the next bill run. An end before the start or after that of the contract is rejected.
 */
export async function saveEnds(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, endRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const ends: HeldSubscription[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value: told } of batch.open) {
    const held = subscriptionOf(told)
    const value = { endOn: told.endOn === null ? null : changeDate(held, told.endOn, ctx) }
    const fault = endFault(held, value)
    const changedFrom = changedOn(held.endOn, value.endOn)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (changedFrom === undefined) batch.answer(row, 'unchanged')
    else {
      amendments.push(
        amendment(ctx, held, {
          kind: 'end',
          effectiveOn: changedFrom,
          before: { endOn: held.endOn },
          after: { endOn: value.endOn },
        }),
      )
      stale.push({ ...held, from: changedFrom, reach: reachOf(held) })
      ends.push({ ...held, endOn: value.endOn })
      batch.answer(row, 'updated')
    }
  }
  if (ends.length > 0) {
    await endSubscriptions(tx, ends)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function endFault(
  held: HeldSubscription,
  { endOn }: { readonly endOn: Temporal.PlainDate | null },
): Refusal | undefined {
  const { number: subscription, startOn, contractEndOn } = held
  if (endOn !== null && isBefore(endOn, startOn)) {
    return {
      code: 'ends_before_start',
      facts: { start: startOn.toString(), end: endOn.toString() },
    }
  }
  if (contractEndOn === null || (endOn !== null && !isBefore(contractEndOn, endOn)))
    return undefined
  return {
    code: 'ends_after_contract',
    facts: { subscription, contract: held.contractNumber, end: contractEndOn.toString() },
  }
}

/** The first date on which service differs between two ends, or undefined where they are one. */
function changedOn(
  before: Temporal.PlainDate | null,
  after: Temporal.PlainDate | null,
): Temporal.PlainDate | undefined {
  if (before === null || after === null) return before ?? after ?? undefined
  return before.equals(after) ? undefined : earlier(before, after)
}
