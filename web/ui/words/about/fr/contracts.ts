import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in French: contracts and subscriptions. */
export const contracts: Sentences = {
  contracts: 'Contrats des comptes avec les entités juridiques',
  subscriptions: 'Abonnements et jusqu’où ils sont facturés',
  'subscription-items': 'Prestations facturées par les abonnements',
  'one-off-charges': 'Prestations facturées une seule fois',
  amendments: 'Modifications d’abonnements : avant, après, date d’effet et auteur',
  'agreed-prices':
    'Prix convenus avec des clients ; pour chaque date, la dernière révision fait foi',
  discounts: 'Remises en pourcentage sur les prestations des abonnements',
  'coupon-redemptions': 'Coupons utilisés par les clients',
  trials: 'Périodes d’essai des abonnements ; la dernière révision fait foi',
  pauses: 'Jours pendant lesquels des abonnements sont suspendus',
  'item-quantities':
    'Quantités par date (postes, licences) ; pour chaque date, la dernière révision fait foi',
  commitments: 'Dépenses minimales convenues avec les clients',
  'contract-amendments': 'Modifications de contrats : avant, après, date d’effet et auteur',
  'purchase-orders':
    'Numéros de commande des contrats par date ; pour chaque date, la dernière révision fait foi',
  wallets: 'Comptes prépayés et leur solde restant',
  'wallet-lots': 'Crédits prépayés acquis ensemble et expirant ensemble',
  'wallet-entries': 'Entrées et sorties des comptes prépayés, avec le document qui les justifie',
  'wallet-notices': 'Avis sur les comptes prépayés : solde bas, recharge, plafond de recharges',
  orders: 'Devis et commandes des systèmes de devis',
  'order-results': 'Ce qu’est devenue chaque ligne d’une commande acceptée',
  tickets: 'Bons d’intervention, révision par révision ; la dernière fait foi',
  'ticket-charges': 'Prestations ponctuelles issues des lignes de bons d’intervention',
}
