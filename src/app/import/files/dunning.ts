import {
  defineLateChargePolicies,
  setRateCaps,
  setReferenceRates,
} from '../../../collections/late-charges/commands/all.ts'
import { defineDunningPolicies, usePolicies } from '../../../collections/policies/commands.ts'
import type { Cells } from '../cells.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

/** An amount in one currency, as policies hold amounts by currency. */
function amountsOf(c: Cells, column: string): Record<string, string> {
  const amount = c.given(column)
  return amount === undefined ? {} : { [c.text('currency')]: amount }
}

/** One policy a code and day, a row each of its levels; the head is told by the first. */
export const dunningLevels: FileSpec = {
  file: 'dunning_policies.csv',
  ...columns(`policy_code from_on name_en name_fr? name_es? name_de? currency? grace_days? threshold?
    return_grace_days? after_return? days_to_pay? in_hardship? before_promise? level after_days days_since_last?
    channel? template fee?`),
  command: bulk(defineDunningPolicies),
  batchRows: 500,
  group: c => `${c.text('policy_code')}\n${c.text('from_on')}`,
  row: rows => {
    const head = rows[0]!
    return {
      policyCode: head.text('policy_code'),
      fromOn: head.text('from_on'),
      name: head.names(),
      graceDays: head.whole('grace_days'),
      thresholds: amountsOf(head, 'threshold'),
      returnGraceDays: head.whole('return_grace_days'),
      afterReturn: head.given('after_return'),
      daysToPay: head.whole('days_to_pay'),
      inHardship: head.given('in_hardship'),
      beforePromise: head.given('before_promise'),
      levels: rows.map(c => ({
        level: c.whole('level'),
        afterDays: c.whole('after_days'),
        daysSinceLast: c.whole('days_since_last'),
        channel: c.given('channel'),
        template: c.text('template'),
        fees: amountsOf(c, 'fee'),
      })),
    }
  },
}

export const lateChargePolicies: FileSpec = {
  file: 'late_charge_policies.csv',
  ...columns(`policy_code from_on name_en name_fr? name_es? name_de? customers? rate_code?
    annual_percent? points? most_percent? day_basis? grace_days? currency? flat? minimum?
    terms_days? billed?`),
  command: bulk(defineLateChargePolicies),
  batchRows: 500,
  row: ([c]) => ({
    policyCode: c!.text('policy_code'),
    fromOn: c!.text('from_on'),
    name: c!.names(),
    customers: c!.given('customers'),
    rateCode: c!.orNull('rate_code'),
    annualPercent: c!.orNull('annual_percent'),
    points: c!.orNull('points'),
    mostPercent: c!.orNull('most_percent'),
    dayBasis: c!.given('day_basis'),
    graceDays: c!.whole('grace_days'),
    flat: amountsOf(c!, 'flat'),
    minimums: amountsOf(c!, 'minimum'),
    termsDays: c!.whole('terms_days'),
    billed: c!.given('billed'),
  }),
}

export const referenceRates: FileSpec = {
  file: 'reference_rates.csv',
  ...columns('rate_code from_on percent'),
  command: bulk(setReferenceRates),
  batchRows: 500,
  row: ([c]) => ({
    rateCode: c!.text('rate_code'),
    fromOn: c!.text('from_on'),
    percent: c!.text('percent'),
  }),
}

export const rateCaps: FileSpec = {
  file: 'rate_caps.csv',
  ...columns('country region? customers? from_on most_percent?'),
  command: bulk(setRateCaps),
  batchRows: 500,
  row: ([c]) => ({
    country: c!.text('country'),
    region: c!.orNull('region'),
    customers: c!.given('customers'),
    fromOn: c!.text('from_on'),
    mostPercent: c!.orNull('most_percent'),
  }),
}

export const policyUses: FileSpec = {
  file: 'policy_uses.csv',
  ...columns('kind policy_code? from_on legal_entity? segment? account_number?'),
  command: bulk(usePolicies),
  batchRows: 1000,
  row: ([c]) => ({
    kind: c!.text('kind'),
    policyCode: c!.orNull('policy_code'),
    fromOn: c!.text('from_on'),
    entity: c!.orNull('legal_entity'),
    segment: c!.orNull('segment'),
    accountNumber: c!.orNull('account_number'),
  }),
}
