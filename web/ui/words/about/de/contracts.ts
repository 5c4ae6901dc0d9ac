import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: contracts and subscriptions. */
export const contracts: Sentences = {
  contracts: 'Verträge der Konten mit den Gesellschaften',
  subscriptions: 'Abonnements und bis wann sie abgerechnet sind',
  'subscription-items': 'Positionen, die mit den Abonnements berechnet werden',
  'one-off-charges': 'Positionen, die nur einmal berechnet werden',
  amendments: 'Änderungen an Abonnements: vorher, nachher, ab wann und von wem',
  'agreed-prices': 'Mit Kunden vereinbarte Preise; für jeden Tag gilt die letzte Fassung',
  discounts: 'Prozentuale Rabatte auf Positionen der Abonnements',
  'coupon-redemptions': 'Gutscheine, die Kunden eingelöst haben',
  trials: 'Testphasen der Abonnements; die letzte Fassung gilt',
  pauses: 'Tage, an denen Abonnements ruhen',
  'item-quantities': 'Mengen nach Datum (Plätze, Lizenzen); für jeden Tag gilt die letzte Fassung',
  commitments: 'Mindestbeträge, die mit Kunden vereinbart sind',
  'contract-amendments': 'Vertragsänderungen: vorher, nachher, ab wann und von wem',
  'purchase-orders':
    'Bestellnummern der Verträge nach Datum; für jeden Tag gilt die letzte Fassung',
  wallets: 'Guthabenkonten und was noch darauf ist',
  'wallet-lots': 'Guthaben, die zusammen kamen und zusammen verfallen',
  'wallet-entries': 'Zu- und Abgänge der Guthabenkonten mit dem Beleg dazu',
  'wallet-notices': 'Hinweise zu Guthabenkonten: niedrig, aufgeladen, Aufladegrenze erreicht',
  orders: 'Angebote und Aufträge aus Angebotssystemen',
  'order-results': 'Was aus jeder Zeile eines angenommenen Auftrags wurde',
  tickets: 'Arbeitsaufträge und Serviceaufträge, Fassung für Fassung; die letzte gilt',
  'ticket-charges': 'Einmalige Positionen, die aus Zeilen der Arbeitsaufträge entstanden',
}
