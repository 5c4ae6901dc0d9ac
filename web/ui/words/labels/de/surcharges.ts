import type { Labels } from '../labels.ts'

/** Names about surcharges, in German. */
export const surcharges: Labels = {
  'surcharge-rules': 'Entgelte für Zahlungsarten',
  'payment-surcharges': 'Erhobene Entgelte',
  setSurchargeRule: 'Entgelt festlegen',
  chargeSurcharges: 'Entgelte berechnen',
  creditSurcharge: 'Entgelt gutschreiben',
  keepMeansOfPayment: 'Benutzte Karte behalten',
  businessesOnly: 'Nur Unternehmen',
  fixed: 'Fester Betrag',
  keep: 'Behält die Karte',
  returnedOn: 'Zurückgekommen am',
}
