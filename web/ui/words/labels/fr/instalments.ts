import type { Labels } from '../labels.ts'

/** Payment terms and payment plans, in French. */
export const instalments: Labels = {
  'payment-terms': 'Conditions de paiement',
  'payment-terms-uses': 'Conditions de paiement appliquées',
  terms: 'Conditions de paiement',
  scopeId: 'S’applique à (identifiant)',
  nextDueOn: 'Prochaine échéance',
  overpaid: 'Trop payé',
  definePaymentTerms: 'Définir des conditions de paiement',
  setPaymentTerms: 'Appliquer des conditions de paiement',
}

/** What they can be, in French. */
export const instalmentValues: Labels = {
  overpaid: 'Trop payé',
}
