import { ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { inputRefusal } from '../../platform/input.ts'
import { usageEventRow } from '../api.ts'
import { holdRejectedUsage } from '../load/rejected.ts'
import {
  accountNumberOf,
  discardRejectedUsageInput,
  fixRejectedUsageInput,
  type RejectedUsage,
  recordedName,
  replayRejectedUsageInput,
} from '../rejected.ts'
import { discardRejected, type Settled, settleRejected } from '../save/rejected.ts'
import { storableJson } from './keep-rejected.ts'
import { recordStep } from './record-step.ts'

/** What became of a refused row: an end, or `open` with why it is refused still. */
export type RejectedAnswer = {
  readonly rejectedId: string
  readonly state: RejectedUsage['state']
  readonly refusal?: Refusal
}

/**
 * Records a refused row with corrected fields. Accepted it is `fixed`, with the names of what it
 * became; else it stays open with the new refusal. What was received is never changed.
 */
export const fixRejectedUsage = defineCommand({
  name: 'fixRejectedUsage',
  summary: 'Correct a refused row of usage and record it',
  permission: 'usage.record',
  input: fixRejectedUsageInput,
  alsoRetry: ['23505'],
  run: async (tx, { rejectedId, corrected }, ctx) => {
    const [rejected] = await holdRejectedUsage(tx, { ids: [rejectedId] }, 1)
    const fault = faultOf(rejectedId, rejected)
    if (fault !== null) return { ok: false, refusal: fault }
    const { received, shortened, ...rest } = rejected as RejectedUsage
    const row = shortened ? corrected : { ...(received as object), ...corrected }
    const [answer] = await recordAgain(tx, [{ ...rest, row }], 'fixed', ctx)
    return ok(answer as RejectedAnswer)
  },
})

/**
 * Records open rows again as they were received, after what they lacked was supplied: one page, in
 * order of receipt, with an answer a row. `next` asks for the page after it. Each page stands by
 * itself; begun anew, only what is still open is tried.
 */
export const replayRejectedUsage = defineCommand({
  name: 'replayRejectedUsage',
  summary: 'Record refused rows of usage again: chosen ones, of a kind, code or account, or all',
  permission: 'usage.record',
  input: replayRejectedUsageInput,
  alsoRetry: ['23505'],
  run: async (tx, { limit, all: _, ...filter }, ctx) => {
    const open = await holdRejectedUsage(tx, { ...filter, state: 'open' }, limit)
    const rows = await recordAgain(
      tx,
      open.map(each => ({ ...each, row: each.received })),
      'replayed',
      ctx,
    )
    const replayed = rows.filter(each => each.state === 'replayed').length
    const next = open.length < limit ? null : (open.at(-1)?.rejectedId ?? null)
    return ok({ replayed, open: rows.length - replayed, next, rows })
  },
})

/** Ends refused rows that shall not be billed; the reason is kept with each. */
export const discardRejectedUsage = defineCommand({
  name: 'discardRejectedUsage',
  summary: 'Discard refused rows of usage, with a reason',
  permission: 'usage.correct',
  input: discardRejectedUsageInput,
  run: async (tx, { ids, reason }, ctx) => {
    const distinct = [...new Set(ids)]
    const held = await holdRejectedUsage(tx, { ids: distinct }, distinct.length)
    const byId = new Map(held.map(each => [each.rejectedId, each]))
    for (const id of distinct) {
      const fault = faultOf(id, byId.get(id))
      if (fault !== null) return { ok: false, refusal: fault }
    }
    await discardRejected(tx, distinct, reason, { actor: ctx.actor, at: ctx.clock.now() })
    return ok({ discarded: distinct.length })
  },
})

function faultOf(id: string, rejected: RejectedUsage | undefined): Refusal | null {
  if (rejected === undefined) return { code: 'unknown_rejected_usage', facts: { id } }
  if (rejected.state === 'open') return null
  return { code: 'rejected_usage_settled', facts: { id, state: rejected.state } }
}

type Attempt = Pick<RejectedUsage, 'rejectedId' | 'kind' | 'source'> & { readonly row: unknown }

/** Runs the ordinary step for rows, those of one kind and source together, and writes the outcome. */
async function recordAgain(
  tx: Tx,
  attempts: readonly Attempt[],
  accepted: 'fixed' | 'replayed',
  ctx: Context,
): Promise<RejectedAnswer[]> {
  const refusals = new Map<string, Refusal>()
  const groups = Map.groupBy(attempts, ({ kind, source }) => `${kind} ${source}`)
  for (const group of groups.values()) {
    const { kind, source } = group[0] as Attempt
    const understood = group.filter(({ rejectedId, row }) => {
      const parsed = kind === 'event' ? usageEventRow.safeParse(row) : undefined
      if (parsed?.success === false) refusals.set(rejectedId, inputRefusal(parsed.error, row))
      return parsed?.success !== false
    })
    if (understood.length === 0) continue
    const rows = understood.map(({ row }) => row)
    const answer = await recordStep(tx, kind, rows, source, ctx)
    for (const { row, refusal } of answer.rows) {
      if (refusal !== undefined) refusals.set((understood[row] as Attempt).rejectedId, refusal)
    }
  }
  const settled = attempts.map(attempt => outcome(attempt, refusals, accepted))
  await settleRejected(tx, settled, { actor: ctx.actor, at: ctx.clock.now() })
  return settled.map(({ rejectedId, state }) => {
    const refusal = refusals.get(rejectedId)
    return refusal === undefined ? { rejectedId, state } : { rejectedId, state, refusal }
  })
}

function outcome(
  { rejectedId, kind, row }: Attempt,
  refusals: ReadonlyMap<string, Refusal>,
  accepted: 'fixed' | 'replayed',
): Settled {
  const refusal = refusals.get(rejectedId)
  return {
    rejectedId,
    state: refusal === undefined ? accepted : 'open',
    corrected: accepted === 'fixed' ? storableJson(row) : null,
    recorded: refusal === undefined ? storableJson(recordedName(kind, row)) : null,
    accountNumber: accountNumberOf(row),
    code: refusal?.code ?? null,
    facts: refusal === undefined ? null : storableJson(refusal.facts),
  }
}
