import type { Shelves } from './shelf.ts'

/** Shelves of customers and of what is sold to them. */
export const BILLING_SHELVES = {
  customers: [
    {
      title: {
        en: 'Customers and places',
        fr: 'Clients et lieux',
        es: 'Clientes y lugares',
        de: 'Kunden und Orte',
      },
      lists: ['accounts', 'account-parents', 'premises', 'occupancies', 'successions'],
      commands: [
        'createAccounts',
        'createPremises',
        'moveIn',
        'moveOut',
        'transferService',
        'setAccountParents',
        'mergeAccounts',
        'unmergeAccounts',
        'changeLegalOwner',
      ],
    },
    {
      title: {
        en: 'Care and holds',
        fr: 'Égards et blocages',
        es: 'Atención y bloqueos',
        de: 'Rücksicht und Sperren',
      },
      lists: ['holds', 'care-flags', 'contact-opt-outs', 'payment-methods'],
      commands: ['placeBillingHolds', 'flagAccounts', 'recordOptOuts', 'setPaymentMethods'],
    },
    {
      title: {
        en: 'Who looks after whom',
        fr: 'Qui suit qui',
        es: 'Quién atiende a quién',
        de: 'Wer betreut wen',
      },
      lists: ['account-assignments', 'segments', 'collectors'],
      commands: [
        'assignAccounts',
        'applyAssignmentRules',
        'handOverAccounts',
        'defineSegments',
        'defineCollectors',
        'setAssignmentRules',
      ],
    },
  ],
  contracts: [
    {
      title: { en: 'Agreements', fr: 'Accords', es: 'Acuerdos', de: 'Vereinbarungen' },
      lists: ['contracts', 'contract-amendments', 'commitments', 'purchase-orders'],
      commands: ['createContracts', 'giveNotice', 'renewContracts', 'addCommitments'],
    },
    {
      title: { en: 'Subscriptions', fr: 'Abonnements', es: 'Suscripciones', de: 'Abonnements' },
      lists: [
        'subscriptions',
        'subscription-items',
        'item-quantities',
        'amendments',
        'trials',
        'pauses',
      ],
      commands: [
        'createSubscriptions',
        'changePlan',
        'changeQuantity',
        'pauseSubscription',
        'resumeSubscription',
        'endSubscription',
      ],
    },
    {
      title: {
        en: 'Prices agreed',
        fr: 'Prix convenus',
        es: 'Precios acordados',
        de: 'Vereinbarte Preise',
      },
      lists: ['agreed-prices', 'discounts', 'coupon-redemptions', 'payment-terms-uses'],
      commands: [
        'agreePrices',
        'scheduleRamps',
        'upliftPrices',
        'addDiscounts',
        'redeemCoupons',
        'setPaymentTerms',
      ],
    },
    {
      title: {
        en: 'Orders, tickets, single charges',
        fr: 'Commandes, tickets, frais uniques',
        es: 'Pedidos, tickets, cargos únicos',
        de: 'Aufträge, Tickets, einmalige Posten',
      },
      lists: ['orders', 'order-results', 'tickets', 'ticket-charges', 'one-off-charges'],
      commands: ['recordOrders', 'acceptQuotes', 'recordTickets', 'addOneOffCharges'],
    },
    {
      title: {
        en: 'Prepaid credit',
        fr: 'Crédit prépayé',
        es: 'Saldo prepagado',
        de: 'Guthaben im Voraus',
      },
      lists: ['wallets', 'wallet-lots', 'wallet-entries', 'wallet-notices'],
      commands: ['defineWallets', 'buyWalletCredits', 'grantWalletCredits'],
    },
  ],
  catalog: [
    {
      title: {
        en: 'Plans and prices',
        fr: 'Offres et prix',
        es: 'Planes y precios',
        de: 'Tarife und Preise',
      },
      lists: ['plans', 'products', 'charges', 'prices', 'add-ons', 'coupons'],
      commands: ['defineProducts', 'addPrices', 'defineAddOns', 'priceBundles', 'defineCoupons'],
    },
    {
      title: {
        en: 'What is measured',
        fr: 'Ce qui est mesuré',
        es: 'Lo que se mide',
        de: 'Was gemessen wird',
      },
      lists: ['meters', 'tou-calendars'],
      commands: ['defineMeters', 'defineTouCalendars'],
    },
    {
      title: {
        en: 'Published indexes',
        fr: 'Indices publiés',
        es: 'Índices publicados',
        de: 'Veröffentlichte Indizes',
      },
      lists: ['price-indexes', 'index-values'],
      commands: ['definePriceIndexes', 'recordIndexValues'],
    },
  ],
  usage: [
    {
      title: {
        en: 'Meters and reads',
        fr: 'Compteurs et relevés',
        es: 'Contadores y lecturas',
        de: 'Zähler und Stände',
      },
      lists: ['channels', 'reads', 'interval-days', 'carried-balances'],
      commands: ['defineChannels', 'recordReads', 'recordIntervals'],
    },
    {
      title: { en: 'Events', fr: 'Événements', es: 'Eventos', de: 'Ereignisse' },
      lists: ['usage-events', 'rejected-usage', 'usage-voids', 'usage-imports'],
      commands: ['recordUsageEvents', 'voidUsageEvents', 'replaceUsageEvent'],
    },
    {
      title: {
        en: 'Watched usage',
        fr: 'Consommation surveillée',
        es: 'Consumo vigilado',
        de: 'Beobachteter Verbrauch',
      },
      lists: ['usage-alerts', 'usage-alert-notices'],
      commands: ['addUsageAlerts', 'endUsageAlerts'],
    },
  ],
} satisfies Shelves
