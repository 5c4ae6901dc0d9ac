import type { Labels } from '../labels.ts'

/** Names about surcharges, in English. */
export const surcharges: Labels = {
  'surcharge-rules': 'Surcharges for ways of paying',
  'payment-surcharges': 'Surcharges taken',
  setSurchargeRule: 'Set a surcharge',
  chargeSurcharges: 'Issue surcharges',
  creditSurcharge: 'Credit a surcharge',
  keepMeansOfPayment: 'Keep a card that was paid with',
  businessesOnly: 'Only businesses',
  fixed: 'Fixed amount',
  keep: 'Keeps the card',
  returnedOn: 'Returned on',
}
