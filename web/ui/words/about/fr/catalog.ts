import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: products, plans, prices and taxes. */
export const catalog: Sentences = {
  'legal-entities': 'Entités juridiques qui émettent des documents',
  products: 'Produits et services vendus',
  meters: 'Ce qui est compté, et comment',
  plans: 'Versions des formules',
  charges: 'Prestations facturées par les formules',
  prices: 'Prix par date ; pour chaque date, la dernière révision fait foi',
  'tax-rules': 'Taux de taxe par lieu, catégorie et date',
  'billing-calendar': 'Dates de relève, d’arrêté et d’émission de chaque cycle',
  coupons: 'Coupons, et combien de fois chacun a été utilisé',
  'add-ons': 'Formules qui en complètent une autre',
  'price-indexes': 'Indices publiés que suivent les prix',
  'index-values': 'Valeurs d’indices par mois ; pour chaque mois, la dernière révision fait foi',
  'tou-calendars':
    'Calendriers horosaisonniers : plages par saison, jour de semaine, jour férié et heure',
  'payment-terms': 'Conditions de paiement ; pour chaque date, la dernière révision fait foi',
  'payment-terms-uses':
    'À quels documents s’appliquent les conditions de paiement ; pour chaque date, la dernière révision fait foi',
}
