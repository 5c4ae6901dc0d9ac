import { defineLateChargePolicies } from '../../../collections/late-charges/commands/all.ts'
import { defineDunningPolicies, usePolicies } from '../../../collections/policies/commands.ts'
import { setProvisionRates } from '../../../disputes/losses/commands/provision.ts'
import { GRACE, MARY } from '../staff.ts'
import { actTogether, type Stage } from '../stage.ts'

/** The company whose customers are reminded. */
export const REMINDING = 'MH-DE'

const REMINDERS = {
  policyCode: 'REMIND',
  name: {
    en: 'Reminders',
    fr: 'Relances',
    es: 'Recordatorios',
    de: 'Mahnungen',
  },
  graceDays: 3,
  thresholds: { EUR: '10.00' },
  daysToPay: 10,
  levels: [
    { level: 1, afterDays: 5, template: 'reminder_1' },
    {
      ...{ level: 2, afterDays: 20, daysSinceLast: 12, template: 'reminder_2' },
      fees: { EUR: '3.00' },
    },
    {
      ...{ level: 3, afterDays: 35, daysSinceLast: 12, template: 'final_notice' },
      channel: 'letter' as const,
      fees: { EUR: '3.00' },
    },
    {
      ...{ level: 4, afterDays: 50, daysSinceLast: 12, template: 'final_notice' },
      channel: 'call' as const,
    },
  ],
}

const INTEREST = {
  policyCode: 'INTEREST',
  name: {
    en: 'Interest on late payment',
    fr: 'Intérêts de retard',
    es: 'Intereses de demora',
    de: 'Verzugszinsen',
  },
  annualPercent: '6',
  customers: 'business' as const,
  graceDays: 5,
  minimums: { EUR: '1.00' },
}

/** Statutory interest, billed once an invoice was paid late; nobody has it until somebody says so. */
const AT_PAYMENT = {
  policyCode: 'AT-PAYMENT',
  name: {
    en: 'Statutory interest at payment',
    fr: 'Intérêts légaux au paiement',
    es: 'Intereses legales al pagar',
    de: 'Gesetzliche Zinsen bei Zahlung',
  },
  ...{ rateCode: 'ecb', points: '8', customers: 'business' as const },
  ...{ graceDays: 0, flat: { EUR: '40.00' }, billed: 'at_payment' as const },
}

/** Percents of what is not expected to be paid: not yet due, 1-30, 31-60, 61-90, 91-120, more days overdue. */
const LOSSES = ['0.5', '2', '10', '25', '50', '90']

/**
 * Before the first bill: how customers are reminded, and what is not expected to come. Late payment
 * costs interest from the last month on.
 */
export async function setReminderRules(stage: Stage, fromOn: string): Promise<void> {
  const interestFrom = `${stage.world.batches.at(-1)?.month}-01`
  await actTogether(stage, [MARY, GRACE], defineDunningPolicies, {
    rows: [{ ...REMINDERS, fromOn }],
  })
  await actTogether(stage, [MARY, GRACE], defineLateChargePolicies, {
    rows: [
      { ...INTEREST, fromOn: interestFrom },
      { ...AT_PAYMENT, fromOn: interestFrom },
    ],
  })
  await actTogether(stage, [MARY, GRACE], usePolicies, {
    rows: [
      { fromOn, entity: REMINDING, policyCode: REMINDERS.policyCode },
      {
        ...{ kind: 'late_charges', policyCode: INTEREST.policyCode },
        ...{ fromOn: interestFrom, entity: REMINDING },
      },
    ],
  })
  await actTogether(stage, [MARY, GRACE], setProvisionRates, {
    segment: '*',
    fromOn,
    percents: LOSSES,
  })
}
