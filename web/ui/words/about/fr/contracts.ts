import type { Sentences } from '../../sentences.ts'

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
  createContracts:
    'Ajouter des contrats entre comptes et entités, ou modifier leur fin, leurs conditions et leur numéro de commande',
  changePoNumber:
    'Donner aux contrats un autre numéro de commande pour les prestations à partir d’une date',
  giveNotice:
    'Enregistrer la résiliation de contrats, qui prennent fin avec leurs abonnements selon le préavis ; ou l’annuler',
  renewContracts:
    'Ouvrir la période suivante des contrats à reconduction tacite qui ne peuvent plus être résiliés, avec leur hausse ; page par page',
  createSubscriptions:
    'Ouvrir des abonnements à des versions de formules sous contrat, avec une ligne par prestation',
  changeQuantity: 'Modifier la quantité d’une prestation d’un abonnement à partir d’une date',
  changePlan: 'Passer des abonnements à une autre version de formule à partir d’une date',
  changeAlignment:
    'Aligner les périodes de facturation d’abonnements sur le calendrier, le compte, le contrat ou un jour propre, à partir d’une date',
  endSubscription:
    'Mettre fin à des abonnements à une date (la première sans prestation), ou déplacer ou lever leur fin',
  withdrawQuantity:
    'Annuler un changement de quantité prévu ou erroné ; ce qui valait avant reste valable',
  withdrawPlanChange:
    'Annuler le dernier changement de formule prévu ou erroné ; la formule précédente continue',
  setProgressiveBilling:
    'Fixer le montant de consommation non facturée qui déclenche une facture en cours de période',
  pauseSubscription:
    'Suspendre des abonnements à partir d’une date, ou modifier une suspension : frais arrêtés ou maintenus, consommation refusée ou facturée',
  resumeSubscription:
    'Reprendre à une date des abonnements suspendus ; le premier jour d’une suspension l’annule',
  addCommitments:
    'Engager un client sur une dépense minimale par période pour des prestations d’un contrat, ou y mettre fin',
  defineWallets:
    'Ouvrir des comptes prépayés à des clients, ou modifier leurs alertes et recharges',
  buyWalletCredits:
    'Vendre des crédits prépayés : facturés à la prochaine facture, utilisables dès son émission',
  grantWalletCredits:
    'Offrir des crédits sans paiement, avec un motif ; ils expirent et valent remise à l’usage',
  expireWalletCredits:
    'Retirer les crédits expirés des comptes prépayés et passer en produit ce qui avait été payé',
  addDiscounts:
    'Accorder à des abonnements une remise en pourcentage entre deux dates, ou en déplacer la fin',
  addOneOffCharges:
    'Facturer une fois une prestation, comme une installation ou une visite, sous la référence de sa source',
  correctOneOffCharges:
    'Corriger la quantité ou le prix de prestations ponctuelles, ou les annuler, par leur référence',
  recordOrders:
    'Enregistrer devis et commandes d’un système de devis ; ceux qui sont acceptés démarrent aussitôt',
  acceptQuotes:
    'Accepter des devis enregistrés : leurs lignes deviennent une fois abonnements, modifications et prestations',
  withdrawQuotes: 'Retirer des devis enregistrés : ils ne peuvent plus être acceptés',
  recordTickets:
    'Facturer une fois les bons d’intervention, et corriger ou annuler ce qui a changé',
  redeemCoupons:
    'Appliquer des coupons à des abonnements à partir d’une date, autant que leurs plafonds le permettent',
  withdrawCoupons:
    'Retirer des coupons d’abonnements à partir d’une date ; leur utilisation reste comptée',
  setTrials: 'Accorder une période d’essai au début d’abonnements, ou l’allonger ou la raccourcir',
  agreePrices:
    'Convenir d’un prix avec un client, pour un abonnement ou tout un contrat, à partir d’une date',
  scheduleRamps: 'Planifier prix et quantité d’une prestation d’abonnement, phase par phase',
  upliftPrices:
    'Augmenter d’un pourcentage ce que paie un abonnement à partir d’une date, comme à un renouvellement',
}
