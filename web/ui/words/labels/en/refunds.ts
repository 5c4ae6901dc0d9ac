import type { Labels } from '../labels.ts'

/** Names about refunds through providers, in English. */
export const refunds: Labels = {
  again: 'Why it is taken again',
  takenAt: 'Last taken to the bank',
  replaceDebitFile: 'Make a debit file anew',
  replaceRefundFile: 'Make a refund file anew',
  fileNo: 'File number',
  debit_run_again: 'Debit file made anew',
  refund_run_again: 'Refund file made anew',
  filesReplaced: 'Files replaced',
  because: 'Why',
  takenTimes: 'Times taken to the bank',
  'refund-proposals': 'Proposed refunds',
  refundToOrigin: 'Refund to where it was paid from',
  unread: 'Events to ask about',
  'provider-refunds': 'Refunds through providers',
  owed: 'Owed again',
  providerRefundId: 'Refund (provider’s ID)',
  askedAgainAt: 'Asked again at',
  timesAsked: 'Times asked',
  refundPayment: 'Refund to the card or account',
  beginRefund: 'Ask the provider for a refund',
  recordRefundFacts: 'Record news of a refund',
  traceNumber: 'Trace number',
  changeTold: 'Right account by the bank',
  recordUnknownRefund: 'Note an unknown refund',
}

/** Values of the same. */
export const refundValues: Labels = {
  never_received: 'The bank never got it',
  us: 'By us',
  provider: 'By the provider',
}
