import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import type { System } from '../../../platform/system.ts'
import { keepMeansOfPayment } from '../../../receivables/payments/commands/keep.ts'
import {
  beginPayment,
  factToJson,
  linkProviderNews,
  newsToJson,
  recordPaymentFacts,
  recordProviderNews,
  recordUnknownOutcome,
} from '../../../receivables/payments/commands/news.ts'
import { recordPayout } from '../../../receivables/payments/commands/payouts.ts'
import { loadActiveProviders } from '../../../receivables/payments/load/pay-links.ts'
import {
  loadOrder,
  loadPayment,
  loadToAsk,
  type PaymentKey,
} from '../../../receivables/payments/load/payments.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type PaymentProvider,
  type ProviderPayout,
  type ProviderView,
} from '../../../receivables/payments/provider.ts'
import { act } from './act.ts'
import { providerOf } from './provider-of.ts'
import { refundTasks } from './refund-tasks.ts'

const paymentKey = z.object({ accountId: z.uuid(), paymentId: z.uuid() })
const newsKey = z.object({ provider: z.string(), references: z.array(z.string()) })

const unreadEvent = z.object({ provider: z.string(), event: z.looseObject({}) })

const span = z.object({ from: z.string(), to: z.string() })

/** Payments asked about in one go; the rest follows at once. */
const ASKED_AT_ONCE = 100

/** Events of a provider recorded by one command. */
const TOLD_AT_ONCE = 200

/** The worker's tasks that talk to providers of payments. */
export function paymentTasks(system: System): Tasks {
  return {
    makePayment: payload => makePayment(system, paymentKey.parse(payload)),
    keepMeans: payload => keepMeans(system, paymentKey.parse(payload)),
    askPayments: () => askPayments(system),
    ...refundTasks(system),
    fetchPayouts: payload => ofEveryProvider(system, span.parse(payload), fetchPayoutsOf),
    fetchMissedNews: payload => ofEveryProvider(system, span.parse(payload), fetchMissedNewsOf),
    readProviderEvent: payload => readProviderEvent(system, unreadEvent.parse(payload)),
    linkProviderNews: async payload => {
      await act(system, linkProviderNews, newsKey.parse(payload), 'job:linkProviderNews')
    },
  }
}

/**
 * Sends a payment to its provider. Before, it is written down that it is being sent; if we die then,
 * the job sends it again by the same key, which the provider knows.
 */
async function makePayment(system: System, key: PaymentKey): Promise<void> {
  const actor = 'job:makePayment'
  const { go } = await act(system, beginPayment, key, actor)
  if (!go) return
  await ask(system, key, actor, (provider, order) => provider.pay(order))
}

/**
 * Reads an event of a webhook that its provider did not tell more of when it came. As long as it does
 * not, the job fails and is done again, later each time.
 */
async function readProviderEvent(
  system: System,
  { provider: code, event }: z.output<typeof unreadEvent>,
): Promise<void> {
  const provider = await providerOf(system, code)
  const news = (await provider.readEvent?.(event)) ?? []
  if (news.length === 0) return
  const input = { provider: code, news: news.map(newsToJson) }
  await act(system, recordProviderNews, input, 'job:readProviderEvent')
}

/** Asks the provider what the customer paid with, where they let us keep it. */
async function keepMeans(system: System, key: PaymentKey): Promise<void> {
  const payment = await loadPayment(system.db, key)
  if (payment?.provider == null || payment.reference === null) return
  const provider = await providerOf(system, payment.provider)
  const kept = await provider.kept?.(payment.reference)
  if (kept === undefined) return
  const expiresOn = kept.expiresOn?.toString() ?? null
  await act(system, keepMeansOfPayment, { ...key, ...kept, expiresOn }, 'job:keepMeans')
}

/** Asks about every payment that is due for it; a payment that nobody has heard of is sent again. */
async function askPayments(system: System): Promise<void> {
  for (;;) {
    const due = await loadToAsk(system.db, system.clock.now(), ASKED_AT_ONCE)
    for (const key of due) {
      await ask(system, key, 'job:askPayments', async (provider, order, reference) => {
        return (await provider.find(order, reference)) ?? provider.pay(order)
      })
    }
    if (due.length < ASKED_AT_ONCE) return
  }
}

type Ask = (
  provider: PaymentProvider,
  order: PaymentOrder,
  reference: string | null,
) => Promise<ProviderView>

async function ask(system: System, key: PaymentKey, actor: string, how: Ask): Promise<void> {
  const loaded = await loadOrder(system.db, key)
  if (loaded === undefined || loaded.payment.provider === null) return
  const { payment, token, customerToken } = loaded
  const order: PaymentOrder = {
    paymentId: payment.paymentId,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    description: `${loaded.entity} ${loaded.account}`,
    means: token === null ? null : { token, customerToken },
    keeps: loaded.keeps,
    returnTo: `/pay/done/${payment.accountId}/${payment.paymentId}`,
  }
  try {
    const provider = await providerOf(system, payment.provider as string)
    const view = await how(provider, order, payment.reference)
    const facts = view.facts.map(told => ({ eventId: told.eventId, ...factToJson(told) }))
    const named = view.alias === undefined ? {} : { alias: view.alias }
    const told = { ...key, ...named, reference: view.reference, facts }
    await act(system, recordPaymentFacts, told, actor)
    const isDecided = facts.some(
      ({ fact }) => fact.kind !== 'pending' && fact.kind !== 'needs_customer',
    )
    if (!isDecided) await act(system, recordUnknownOutcome, key, actor)
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error
    await act(system, recordUnknownOutcome, key, actor)
  }
}

type OfProvider = (
  system: System,
  code: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
) => Promise<unknown[]>

/** Asks every provider about a span of days. One that fails does not hold up the others. */
async function ofEveryProvider(
  system: System,
  asked: z.output<typeof span>,
  work: OfProvider,
): Promise<void> {
  const [from, to] = [Temporal.PlainDate.from(asked.from), Temporal.PlainDate.from(asked.to)]
  const failures: unknown[] = []
  for (const code of await loadActiveProviders(system.db)) {
    try {
      failures.push(...(await work(system, code, from, to)))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** What a lost webhook would have said; what was heard before changes nothing. */
const fetchMissedNewsOf: OfProvider = async (system, code, from, to) => {
  const provider = await providerOf(system, code)
  const missed = (await provider.missed?.(from, to)) ?? []
  for (let start = 0; start < missed.length; start += TOLD_AT_ONCE) {
    const news = missed.slice(start, start + TOLD_AT_ONCE).map(newsToJson)
    await act(system, recordProviderNews, { provider: code, news }, 'job:fetchMissedNews')
  }
  return []
}

/**
 * Books every payout that arrived; those that are booked stay as they are. Gives what was refused: a payout
 * that cannot be booked does not hold up the others.
 */
const fetchPayoutsOf: OfProvider = async (system, code, from, to) => {
  const provider = await providerOf(system, code)
  const failures: unknown[] = []
  for (const payout of await provider.payouts(from, to)) {
    try {
      await bookPayout(system, code, payout)
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      failures.push(error)
    }
  }
  return failures
}

async function bookPayout(system: System, code: string, payout: ProviderPayout): Promise<void> {
  const lines = payout.lines.map(line => ({
    ...line,
    grossMinor: line.grossMinor.toString(),
    feeMinor: line.feeMinor.toString(),
  }))
  const { netMinor, arrivesOn } = payout
  const plain = { netMinor: netMinor.toString(), arrivesOn: arrivesOn.toString(), lines }
  await act(system, recordPayout, { ...payout, provider: code, ...plain }, 'job:fetchPayouts')
}
