import { defineBillingCycles } from '../../../accounts/commands/define-billing-cycles.ts'
import {
  createAccounts,
  createPremises,
  placeBillingHolds,
} from '../../../contracts/commands/account-changes.ts'
import { bulk, columns, type FileSpec } from '../spec.ts'

export const cycles: FileSpec = {
  file: 'cycles.csv',
  ...columns('cycle_code name through_on read_on cut_off_on issue_on'),
  command: bulk(defineBillingCycles),
  batchRows: 500,
  group: c => c.text('cycle_code'),
  row: rows => ({
    cycleCode: rows[0]!.text('cycle_code'),
    name: rows[0]!.text('name'),
    dates: rows.map(c => ({
      throughOn: c.text('through_on'),
      readOn: c.text('read_on'),
      cutOffOn: c.text('cut_off_on'),
      issueOn: c.text('issue_on'),
    })),
  }),
}

export const accounts: FileSpec = {
  file: 'accounts.csv',
  ...columns(`account_number kind name address_1 address_2? postal_code? city region? country email?
    phone? language? time_zone tax_id? terms_days? delivery? cycle_code? buyer_reference? paper?
    billing_day? invoice_per?`),
  command: bulk(createAccounts),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    kind: c!.text('kind'),
    name: c!.text('name'),
    ...c!.address(),
    email: c!.orNull('email'),
    ...(c!.columns.includes('phone') ? { phone: c!.orNull('phone') } : {}),
    language: c!.given('language'),
    timeZone: c!.text('time_zone'),
    taxId: c!.orNull('tax_id'),
    termsDays: c!.whole('terms_days'),
    delivery: c!.given('delivery'),
    cycleCode: c!.orNull('cycle_code'),
    billingDay: c!.whole('billing_day') ?? null,
    invoicePer: c!.given('invoice_per'),
    buyerReference: c!.orNull('buyer_reference'),
    paper: c!.orNull('paper'),
  }),
}

export const premises: FileSpec = {
  file: 'premises.csv',
  ...columns(`account_number premise_code name address_1 address_2? postal_code? city region?
    country`),
  command: bulk(createPremises),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    premiseCode: c!.text('premise_code'),
    name: c!.text('name'),
    ...c!.address(),
  }),
}

export const holds: FileSpec = {
  file: 'holds.csv',
  ...columns('account_number reason from_on until_on?'),
  command: bulk(placeBillingHolds),
  batchRows: 1000,
  row: ([c]) => ({
    accountNumber: c!.text('account_number'),
    reason: c!.text('reason'),
    fromOn: c!.text('from_on'),
    untilOn: c!.orNull('until_on'),
  }),
}
