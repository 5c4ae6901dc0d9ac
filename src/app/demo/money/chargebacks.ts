import { paymentTasks } from '../../../integrations/payments/jobs/tasks.ts'
import { keepPaymentMeans } from '../../../receivables/payments/commands/providers.ts'
import { requestPayment } from '../../../receivables/payments/commands/request.ts'
import { CARL, SET_UP } from '../staff.ts'
import { act, daysAfter, moveTo, type Stage } from '../stage.ts'
import { loadDebtors, loadPlannedPayments } from './load.ts'

/** Days from a payment or a dispute to the payout that it is part of; known beforehand. */
const PAID_OUT_AFTER = 2

/** What the provider tells of some days, read on the last of them: disputes and how they ended, and what it pays out. */
export async function hearOfCards(stage: Stage, from: string, to: string): Promise<void> {
  moveTo(stage, to, '09:00:00')
  const tasks = paymentTasks(stage.system)
  await tasks.fetchMissedNews?.({ from, to })
  await tasks.fetchPayouts?.({ from, to: daysAfter(to, PAID_OUT_AFTER) })
}

/** A customer reads out a card on the telephone, and will deny three days later that it was hers. */
export async function chargeTheNextDispute(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '11:00:00')
  const [payer] = (await loadDebtors(stage.system.db, 'MH-DE', day, 30)).slice(-1)
  if (payer === undefined) return
  const { accountNumber } = payer
  const { meansId } = await act(stage, SET_UP, keepPaymentMeans, {
    ...{ accountNumber, provider: 'sandbox', kind: 'card' as const },
    ...{ token: 'card_chargeback', shown: 'Mastercard •••• 5100' },
  })
  await act(stage, CARL, requestPayment, { accountNumber, provider: 'sandbox', meansId })
  const tasks = paymentTasks(stage.system)
  for (const key of await loadPlannedPayments(stage.system.db)) await tasks.makePayment?.(key)
}
