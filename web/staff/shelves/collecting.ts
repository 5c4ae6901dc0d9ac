import { RULES, type Shelves } from './shelf.ts'

/** Shelves of what is overdue, disputed, lost and booked. */
export const COLLECTING_SHELVES = {
  collections: [
    {
      title: {
        en: 'Daily work',
        fr: 'Travail quotidien',
        es: 'Trabajo diario',
        de: 'Tägliche Arbeit',
      },
      lists: ['collection-queue', 'tasks', 'promises'],
      commands: ['logContact', 'recordPromise', 'finishTask', 'assignTask'],
    },
    {
      title: { en: 'Reminders', fr: 'Relances', es: 'Reclamaciones', de: 'Mahnungen' },
      lists: [
        'dunning-runs',
        'dunning-notices',
        'dunning-notice-items',
        'dunning-outcomes',
        'dunning-left-out',
        'dunning-holds',
      ],
      commands: ['startDunningRun', 'holdDunning', 'liftDunningHolds'],
    },
    {
      title: {
        en: 'Late fees and interest',
        fr: 'Frais et intérêts de retard',
        es: 'Recargos e intereses de demora',
        de: 'Mahngebühren und Verzugszinsen',
      },
      lists: ['late-charges', 'late-charge-waivers'],
      commands: ['startLateChargeRun', 'billPaidLate', 'waiveLateCharges'],
    },
    {
      title: {
        en: 'Payment plans',
        fr: 'Plans de paiement',
        es: 'Planes de pago',
        de: 'Ratenpläne',
      },
      lists: ['payment-plans', 'payment-plan-instalments', 'payment-plan-requests'],
      commands: ['cancelPaymentPlan'],
    },
    {
      title: {
        en: 'Agencies and courts',
        fr: 'Recouvrement externe et tribunaux',
        es: 'Agencias y tribunales',
        de: 'Inkasso und Gericht',
      },
      lists: ['placements', 'placement-file', 'agency-commissions', 'collection-agencies'],
      commands: ['placeWithAgency', 'recallPlacement', 'recordAgencyCollection', 'packEvidence'],
    },
    {
      title: {
        en: 'Credit and supply',
        fr: 'Crédit et fourniture',
        es: 'Crédito y suministro',
        de: 'Kredit und Versorgung',
      },
      lists: ['credit-limits', 'credit-holds', 'credit-releases', 'suspensions'],
      commands: [
        'setCreditLimits',
        'placeCreditHold',
        'releaseCreditHold',
        'startSuspension',
        'stopSuspension',
      ],
    },
    {
      title: RULES,
      lists: [
        'dunning-policies',
        'policy-uses',
        'contact-rules',
        'late-charge-policies',
        'reference-rates',
        'rate-caps',
        'retry-rules',
        'payment-plan-policies',
        'suspension-rules',
        'collection-strategies',
      ],
      commands: [
        'defineDunningPolicies',
        'usePolicies',
        'setContactRules',
        'defineLateChargePolicies',
        'setReferenceRates',
        'setRateCaps',
        'setRetryRules',
        'setPaymentPlanPolicy',
        'setSuspensionRule',
        'setCollectionStrategy',
        'setCreditPolicy',
        'setAgencyCommission',
      ],
    },
  ],
  disputes: [
    {
      title: { en: 'Cases', fr: 'Dossiers', es: 'Casos', de: 'Fälle' },
      lists: ['disputes', 'dispute-events', 'dispute-evidence', 'dispute-stakeholders'],
      commands: ['openDispute', 'openInquiry', 'takeUpDeductions', 'escalateOverdueCases'],
    },
    {
      title: { en: 'Goodwill', fr: 'Gestes commerciaux', es: 'Cortesía comercial', de: 'Kulanz' },
      lists: ['goodwill', 'goodwill-budgets'],
      commands: ['giveGoodwill', 'setGoodwillBudget'],
    },
    {
      title: {
        en: 'Losses and provisions',
        fr: 'Pertes et provisions',
        es: 'Pérdidas y provisiones',
        de: 'Verluste und Wertberichtigung',
      },
      lists: ['bad-debts', 'tax-relief-due', 'provisions'],
      commands: [
        'writeOffBadDebt',
        'recoverBadDebt',
        'claimTaxRelief',
        'postProvision',
        'setProvisionRates',
        'setTaxRelief',
      ],
    },
    {
      title: { en: 'Causes', fr: 'Causes', es: 'Causas', de: 'Ursachen' },
      lists: ['root-causes', 'correction-causes'],
      commands: ['defineCorrectionCauses', 'requireCauses'],
    },
  ],
  ledger: [
    {
      title: { en: 'Books', fr: 'Comptabilité', es: 'Contabilidad', de: 'Bücher' },
      lists: ['transfers'],
      commands: [
        'postManualJournal',
        'reverseTransfer',
        'closeAccountingPeriod',
        'reopenAccountingPeriod',
      ],
    },
  ],
} satisfies Shelves
