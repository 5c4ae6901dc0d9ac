import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in English. */
export const instalments: Labels = {
  'payment-terms': 'Payment terms',
  'payment-terms-uses': 'Payment terms in use',
  terms: 'Payment terms',
  scopeId: 'Holds for (id)',
  nextDueOn: 'Next due',
  discount: 'Early-payment discount',
  overpaid: 'Overpaid',
  definePaymentTerms: 'Define payment terms',
  setPaymentTerms: 'Set payment terms',
  'payment-plans': 'Payment plans',
  'payment-plan-instalments': 'Instalments of payment plans',
  'payment-plan-policies': 'Rules of payment plans',
  agreedOn: 'Agreed on',
  planId: 'Plan',
  planState: 'State of the plan',
  missedOn: 'Missed',
  graceDays: 'Days of grace',
  acceleration: 'Due by default',
  feeDocument: 'Document of the fee',
  instalment: 'Instalment',
  instalments: 'Instalments',
  mostInstalments: 'Most instalments',
  mostDays: 'Most days',
  leastInstalment: 'Smallest instalment',
  planFee: 'Fee of the plan',
  interestPercent: 'Interest (% a year)',
  feeTaxClass: 'Tax class of the fee',
  firstOn: 'First on',
  everyMonths: 'Every (months)',
  tell: 'Tell the customer',
  setPaymentPlanPolicy: 'Set the rules of payment plans',
  agreePaymentPlan: 'Agree a payment plan',
  cancelPaymentPlan: 'Cancel a payment plan',
  workPaymentPlans: 'Find missed instalments',
}

/** What they can be, in English. */
export const instalmentValues: Labels = {
  overpaid: 'Overpaid',
  defaulted: 'In default',
  all: 'All',
}
