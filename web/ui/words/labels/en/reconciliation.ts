import type { Labels } from '../labels.ts'

/** Names about bank reconciliation, refunds and credit balances, in English. */
export const reconciliation: Labels = {
  'bank-reconciliation': 'Bank reconciliation',
  'bank-reconciling-items': 'Reconciling items',
  'credit-refund-rules': 'Rules of refunds of credits',
  setCreditRefundRule: 'Set the rule for refunds of credits',
  proposeCreditRefunds: 'Propose refunds of credits',
  creditDays: 'After days in credit',
  'setCreditRefundRule.afterDays': 'After days in credit',
  above: 'Above',
  'bank-line-links': 'Linked bank lines',
  statementOn: 'Statement of',
  openingOrGaps: 'Opening and gaps',
  notInBooks: 'Not in the books',
  announced: 'Announced only',
  notOnStatement: 'Not on a statement',
  ledger: 'Balance of the ledger',
  difference: 'Difference',
  side: 'Side',
  linkId: 'Link',
  linkBankLine: 'Link a bank line',
  linkRecordedLines: 'Look again for recorded payments',
  assignTask: 'Say who looks after a task',
  notOnBankDays: 'Days until not told by the bank',
  notRecordedDays: 'Days until not recorded',
  againDays: 'Days until asked again',
  settled: 'Closed by itself',
  uncashedDays: 'Days until not cashed',
  since: 'Since',
}

/** Values of the same. */
export const reconciliationValues: Labels = {
  payout: 'Payout',
  refund_back: 'Refund that came back',
  refund_run: 'Run of refunds',
  journal: 'Journal',
  debit_run: 'Run of debits',
  debit: 'Debit',
  recorded: 'Already recorded',
  receivables: 'Money received',
  credit_refund: 'Credit to be refunded',
  not_on_bank: 'Not told by the bank',
  returned_by_bank: 'Returned by the bank',
}
