import type { Labels } from '../labels.ts'

/** What helps to fill fields in, in English. */
export const fieldHelp: Labels = {
  accountNumber: 'As it stands on the customer’s invoices, such as A-100023',
  reason: 'Kept with the entry; an auditor reads it',
  note: 'For colleagues; no customer sees it',
  on: 'The day on which it counts in the books',
  'openDispute.accountNumber': 'Only for a consolidated invoice: whose section it is',
  'definePaymentTerms.rule':
    'Such as net 30, eom, 30 eom 10, day 15, 2% 10, net 30, or 1/3 net 0, 1/3 net 30, 1/3 net 60',
  'openDispute.amount': 'Empty: all that is left of the line or document',
  'openDispute.dueOn': 'Empty: by the cause',
  'openDispute.owner': 'Empty: by the cause, or you',
  'decideDispute.granted': '0.00: nothing; the whole disputed amount: all of it',
  'decideDispute.graceDays': 'How long nobody asks for what was refused; empty: by the cause',
  'startDunningRun.on':
    'The day that it counts from: what is overdue then is asked for; empty: today',
  'startLateChargeRun.on': 'Interest and fees are counted up to this day; empty: today',
  fromOn: 'First day',
  untilOn: 'First day without it; empty: no end',
  startOn: 'First day',
  endOn: 'First day without it; empty: no end',
  effectiveOn: 'From this day on; earlier bills are compared anew',
  issueOn: 'Date printed on the document',
  through: 'Periods are billed up to here, this day not included',
  currency: 'ISO code, such as EUR',
  amount: 'With a point for decimals, such as 12.50',
  unitPrice: 'Price of one unit, up to 12 decimals',
  percent: 'Such as 7.5',
  reference: 'What the payer or the other system calls it',
  rebill: 'Bill the same periods again in the next run',
  invoice: 'Number of the invoice',
  document: 'Number of the document',
  email: 'In small letters',
  cycleCode: 'The calendar by which the customer is billed',
  scopes: 'Permissions such as documents.read; * for all',
  upTo: 'Up to and with this quantity; empty: no end',
}
