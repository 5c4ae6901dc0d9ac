import { RULES, type Shelves } from './shelf.ts'

/** Shelves of money that comes in and goes out. */
export const MONEY_SHELVES = {
  payments: [
    {
      title: {
        en: 'Received and applied',
        fr: 'Reçu et imputé',
        es: 'Recibido y aplicado',
        de: 'Eingegangen und verrechnet',
      },
      lists: ['receipts', 'allocations', 'open-items', 'item-freezes', 'payment-deductions'],
      commands: [
        'recordReceipt',
        'applyPayments',
        'moveCredit',
        'keepOnAccount',
        'writeOffDifference',
      ],
    },
    {
      title: {
        en: 'Cards and accounts',
        fr: 'Cartes et comptes',
        es: 'Tarjetas y cuentas',
        de: 'Karten und Konten',
      },
      lists: [
        'payments',
        'payment-means',
        'autopay',
        'payment-surcharges',
        'payment-blocks',
        'payouts',
        'payout-lines',
        'provider-events',
      ],
      commands: ['requestPayment', 'createPayLink', 'setAutopay', 'releasePaymentBlock'],
    },
    {
      title: {
        en: 'Direct debit',
        fr: 'Prélèvements',
        es: 'Adeudos directos',
        de: 'Lastschriften',
      },
      lists: ['mandates', 'mandate-events', 'debit-runs', 'debit-left-out', 'debit-creditors'],
      commands: ['enterMandates', 'changeMandateAccount', 'stopMandates', 'startDebitRun'],
    },
    {
      title: {
        en: 'Refunds and credits',
        fr: 'Remboursements et avoirs',
        es: 'Reembolsos y abonos',
        de: 'Erstattungen und Guthaben',
      },
      lists: [
        'refund-proposals',
        'refunds',
        'provider-refunds',
        'refund-runs',
        'refund-run-refunds',
        'unclaimed-cases',
        'unclaimed-reports',
      ],
      commands: ['refundCredit', 'proposeCreditRefunds', 'startRefundRun'],
    },
    {
      title: RULES,
      lists: [
        'allocation-policies',
        'receivable-reasons',
        'surcharge-rules',
        'credit-refund-rules',
        'unclaimed-rules',
        'payment-terms',
        'payment-providers',
      ],
      commands: ['setReturnFee'],
    },
  ],
  cash: [
    {
      title: {
        en: 'Bank statements',
        fr: 'Relevés bancaires',
        es: 'Extractos bancarios',
        de: 'Bankauszüge',
      },
      lists: [
        'bank-statements',
        'bank-lines',
        'bank-line-links',
        'suspense',
        'bank-reconciliation',
        'bank-reconciling-items',
        'bank-answers',
      ],
    },
    {
      title: {
        en: 'Checks and cash',
        fr: 'Chèques et espèces',
        es: 'Cheques y efectivo',
        de: 'Schecks und Bargeld',
      },
      lists: ['deposits'],
      commands: ['openDeposit'],
    },
    {
      title: {
        en: 'Remittance advices',
        fr: 'Avis de paiement',
        es: 'Avisos de pago',
        de: 'Zahlungsavise',
      },
      lists: ['remittances', 'remittance-lines', 'remittance-mappings'],
      commands: ['enterRemittance', 'defineRemittanceMappings'],
    },
    {
      title: {
        en: 'How money is recognised',
        fr: 'Comment l’argent est reconnu',
        es: 'Cómo se reconoce el dinero',
        de: 'Wie Geld erkannt wird',
      },
      lists: ['match-rates', 'payer-bank-accounts', 'bank-accounts'],
      commands: ['setMatchRules', 'defineBankAccounts'],
    },
  ],
} satisfies Shelves
