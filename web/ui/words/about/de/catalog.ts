import type { Sentences } from '../../sentences.ts'

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
  setEntityLogo: 'Das Logo im Kopf von Belegen, Briefen und E-Mails festlegen oder entfernen',
  defineLegalEntities:
    'Gesellschaften anlegen oder ihren Namen, ihre Anschrift, Steuernummer und Bank aktualisieren',
  defineProducts:
    'Produkte anlegen oder ihren Namen, ihre Steuerklasse und ihr Erlöskonto ab jetzt ändern',
  defineMeters:
    'Zähler anlegen: was in welcher Einheit gezählt wird, aus Ereignissen, Zählerständen oder Lastgängen',
  defineTouCalendars:
    'Tarifzeitkalender anlegen: Zeitzonen nach Monat, Tagesart und Uhrzeit, Feiertage nach Datum',
  definePriceIndexes:
    'Veröffentlichte Indizes anlegen, denen Preise folgen können, oder sie umbenennen',
  definePlans:
    'Tarifversionen mit ihren Positionen und ersten Preisen anlegen; eine Version ändert sich nie',
  defineTaxRules:
    'Steuersätze mit Datum anlegen oder vorhandene nach Kürzel, Klasse und erstem Tag berichtigen',
  defineBillingCycles:
    'Abrechnungszyklen und ihre Termine anlegen: abgerechnet bis, Ablesung, Abgrenzung und Ausstellung',
  definePaymentTerms:
    'Zahlungsbedingungen anlegen: Tage netto, Monatsende, fester Tag, Raten, Skonto',
  setPaymentTerms:
    'Die Zahlungsbedingungen von Gesellschaften, Konten und Verträgen ab einem Tag festlegen',
  addPrices:
    'Positionen ab einem Tag Preise geben; ein rückwirkender wird im nächsten Lauf nachgeholt',
  recordIndexValues:
    'Veröffentlichte Indexwerte erfassen; was ohne sie berechnet wurde, wird nachgeholt',
  defineCoupons: 'Gutscheine anlegen oder ändern, wer sie einlösen darf; was sie gewähren, bleibt',
  defineAddOns:
    'Festlegen, welche Tarife einen anderen im selben Vertrag brauchen und was an dessen Ende geschieht',
  priceBundles:
    'Den Preis eines Pakets auf seine Positionen verteilen, nach ihrem jeweiligen Einzelpreis',
}
