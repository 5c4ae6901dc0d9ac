import { paymentTasks } from '../../../integrations/payments/jobs/tasks.ts'
import { issueCreditNote } from '../../../invoicing/commands/credit.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { refundCredit } from '../../../receivables/refunds/commands/refunds.ts'
import { refundPayment } from '../../../receivables/refunds/provider/commands/request.ts'
import {
  approveRefundRun,
  startRefundRun,
} from '../../../receivables/refunds/runs/commands/runs.ts'
import { refundTasks } from '../../../receivables/refunds/runs/jobs.ts'
import { ADA, CARL, GRACE, MARY } from '../staff.ts'
import { act, actTogether, daysAfter, moveTo, type Stage } from '../stage.ts'
import { ibanOf } from './iban.ts'
import {
  loadCardPayments,
  loadCreditNote,
  loadCreditsToPayOut,
  loadPlannedRefunds,
} from './load.ts'

/** What the customers who paid by card read on their credit notes. */
const PROMISED = {
  en: 'The discount that was promised by telephone',
  fr: 'La remise promise au téléphone',
  es: 'El descuento prometido por teléfono',
  de: 'Der am Telefon zugesagte Nachlass',
} as const

/**
 * Money goes back on every way: to cards, of which one bank declines; by transfer in a run that a second
 * person releases and of which the bank's next statement tells; and by a check that nobody has cashed.
 */
export async function refund(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '10:00:00')
  await toCards(stage, day)
  const [check, ...transfers] = await loadCreditsToPayOut(stage.system.db, 'MH-DE', 4)
  if (check !== undefined) {
    const to = { way: 'check' as const, checkNumber: '200017', iban: null }
    await payOut(stage, check, { ...to, on: day })
  }
  for (const [i, credit] of transfers.entries()) {
    const to = { way: 'transfer' as const, checkNumber: null, iban: ibanOf(40 + i) }
    await payOut(stage, credit, { ...to, on: day })
  }
  if (transfers.length > 0) await send(stage, daysAfter(day, 1))
}

/** Half of a small invoice that was paid by card is credited, and goes back to the card. */
async function toCards(stage: Stage, day: string): Promise<void> {
  const { db } = stage.system
  for (const { account, paymentId, document, language } of await loadCardPayments(db, 2)) {
    await actTogether(stage, [ADA, GRACE], issueCreditNote, {
      ...{ invoice: document, reason: PROMISED[language], issueOn: day },
      ...{ netAmount: '12.50', outcome: 'keep' as const },
    })
    const item = await loadCreditNote(db, account)
    if (item === undefined) continue
    await actTogether(stage, [CARL, MARY], refundPayment, {
      ...{ accountNumber: account, paymentId, item, reason: 'credit_balance' },
    })
  }
  const tasks = paymentTasks(stage.system)
  for (const key of await loadPlannedRefunds(db)) await tasks.makeRefund?.(key)
  await tasks.fetchPayouts?.({ from: day, to: daysAfter(day, 2) })
}

type Credit = Awaited<ReturnType<typeof loadCreditsToPayOut>>[number]

async function payOut(
  stage: Stage,
  { account, name, item, currency, leftMinor }: Credit,
  to: {
    readonly way: 'check' | 'transfer'
    readonly on: string
    readonly iban: string | null
    readonly checkNumber: string | null
  },
): Promise<void> {
  const { iban, checkNumber, ...rest } = to
  await actTogether(stage, [CARL, MARY], refundCredit, {
    ...{ accountNumber: account, item, amount: formatAmount(leftMinor, currency), ...rest },
    ...{ payee: name.slice(0, 70), reason: 'credit_balance' },
    ...(iban === null ? {} : { iban }),
    ...(checkNumber === null ? {} : { checkNumber }),
  })
}

async function send(stage: Stage, payOn: string): Promise<void> {
  const { run } = await act(stage, CARL, startRefundRun, { legalEntity: 'MH-DE', payOn })
  await actTogether(stage, [MARY, GRACE], approveRefundRun, { run })
  await refundTasks(stage.system).writeRefundFile?.({ run })
}
