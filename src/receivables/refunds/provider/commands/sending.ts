import { z } from 'zod'
import { ok } from '../../../../kernel/result.ts'
import { defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { askAfter } from '../../../payments/ask-after.ts'
import { bookPayments } from '../../../payments/commands/book.ts'
import { loadPayment, lockPayments } from '../../../payments/load/payments.ts'
import { insertEvents } from '../../../payments/save/payments.ts'
import { loadProviderRefund, type ProviderRefund, type RefundKey } from '../load.ts'
import type { RefundState } from '../refunding.ts'
import { updateProviderRefund } from '../save.ts'

const refundKey = z.strictObject({ accountId: z.uuid(), refundId: z.uuid() })

/** Facts come from our own adapters, which have read and checked what providers sent. */
const fact = z.strictObject({
  eventId: z.string().min(1).max(200),
  at: z.string().transform(text => Temporal.Instant.from(text)),
  fact: z.looseObject({ kind: z.string() }),
})

/**
 * The job that asks providers what became of refunds: one a refund, as a job of the same key would put
 * off another's turn.
 */
export function askRefundsJob(refundId: string, runAt: Temporal.Instant) {
  return { task: 'askRefunds', payload: {}, key: `ask-refunds ${refundId}`, runAt }
}

/** A refund under the lock of its payment. */
async function locked(tx: Tx, key: RefundKey): Promise<ProviderRefund | undefined> {
  const found = await loadProviderRefund(tx, key)
  if (found === undefined) return undefined
  await lockPayments(tx, [found])
  return loadProviderRefund(tx, key)
}

/**
 * Says that a provider is about to be asked for a refund. From here on its outcome is not known until
 * the provider has answered, whatever happens to us; `isFirst`: it was never asked before.
 */
export const beginRefund = defineCommand({
  name: 'beginRefund',
  summary: 'Say that a provider is being asked for a refund',
  permission: 'payments.work',
  input: refundKey,
  run: async (tx, input, ctx) => {
    const refund = await locked(tx, input)
    if (refund === undefined || !['planned', 'sending', 'unknown'].includes(refund.state)) {
      return ok({ go: false, isFirst: false })
    }
    const now = ctx.clock.now()
    const askAt = askAfter(now, refund.asked)
    await updateProviderRefund(tx, { ...refund, state: 'sending', askAt }, now)
    await ctx.enqueue(tx, askRefundsJob(refund.refundId, askAt))
    return ok({ go: true, isFirst: refund.state === 'planned' })
  },
})

/** Says that the answer about a refund was lost, or that nothing was decided; it will be asked about. */
export const recordUnknownRefund = defineCommand({
  name: 'recordUnknownRefund',
  summary: 'Say that it is not known whether a provider made a refund; it will be asked',
  permission: 'payments.work',
  input: refundKey,
  run: async (tx, input, ctx) => {
    const refund = await locked(tx, input)
    const isOver = refund === undefined || ['done', 'failed'].includes(refund.state)
    if (isOver) return ok<{ state: RefundState | null }>({ state: refund?.state ?? null })
    const state = refund.state === 'pending' ? 'pending' : 'unknown'
    const now = ctx.clock.now()
    const asked = Math.min(refund.asked + 1, 30_000)
    const askAt = askAfter(now, asked)
    await updateProviderRefund(tx, { ...refund, state, asked, askAt }, now)
    await ctx.enqueue(tx, askRefundsJob(refund.refundId, askAt))
    return ok<{ state: RefundState | null }>({ state })
  },
})

/** What a provider answered of a refund, booked with all else that is known of its payment. */
export const recordRefundFacts = defineCommand({
  name: 'recordRefundFacts',
  summary: 'Record what a provider answered of a refund and book what follows',
  permission: 'payments.work',
  input: refundKey.extend({ facts: z.array(fact).max(500) }),
  run: async (tx, { facts, ...key }, ctx) => {
    const refund = await loadProviderRefund(tx, key)
    const payment = refund && (await loadPayment(tx, refund))
    if (payment?.reference == null || payment.provider === null) {
      return ok<{ state: RefundState | null }>({ state: null })
    }
    const { provider, reference } = payment
    const told = facts.map(each => ({ provider, reference, ...each }))
    await insertEvents(tx, told, ctx.clock.now())
    await bookPayments(tx, [payment], ctx)
    const after = await loadProviderRefund(tx, key)
    if (after?.askAt != null) await ctx.enqueue(tx, askRefundsJob(key.refundId, after.askAt))
    return ok<{ state: RefundState | null }>({ state: after?.state ?? null })
  },
})
