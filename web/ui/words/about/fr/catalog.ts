import type { Sentences } from '../../sentences.ts'

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
  setEntityLogo: 'Définir ou retirer le logo en tête des documents, lettres et e-mails',
  defineLegalEntities:
    'Ajouter des entités juridiques, ou actualiser leur nom, adresse, numéro fiscal et banque',
  defineProducts:
    'Ajouter des produits, ou modifier désormais leur nom, catégorie de taxe et compte de produits',
  defineMeters:
    'Ajouter des compteurs : ce qui est compté, dans quelle unité, par événements, relevés ou courbes',
  defineTouCalendars:
    'Ajouter des calendriers horosaisonniers : plages par mois, type de jour et heure, jours fériés par date',
  definePriceIndexes: 'Ajouter des indices publiés que les prix peuvent suivre, ou les renommer',
  definePlans:
    'Ajouter des versions de formules avec leurs prestations et premiers prix ; une version ne change jamais',
  defineTaxRules:
    'Ajouter des taux de taxe datés, ou corriger ceux qui existent, par code, catégorie et premier jour',
  defineBillingCycles:
    'Ajouter des cycles de facturation et leurs dates : facturé jusqu’au, relève, arrêté et émission',
  definePaymentTerms:
    'Définir des conditions de paiement : jours nets, fin de mois, jour fixe, échéances, escompte',
  setPaymentTerms:
    'Fixer les conditions de paiement d’entités, de comptes et de contrats à partir d’un jour',
  addPrices:
    'Ajouter des prix à des prestations à partir d’une date ; un prix antidaté est rattrapé à la prochaine facturation',
  recordIndexValues:
    'Enregistrer les valeurs publiées d’indices ; ce qui a été facturé sans elles est rattrapé',
  defineCoupons:
    'Ajouter des coupons, ou modifier qui peut les utiliser ; leur avantage ne change pas',
  defineAddOns:
    'Définir quelles formules en exigent une autre sur le même contrat, et ce qui arrive à sa fin',
  priceBundles:
    'Répartir le prix d’un forfait entre ses prestations, selon ce que chacune coûterait seule',
}
