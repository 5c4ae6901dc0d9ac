import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import type { Db } from '../../../platform/database/database.ts'
import { factToJson } from '../../../receivables/payments/commands/news.ts'
import { factFromJson } from '../../../receivables/payments/load/payments.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type PaymentProvider,
  type ProviderNews,
  type ProviderView,
} from '../../../receivables/payments/provider.ts'
import {
  loadSandboxByReference,
  loadSandboxPayment,
  loadSandboxPayments,
  type SandboxPayment,
} from '../sandbox/load.ts'
import { sandboxPayouts } from '../sandbox/payouts.ts'
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
    refund: async (reference, refundId, amountMinor) => {
      const fact = { kind: 'refunded', refundId, amountMinor } as const
      const told = { eventId: `evt_${refundId}`, at: now(), fact }
      await addSandboxFacts(db, reference, [told])
      return [told]
    },
    read: async (body, headers) => {
      verifySigned(body, headers['sandbox-signature'], secrets, now())
      return { news: readNews(body), hasPayout: false }
    },
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

/** What has happened by now. */
function viewOf({ reference, facts }: SandboxPayment, now: Temporal.Instant): ProviderView {
  return {
    reference,
    facts: facts.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0),
  }
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
