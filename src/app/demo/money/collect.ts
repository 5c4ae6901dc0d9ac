import { paymentTasks } from '../../../integrations/payments/jobs/tasks.ts'
import type { Command } from '../../../platform/command.ts'
import { approveDebitRun, startDebitRun } from '../../../receivables/debits/commands/runs.ts'
import { debitTasks, settleDueRuns } from '../../../receivables/debits/jobs.ts'
import { defineDebitCreditors } from '../../../receivables/mandates/commands/creditors.ts'
import { enterMandates } from '../../../receivables/mandates/commands/enter.ts'
import { stopMandates } from '../../../receivables/mandates/commands/stop.ts'
import { setAutopay, takeAutopay } from '../../../receivables/payments/commands/autopay.ts'
import {
  definePaymentProvider,
  keepPaymentMeans,
} from '../../../receivables/payments/commands/providers.ts'
import { SET_UP } from '../staff.ts'
import { act, daysAfter, moveTo, type Stage } from '../stage.ts'
import { hearOfCards } from './chargebacks.ts'
import { ibanOf } from './iban.ts'
import { type Debtor, loadDebtors, loadPlannedPayments, loadUnmandated } from './load.ts'

/** What becomes of the cards, in the sandbox. */
const CARDS = [
  'card_ok',
  'card_refund_declined',
  'card_declined_insufficient_funds',
  'card_chargeback',
  'card_chargeback_won',
] as const

/**
 * Some German customers have signed mandates, others keep a card: a debit run collects, and one debit
 * comes back with the bank's next statement but one; cards are charged through the sandbox, one is declined and two are disputed.
 */
export async function collect(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '09:00:00')
  const debtors = await loadDebtors(stage.system.db, 'MH-DE', day, 14)
  const byCard = debtors.slice(0, CARDS.length)
  const byDebit = debtors.slice(CARDS.length)
  await chargeCards(stage, byCard, day)
  if (byDebit.length > 0) await debit(stage, byDebit, day)
  // What the provider pays out for the cards, and what the bank has collected, its next statement tells.
  const arrived = daysAfter(day, 4)
  await hearOfCards(stage, day, arrived)
}

async function chargeCards(stage: Stage, debtors: readonly Debtor[], day: string): Promise<void> {
  await act(stage, SET_UP, definePaymentProvider, {
    ...{ provider: 'sandbox', kind: 'sandbox', legalEntity: 'MH-DE' },
    webhookSecret: 'whsec_of_the_demo',
  })
  for (const [i, { accountNumber }] of debtors.entries()) {
    const card = { accountNumber, provider: 'sandbox', kind: 'card' as const }
    const shown = `Visa •••• ${4242 + i}`
    const { meansId } = await act(stage, SET_UP, keepPaymentMeans, {
      ...card,
      token: CARDS[i] as string,
      shown,
    })
    await act(stage, SET_UP, setAutopay, {
      ...{ accountNumber, legalEntity: 'MH-DE', currency: 'EUR', meansId, noticeDays: 5 },
      ...{ consentedOn: day, consent: 'by telephone', cap: '5000.00' },
    })
  }
  await act(stage, SET_UP, takeAutopay as Command, { on: day })
  const tasks = paymentTasks(stage.system)
  for (const key of await loadPlannedPayments(stage.system.db)) await tasks.makePayment?.(key)
}

async function debit(stage: Stage, debtors: readonly Debtor[], day: string): Promise<void> {
  await act(stage, SET_UP, defineDebitCreditors, {
    rows: [{ legalEntity: 'MH-DE', creditorId: 'DE98ZZZ09999999999' }],
  })
  await act(stage, SET_UP, enterMandates, {
    rows: debtors.map(({ accountNumber, name }, i) => ({
      legalEntity: 'MH-DE',
      accountNumber,
      reference: `MH-${accountNumber}`,
      scheme: 'sepa_core' as const,
      signedOn: daysAfter(day, -30),
      holder: name.slice(0, 70),
      iban: ibanOf(i),
    })),
  })
  await restOfRegister(stage, day)
  const collectOn = daysAfter(day, 2)
  const started = await act(stage, SET_UP, startDebitRun, {
    ...{ legalEntity: 'MH-DE', scheme: 'sepa' as const, collectOn },
  })
  if (started.debits === 0) return
  const { run } = started
  await act(stage, SET_UP, approveDebitRun, { run })
  await debitTasks(stage.system).writeDebitFile?.({ run })
  moveTo(stage, collectOn, '09:00:00')
  await settleDueRuns(stage.system, Temporal.PlainDate.from(collectOn), SET_UP)
}

/**
 * Mandates under which nothing is collected now: two die soon, three years after they were last used, one
 * is blocked while its account is asked about, and one was revoked by its customer.
 */
async function restOfRegister(stage: Stage, day: string): Promise<void> {
  const owners = await loadUnmandated(stage.system.db, 'DE', 4)
  const signed = ['2022-03-14', '2022-09-01', daysAfter(day, -200), daysAfter(day, -300)]
  const used = [daysAfter(day, -1020), daysAfter(day, -1040), null, null]
  await act(stage, SET_UP, enterMandates, {
    rows: owners.map(({ accountNumber, name }, i) => ({
      ...{ legalEntity: 'MH-DE', accountNumber, reference: `MH-${accountNumber}` },
      ...{ scheme: 'sepa_core' as const, signedOn: signed[i] ?? day, holder: name.slice(0, 70) },
      ...{ iban: ibanOf(60 + i), usedBeforeOn: used[i] ?? null },
    })),
  })
  const stops = [
    ['block', 'The bank says that the account is closed'],
    ['revoke', 'The customer pays by transfer from now on'],
  ] as const
  const rows = owners.slice(2).flatMap(({ accountNumber }, i) => {
    const [action, reason] = stops[i] ?? []
    if (action === undefined || reason === undefined) return []
    return [{ legalEntity: 'MH-DE', reference: `MH-${accountNumber}`, action, on: day, reason }]
  })
  if (rows.length > 0) await act(stage, SET_UP, stopMandates, { rows })
}
