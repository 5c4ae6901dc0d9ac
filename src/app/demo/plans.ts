import { definePaymentTerms, setPaymentTerms } from '../../contracts/payment-terms/commands.ts'
import { formatAmount } from '../../kernel/money.ts'
import { recordReceipt } from '../../receivables/commands/receipts.ts'
import { agreePaymentPlan } from '../../receivables/plans/commands/agree.ts'
import { setPaymentPlanPolicy } from '../../receivables/plans/commands/policy.ts'
import { workPlans } from '../../receivables/plans/jobs.ts'
import { loadLateAccounts } from './load.ts'
import { ADA, CARL, MARY } from './staff.ts'
import { act, daysAfter, moveTo, type Stage } from './stage.ts'

const ENTITY = 'MH-DE'

const TERMS = [
  {
    terms: 'EARLY',
    rule: '2% 10, net 30',
    name: {
      en: '2 % within 10 days, 30 days net',
      fr: '2 % sous 10 jours, 30 jours net',
      es: '2 % en 10 días, 30 días neto',
      de: '2 % in 10 Tagen, 30 Tage netto',
    },
  },
  {
    terms: 'THIRDS',
    rule: '1/3 net 0, 1/3 net 30, 1/3 net 60',
    name: { en: 'In thirds', fr: 'En trois fois', es: 'En tres plazos', de: 'In drei Raten' },
  },
] as const

/** Two customers with terms of their own, from their next invoice on. */
export async function setTerms(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '14:00:00')
  const rows = TERMS.map(each => ({ ...each, fromOn: day }))
  await act(stage, MARY, definePaymentTerms, { rows })
  const late = await loadLateAccounts(stage.system.db, 'MH-US', day, 2)
  const uses = late.map(({ account }, i) => ({
    accountNumber: account,
    fromOn: day,
    terms: TERMS[i]?.terms ?? null,
  }))
  if (uses.length > 0) await act(stage, ADA, setPaymentTerms, { rows: uses })
}

/** Customers who never pay agree to pay in instalments: one keeps to it, one does not. */
export async function agreePlans(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '10:30:00')
  await act(stage, MARY, setPaymentPlanPolicy, {
    entity: ENTITY,
    fromOn: day,
    mostInstalments: 6,
    leastInstalment: '10.00',
    planFee: '5.00',
    customersAsk: true,
  })
  const late = await loadLateAccounts(stage.system.db, ENTITY, day, 2)
  for (const { account } of late) {
    await act(stage, CARL, agreePaymentPlan, {
      accountNumber: account,
      entity: ENTITY,
      on: day,
      count: 3,
      firstOn: daysAfter(day, 7),
      note: 'Agreed by telephone',
    })
  }
  const [first] = late
  if (first === undefined) return
  const on = daysAfter(day, 6)
  moveTo(stage, on, '09:15:00')
  await act(stage, CARL, recordReceipt, {
    entity: ENTITY,
    accountNumber: first.account,
    method: 'transfer',
    currency: 'EUR',
    amount: formatAmount(first.openMinor / 3n + 100n, 'EUR'),
    bookedOn: on,
    reference: 'Rate 1',
    apply: 'policy',
  })
  const missed = daysAfter(day, 14)
  moveTo(stage, missed, '05:05:00')
  await workPlans(stage.system, Temporal.PlainDate.from(missed), 'job:schedules')
}
