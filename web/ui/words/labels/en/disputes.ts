import type { Labels } from '../labels.ts'

/** Names of disputes and corrections, in English. */
export const disputes: Labels = {
  issueDebitNote: 'Issue a debit note',
  purpose: 'What it is for',
}

/** Values of disputes and corrections, in English. */
export const disputeValues: Labels = {
  debit_note: 'Debit note',
  late_fee: 'Late fee',
  interest: 'Interest',
  added: 'Added',
  'adds_to.to': 'About',
  'adds_to.from': 'Followed by',
}
