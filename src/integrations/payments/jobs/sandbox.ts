import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import { type Db, type Tx, transaction } from '../../../platform/database/database.ts'
import { factToJson } from '../../../receivables/payments/commands/news.ts'
import { factFromJson } from '../../../receivables/payments/load/payments.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type PaymentProvider,
  type ProviderFact,
  type ProviderNews,
  type ProviderView,
  type RefundOrder,
} from '../../../receivables/payments/provider.ts'
import {
  loadSandboxByReference,
  loadSandboxPayment,
  loadSandboxPayments,
  lockSandboxByReference,
  type SandboxPayment,
} from '../sandbox/load.ts'
import { sandboxPayouts } from '../sandbox/payouts.ts'
import { factsOfRefund, refundLine, refundScript } from '../sandbox/refunds.ts'
import { addSandboxFacts, insertSandboxPayment } from '../sandbox/save.ts'
import { scriptOf } from '../sandbox/script.ts'
import { signed, verifySigned } from './signature.ts'

/** What the sandbox needs: its tables, the clock that it lives by, and its secrets. */
export type SandboxWorld = {
  readonly db: Db
  readonly now: () => Temporal.Instant
  readonly provider: string
  readonly secrets: readonly string[]
}

/** The built-in provider: behaves as one, keeps what it knows in a table of its own. */
export function sandboxProvider(world: SandboxWorld): PaymentProvider {
  const { db, now, provider, secrets } = world
  return {
    pay: order => pay(world, order),
    find: async order => {
      const found = await loadSandboxPayment(db, provider, order.paymentId)
      return found && viewOf(found, now())
    },
    // The card of its page plays every later payment too.
    kept: async reference => {
      const made = await loadSandboxByReference(db, reference)
      const isPaid = made?.facts.some(({ fact }) => fact.kind === 'succeeded') === true
      if (made?.means !== 'page' || !isPaid) return undefined
      const shown = 'Sandbox •••• 4242'
      return { kind: 'card', token: 'card_ok', customerToken: null, shown, expiresOn: null }
    },
    refund: order => refund(world, order),
    findRefund: async ({ reference, refundId }) => {
      const found = await loadSandboxByReference(db, reference)
      const own = found && told(factsOfRefund(found.facts, refundId), now())
      return own === undefined || own.length === 0 ? undefined : own
    },
    read: async (body, headers) => {
      verifySigned(body, headers['sandbox-signature'], secrets, now())
      return { news: readNews(body), hasPayout: false }
    },
    missed: (from, to) => toldBetween(world, from, to),
    payouts: async (from, to) => sandboxPayouts(await loadSandboxPayments(db, provider), from, to),
  }
}

async function pay(world: SandboxWorld, order: PaymentOrder): Promise<ProviderView> {
  const { db, provider } = world
  const now = world.now()
  const reference = `sb_${order.paymentId.replaceAll('-', '')}`
  const means = order.means?.token ?? 'page'
  const made = { reference, amountMinor: order.amountMinor }
  const before = await loadSandboxPayment(db, provider, order.paymentId)
  const script = scriptOf(means === 'page' ? 'card_3ds' : means, made, now)
  if (before === undefined && script.line === 'fails_before') await failOnce(world, order)
  const { facts } = script
  const row = { provider, reference, key: order.paymentId, ...moneyOf(order), means, facts }
  await insertSandboxPayment(db, row, now)
  const kept = (await loadSandboxPayment(db, provider, order.paymentId)) as SandboxPayment
  if (before === undefined && script.line === 'loses_answer') {
    throw new OutcomeUnknown('the answer was lost')
  }
  return viewOf(kept, now)
}

function moneyOf({ amountMinor, currency }: PaymentOrder) {
  return { amountMinor, currency }
}

/** The line is down for the first try alone: asked again, the payment is made. */
async function failOnce({ db, provider, now }: SandboxWorld, order: PaymentOrder): Promise<void> {
  const key = `down ${order.paymentId}`
  if ((await loadSandboxPayment(db, provider, key)) !== undefined) return
  const row = { provider, reference: key, key, ...moneyOf(order), means: 'none', facts: [] }
  await insertSandboxPayment(db, row, now())
  throw new OutcomeUnknown('the line is down')
}

/**
 * Gives money back of a payment, by our id once. The payment is locked, so that of many at the same
 * time each sees what the others did; it declines what is more than it took.
 */
async function refund(world: SandboxWorld, order: RefundOrder): Promise<readonly ProviderFact[]> {
  const now = world.now()
  const { payment, isNew } = await transaction(world.db, async tx => {
    const locked = await lockSandboxByReference(tx, order.reference)
    if (locked === undefined) throw new OutcomeUnknown('the sandbox does not know the payment')
    const before = factsOfRefund(locked.facts, order.refundId)
    if (before.length > 0) return { payment: locked, isNew: false }
    const facts = refundScript(locked, order, now)
    if (refundLine(locked.means) === 'fails_before') await failRefundOnce(tx, world, order)
    await addSandboxFacts(tx, order.reference, facts)
    return { payment: { ...locked, facts: [...locked.facts, ...facts] }, isNew: true }
  })
  if (isNew && refundLine(payment.means) === 'loses_answer') {
    throw new OutcomeUnknown('the answer was lost')
  }
  return told(factsOfRefund(payment.facts, order.refundId), now)
}

/** The line is down for the first try alone. */
async function failRefundOnce(tx: Tx, world: SandboxWorld, order: RefundOrder): Promise<void> {
  const key = `down ${order.refundId}`
  if ((await loadSandboxPayment(tx, world.provider, key)) !== undefined) return
  const { amountMinor, currency } = order
  const row = { provider: world.provider, reference: key, key, amountMinor, currency }
  // Outside of the transaction, which ends here.
  await insertSandboxPayment(world.db, { ...row, means: 'none', facts: [] }, world.now())
  throw new OutcomeUnknown('the line is down')
}

/** The sandbox sends no webhook by itself: what happens after a payment is heard when it is asked. */
async function toldBetween(
  { db, now, provider }: SandboxWorld,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ProviderNews[]> {
  const payments = await loadSandboxPayments(db, provider)
  return payments.flatMap(({ reference, facts }) =>
    told(facts, now())
      .filter(({ at }) => isBetween(at.toZonedDateTimeISO('UTC').toPlainDate(), from, to))
      .map(each => ({ ...each, reference })),
  )
}

function isBetween(
  day: Temporal.PlainDate,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): boolean {
  return Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0
}

/** What has happened by now. */
function viewOf({ reference, facts }: SandboxPayment, now: Temporal.Instant): ProviderView {
  return { reference, facts: told(facts, now) }
}

function told(facts: readonly ProviderFact[], now: Temporal.Instant): readonly ProviderFact[] {
  return facts.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
}

const newsBody = z.object({
  events: z.array(
    z.object({
      eventId: z.string().max(200),
      reference: z.string().max(200),
      at: z.string(),
      fact: z.looseObject({ kind: z.string() }),
    }),
  ),
})

function readNews(body: Buffer): ProviderNews[] {
  const parsed = newsBody.safeParse(JSON.parse(body.toString('utf8')))
  if (!parsed.success) throw new RefusalError('webhook_unreadable', {})
  return parsed.data.events.map(({ at, fact, ...rest }) => ({
    ...rest,
    at: Temporal.Instant.from(at),
    fact: factFromJson(fact),
  }))
}

/** A webhook of the sandbox about all that has happened, of one payment or all: body and signature. */
export async function sandboxWebhook(
  world: SandboxWorld,
  only?: string,
): Promise<{ readonly body: string; readonly signature: string; readonly events: number }> {
  const now = world.now()
  const all = await loadSandboxPayments(world.db, world.provider)
  const payments = all.filter(each => only === undefined || each.reference === only)
  const events = payments.flatMap(payment =>
    viewOf(payment, now).facts.map(told => ({
      eventId: told.eventId,
      reference: payment.reference,
      ...factToJson(told),
    })),
  )
  const body = JSON.stringify({ events })
  const signature = signed(body, world.secrets[0] as string, now)
  return { body, signature, events: events.length }
}

/** The customer's answer on the sandbox's page: what follows is as of a payment with those means. */
export async function answerSandboxPage(
  world: Pick<SandboxWorld, 'db' | 'now'>,
  reference: string,
  means: string,
): Promise<SandboxPayment | undefined> {
  const payment = await loadSandboxByReference(world.db, reference)
  if (payment === undefined) return undefined
  const now = world.now()
  const isOpen = payment.facts.every(({ fact }) => fact.kind === 'needs_customer')
  if (!isOpen) return payment
  const after =
    means === 'cancel'
      ? [{ eventId: `evt_${reference}_cancel`, at: now, fact: { kind: 'cancelled' } as const }]
      : scriptOf(means, payment, now).facts.map(told => ({ ...told, eventId: `${told.eventId}_p` }))
  await addSandboxFacts(world.db, reference, after)
  return loadSandboxByReference(world.db, reference)
}
