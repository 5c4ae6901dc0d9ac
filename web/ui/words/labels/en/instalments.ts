import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in English. */
export const instalments: Labels = {
  'payment-terms': 'Payment terms',
  'payment-terms-uses': 'Payment terms in use',
  terms: 'Payment terms',
  scopeId: 'Holds for (id)',
  nextDueOn: 'Next due',
  overpaid: 'Overpaid',
  definePaymentTerms: 'Define payment terms',
  setPaymentTerms: 'Set payment terms',
}

/** What they can be, in English. */
export const instalmentValues: Labels = {
  overpaid: 'Overpaid',
}
