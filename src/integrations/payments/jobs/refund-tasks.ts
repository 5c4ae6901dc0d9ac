import { z } from 'zod'
import type { Tasks } from '../../../platform/jobs.ts'
import type { System } from '../../../platform/system.ts'
import { factToJson } from '../../../receivables/payments/commands/news.ts'
import { loadPayment } from '../../../receivables/payments/load/payments.ts'
import {
  OutcomeUnknown,
  type PaymentProvider,
  type ProviderFact,
  type RefundOrder,
} from '../../../receivables/payments/provider.ts'
import {
  beginRefund,
  recordRefundFacts,
  recordUnknownRefund,
} from '../../../receivables/refunds/provider/commands/sending.ts'
import {
  loadProviderRefund,
  loadRefundsToAsk,
  type RefundKey,
} from '../../../receivables/refunds/provider/load.ts'
import { act } from './act.ts'
import { providerOf } from './provider-of.ts'

const refundKey = z.object({ accountId: z.uuid(), refundId: z.uuid() })

/** Refunds asked about in one go; the rest follows at once. */
const ASKED_AT_ONCE = 100

/** The worker's tasks of refunds through providers. */
export function refundTasks(system: System): Tasks {
  return {
    makeRefund: payload => makeRefund(system, refundKey.parse(payload)),
    askRefunds: () => askRefunds(system),
  }
}

type Ask = (
  provider: PaymentProvider,
  order: RefundOrder,
) => Promise<readonly ProviderFact[] | undefined>

/**
 * Asks a provider for a refund. Before, it is written down that it is being asked; if we die then, or
 * the answer is lost, the provider is asked what became of it before it is asked again.
 */
async function makeRefund(system: System, key: RefundKey): Promise<void> {
  const actor = 'job:makeRefund'
  const { go, isFirst } = await act(system, beginRefund, key, actor)
  if (!go) return
  await ask(system, key, actor, (provider, order) =>
    isFirst ? provider.refund(order) : foundOrMade(provider, order),
  )
}

async function foundOrMade(provider: PaymentProvider, order: RefundOrder) {
  return (await provider.findRefund(order)) ?? provider.refund(order)
}

/** Asks about every refund that is due for it; one that fails does not hold up the others. */
async function askRefunds(system: System): Promise<void> {
  const failures: unknown[] = []
  for (;;) {
    const due = await loadRefundsToAsk(system.db, system.clock.now(), ASKED_AT_ONCE)
    for (const key of due) {
      try {
        await ask(system, key, 'job:askRefunds', foundOrMade)
      } catch (error) {
        failures.push(error)
      }
    }
    if (due.length < ASKED_AT_ONCE || failures.length > 0) break
  }
  if (failures.length > 0) throw failures[0]
}

async function ask(system: System, key: RefundKey, actor: string, how: Ask): Promise<void> {
  const refund = await loadProviderRefund(system.db, key)
  const payment = refund && (await loadPayment(system.db, refund))
  if (refund === undefined || payment?.reference == null) return
  const { refundId, provider, amountMinor, currency, providerRefundId } = refund
  const order = { refundId, reference: payment.reference, amountMinor, currency, providerRefundId }
  try {
    const facts = (await how(await providerOf(system, provider), order)) ?? []
    const told = facts.map(each => ({ eventId: each.eventId, ...factToJson(each) }))
    await act(system, recordRefundFacts, { ...key, facts: told }, actor)
    const isDecided = facts.some(({ fact }) => fact.kind !== 'refund_pending')
    if (!isDecided) await act(system, recordUnknownRefund, key, actor)
  } catch (error) {
    // Whatever went wrong, whether the refund was made is not known.
    await act(system, recordUnknownRefund, key, actor)
    if (!(error instanceof OutcomeUnknown)) throw error
  }
}
