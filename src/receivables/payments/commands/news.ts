import { z } from 'zod'
import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { enqueueSurcharges } from '../../surcharges/commands/charge.ts'
import { askAfter } from '../ask-after.ts'
import type { DatedFact, PaymentState } from '../fact.ts'
import {
  loadPayment,
  loadReferences,
  lockPayments,
  type PaymentKey,
  type StoredPayment,
} from '../load/payments.ts'
import type { ProviderNews } from '../provider.ts'
import { insertEvents, insertReferences, updatePayments } from '../save/payments.ts'
import { bookPayments } from './book.ts'
import { enqueueKeeping } from './keep.ts'

/** Facts come from our own adapters, which have read and checked what providers sent. */
const fact = z.strictObject({
  eventId: z.string().min(1).max(200),
  at: z.string().transform(text => Temporal.Instant.from(text)),
  fact: z.looseObject({ kind: z.string() }),
})

const name = z.string().min(1).max(200)

const paymentKey = z.strictObject({ accountId: z.uuid(), paymentId: z.uuid() })

/**
 * The job that asks providers what became of payments: one a payment, as a job of the same key would put
 * off another's turn.
 */
export function askPaymentsJob(paymentId: string, runAt: Temporal.Instant) {
  return { task: 'askPayments', payload: {}, key: `ask-payments ${paymentId}`, runAt }
}

/**
 * Says that a payment is about to be sent to its provider. From here on its outcome is not known until
 * the provider has answered, whatever happens to us.
 */
export const beginPayment = defineCommand({
  name: 'beginPayment',
  summary: 'Say that a payment is being sent to its provider',
  permission: 'payments.work',
  input: paymentKey,
  run: async (tx, input, ctx) => {
    const [payment] = await lockPayments(tx, [input])
    if (payment === undefined || !['planned', 'sending', 'unknown'].includes(payment.state)) {
      return ok({ go: false })
    }
    const askAt = askAfter(ctx.clock.now(), payment.asked)
    await updatePayments(tx, [{ ...payment, state: 'sending', askAt, retryOn: null }])
    await ctx.enqueue(tx, askPaymentsJob(payment.paymentId, askAt))
    return ok({ go: true })
  },
})

/** Says that the answer of a provider was lost, or that it was asked again without an answer. */
export const recordUnknownOutcome = defineCommand({
  name: 'recordUnknownOutcome',
  summary: 'Say that it is not known whether a provider made a payment; it will be asked',
  permission: 'payments.work',
  input: paymentKey,
  run: async (tx, input, ctx) => {
    const [payment] = await lockPayments(tx, [input])
    if (payment === undefined) return ok<{ state: PaymentState | null }>({ state: null })
    const isSending = payment.state === 'sending' || payment.state === 'planned'
    const state = isSending ? 'unknown' : payment.state
    const asked = payment.asked + 1
    const askAt = askAfter(ctx.clock.now(), asked)
    await updatePayments(tx, [{ ...payment, state, askAt, asked, retryOn: null }])
    await ctx.enqueue(tx, askPaymentsJob(payment.paymentId, askAt))
    return ok<{ state: PaymentState | null }>({ state })
  },
})

/** What a provider answered of a payment: its name for it, and facts. */
export const recordPaymentFacts = defineCommand({
  name: 'recordPaymentFacts',
  summary: 'Record what a provider answered of a payment and book what follows',
  permission: 'payments.work',
  input: paymentKey.extend({
    reference: name,
    alias: name.optional(),
    facts: z.array(fact).max(500),
  }),
  run: async (tx, { reference, alias, facts, ...key }, ctx) => {
    const payment = await loadPayment(tx, key)
    if (payment === undefined || payment.provider === null) {
      return ok<{ state: PaymentState | null }>({ state: null })
    }
    const { provider } = payment
    const now = ctx.clock.now()
    const names = alias === undefined ? [reference] : [reference, alias]
    await insertReferences(
      tx,
      names.map(each => ({ ...key, provider, reference: each })),
    )
    await insertEvents(
      tx,
      facts.map(each => ({ provider, reference, ...each })),
      now,
    )
    await noteReference(tx, key, reference)
    const booked = await bookPayments(tx, [key], ctx)
    await enqueueSurcharges(tx, ctx, booked)
    await enqueueKeeping(tx, ctx, booked)
    const [after] = booked
    if (after !== undefined && after.state === 'pending') {
      await ctx.enqueue(tx, askPaymentsJob(after.paymentId, askAfter(now, after.asked)))
    }
    return ok<{ state: PaymentState | null }>({ state: after?.state ?? null })
  },
})

/** The provider's name for it stands with the payment too, for people. */
async function noteReference(tx: Tx, key: PaymentKey, reference: string): Promise<void> {
  const [payment] = await lockPayments(tx, [key])
  if (payment === undefined || payment.reference === reference) return
  await updatePayments(tx, [{ ...payment, reference, askAt: null, retryOn: null }])
}

/**
 * What webhooks brought, each saying once. News of a payment that we do not know yet waits: the answer
 * of the provider, which tells its name, may be on its way still.
 */
export const recordProviderNews = defineCommand({
  name: 'recordProviderNews',
  summary: 'Record what the webhook of a provider brought and book what follows',
  permission: 'payments.work',
  input: z.strictObject({
    provider: z.string().max(40),
    news: z.array(fact.extend({ reference: name, alias: name.optional() })).max(500),
    /** Events of which the provider did not tell what they are about: it is asked again, for days. */
    unread: z
      .array(z.strictObject({ eventId: name, event: z.looseObject({}) }))
      .max(500)
      .default([]),
  }),
  run: async (tx, { provider, news, unread }, ctx) => {
    for (const { eventId, event } of unread) {
      const key = `read-event ${provider} ${eventId}`
      await ctx.enqueue(tx, { task: 'readProviderEvent', payload: { provider, event }, key })
    }
    const events = news.map(({ alias: _, ...each }) => ({ provider, ...each }))
    const fresh = await insertEvents(tx, events, ctx.clock.now())
    const references = news.filter(each => fresh.has(each.eventId)).map(each => each.reference)
    const known = await loadReferences(tx, provider, references)
    await insertReferences(tx, aliasesOf(provider, news, known))
    const keys = new Map(known.map(row => [row.paymentId, row]))
    const booked = await bookPayments(tx, [...keys.values()], ctx)
    await enqueueSurcharges(tx, ctx, booked)
    await enqueueKeeping(tx, ctx, booked)
    const isUnknown = references.some(each => !known.some(row => row.reference === each))
    if (isUnknown) await ctx.enqueue(tx, linkNewsJob(provider, references, ctx.clock.now()))
    return ok({ recorded: fresh.size, payments: booked.map(payment => shown(payment)) })
  },
})

/** Further names that news tells of payments which we know by another one. */
function aliasesOf(
  provider: string,
  news: readonly { readonly reference: string; readonly alias?: string | undefined }[],
  known: readonly (PaymentKey & { readonly reference: string })[],
) {
  return news.flatMap(({ reference, alias }) => {
    const ours = known.find(row => row.reference === reference)
    if (alias === undefined || ours === undefined) return []
    const { accountId, paymentId } = ours
    return [{ provider, reference: alias, accountId, paymentId }]
  })
}

/**
 * An answer that is recorded at the same moment sees neither this news nor is seen by it; looking again
 * a little later brings them together.
 */
function linkNewsJob(provider: string, references: readonly string[], now: Temporal.Instant) {
  const runAt = now.add({ seconds: 20 })
  return { task: 'linkProviderNews', payload: { provider, references }, runAt }
}

/** Looks again for the payments of news that came before the provider's name for them. */
export const linkProviderNews = defineCommand({
  name: 'linkProviderNews',
  summary: 'Book news of providers that came before we knew their names for the payments',
  permission: 'payments.work',
  input: z.strictObject({
    provider: z.string().max(40),
    references: z.array(z.string().max(200)).max(500),
  }),
  run: async (tx, { provider, references }, ctx) => {
    const keys = new Map(
      (await loadReferences(tx, provider, references)).map(row => [row.paymentId, row]),
    )
    const booked = await bookPayments(tx, [...keys.values()], ctx)
    await enqueueSurcharges(tx, ctx, booked)
    await enqueueKeeping(tx, ctx, booked)
    return ok({ payments: booked.map(payment => shown(payment)) })
  },
})

function shown({ paymentId, state }: StoredPayment) {
  return { paymentId, state }
}

/** A fact as JSON, for a command's input. */
export function factToJson({ at, fact: told }: DatedFact): { at: string; fact: { kind: string } } {
  const plain = Object.entries(told).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? value.toString() : value,
  ])
  return { at: at.toString(), fact: Object.fromEntries(plain) as { kind: string } }
}

/** What a provider said, as JSON for a command's input. */
export function newsToJson({ eventId, reference, alias, ...told }: ProviderNews) {
  return { eventId, reference, ...(alias === undefined ? {} : { alias }), ...factToJson(told) }
}
