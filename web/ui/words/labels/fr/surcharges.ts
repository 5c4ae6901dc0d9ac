import type { Labels } from '../labels.ts'

/** Names about surcharges, in French. */
export const surcharges: Labels = {
  'surcharge-rules': 'Suppléments par moyen de paiement',
  'payment-surcharges': 'Suppléments perçus',
  setSurchargeRule: 'Fixer un supplément',
  chargeSurcharges: 'Émettre les suppléments',
  creditSurcharge: 'Créditer un supplément',
  keepMeansOfPayment: 'Conserver la carte utilisée',
  businessesOnly: 'Entreprises seulement',
  fixed: 'Montant fixe',
  keep: 'Conserve la carte',
  returnedOn: 'Revenu le',
}
