import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: products, plans, prices and taxes. */
export const catalog: Sentences = {
  'legal-entities': 'Gesellschaften, die Belege ausstellen',
  products: 'Produkte und Leistungen, die verkauft werden',
  meters: 'Was gezählt wird, und wie',
  plans: 'Versionen der Tarife',
  charges: 'Positionen der Tarife',
  prices: 'Preise nach Datum; für jeden Tag gilt die letzte Fassung',
  'tax-rules': 'Steuersätze nach Ort, Klasse und Datum',
  'billing-calendar': 'Wann jeder Zyklus abgelesen, abgegrenzt und ausgestellt wird',
  coupons: 'Gutscheine und wie oft jeder eingelöst wurde',
  'add-ons': 'Tarife, die einen anderen neben sich brauchen',
  'price-indexes': 'Veröffentlichte Indizes, denen Preise folgen',
  'index-values': 'Indexwerte nach Monat; für jeden Monat gilt die letzte Fassung',
  'tou-calendars': 'Tarifzeitkalender: Zeitzonen nach Saison, Wochentag, Feiertag und Stunde',
  'payment-terms': 'Zahlungsbedingungen; für jeden Tag gilt die letzte Fassung',
  'payment-terms-uses':
    'Für wessen Belege Zahlungsbedingungen gelten; für jeden Tag gilt die letzte Fassung',
}
