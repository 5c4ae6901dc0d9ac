import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { type PauseRow, pauseRow, resumeRow } from '../api.ts'
import { loadPauses, type StoredPause } from '../load/pauses.ts'
import { type Pause, pauseChangedFrom, pauseFault, pauseToResume } from '../pause.ts'
import { insertAmendments } from '../save/contracts.ts'
import { savePauses } from '../save/pauses.ts'
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

export const pauseSubscription = defineCommand({
  name: 'pauseSubscription',
  summary:
    'Pause subscriptions from a date on, or change a pause: fees stop or go on, usage is refused or billed',
  permission: 'contracts.write',
  input: rowsOf(pauseRow),
  run: async (tx, input, ctx) => ok(await savePauseRows(tx, input.rows, ctx)),
})

export const resumeSubscription = defineCommand({
  name: 'resumeSubscription',
  summary: 'Resume paused subscriptions on a date; the first day of a pause takes it back',
  permission: 'contracts.write',
  input: rowsOf(resumeRow),
  run: async (tx, input, ctx) => ok(await saveResumptions(tx, input.rows, ctx)),
})

/**
 * Pauses subscriptions, a row each, by subscription and first day; of a pause that is there the end
 * and what is charged may change. What was billed for paused days is given back by the next run,
 * and what is charged after all is caught up.
 */
export async function savePauseRows(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, pauseRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.fromOn}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const changes = await Changes.open(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const fromOn = changeDate(held, value.fromOn, ctx)
    const before = changes.of(held).find(pause => pause.fromOn.equals(fromOn))
    const after = pauseOf({ ...value, fromOn }, before?.pauseId ?? ctx.newId())
    const others = changes.of(held).filter(pause => pause !== before)
    const fault = pauseFault(held, after, others)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else batch.answer(row, changes.take(held, before, after, ctx))
  }
  await changes.write(tx)
  return batch.result()
}

/**
 * Resumes paused subscriptions, a row each. The day of resumption is charged again. A day on which
 * no pause is under way is rejected; that on which one ends already is `unchanged`.
 */
export async function saveResumptions(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, resumeRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const changes = await Changes.open(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const resumeOn = changeDate(held, value.resumeOn, ctx)
    const before = pauseToResume(changes.of(held), resumeOn)
    if (before === undefined) {
      const facts = { subscription: held.number, date: resumeOn.toString() }
      batch.reject(row, 'not_paused', facts)
    } else batch.answer(row, changes.take(held, before, { ...before, toOn: resumeOn }, ctx))
  }
  await changes.write(tx)
  return batch.result()
}

function pauseOf(
  { fromOn, toOn, fees, usage }: PauseRow & { fromOn: Temporal.PlainDate },
  pauseId: string,
): Pause {
  return { pauseId, fromOn, toOn, fees, usage }
}

/** The pauses of the subscriptions of a batch, and what its rows change about them. */
class Changes {
  readonly #pauses: Map<string, Pause[]>
  readonly #saved = new Map<string, StoredPause>()
  readonly #amendments: Amendment[] = []
  readonly #stale: Stale[] = []

  private constructor(stored: readonly StoredPause[]) {
    this.#pauses = Map.groupBy(
      stored.map(({ recordedAt: _, accountId: __, ...pause }) => pause),
      pause => pause.subscriptionId,
    )
  }

  static async open(tx: Tx, held: readonly HeldSubscription[]): Promise<Changes> {
    return new Changes(await loadPauses(tx, held))
  }

  /** In order of their first day. */
  of({ subscriptionId }: HeldSubscription): readonly Pause[] {
    return this.#pauses.get(subscriptionId) ?? []
  }

  take(held: HeldSubscription, before: Pause | undefined, after: Pause, ctx: ChangeContext) {
    const { pauseId, fromOn, toOn, fees, usage } = after
    const told = { pauseId, fromOn, toOn, fees, usage }
    if (before !== undefined && sameRecord({ ...told }, plain(before))) return 'unchanged' as const
    const { accountId, subscriptionId } = held
    const recordedAt = ctx.clock.now()
    this.#saved.set(pauseId, { accountId, subscriptionId, ...told, recordedAt })
    const from = pauseChangedFrom(before, after)
    this.#amendments.push(
      amendment(ctx, held, {
        kind: 'pause',
        effectiveOn: from,
        before: before === undefined ? {} : plain(before),
        after: told,
      }),
    )
    this.#stale.push({ ...held, from, reach: reachOf(held) })
    const others = this.of(held).filter(pause => pause !== before)
    this.#pauses.set(
      subscriptionId,
      [...others, told].sort((a, b) => Temporal.PlainDate.compare(a.fromOn, b.fromOn)),
    )
    return before === undefined ? ('created' as const) : ('updated' as const)
  }

  async write(tx: Tx): Promise<void> {
    if (this.#saved.size === 0) return
    await savePauses(tx, [...this.#saved.values()])
    await insertAmendments(tx, this.#amendments)
    await markStale(tx, this.#stale)
  }
}

function plain({ pauseId, fromOn, toOn, fees, usage }: Pause): Pause {
  return { pauseId, fromOn, toOn, fees, usage }
}
