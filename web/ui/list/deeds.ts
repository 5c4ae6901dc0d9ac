import { BULK_ACTIONS, type BulkAction } from '../../../src/operations/bulk/actions.ts'

/** What makes a new entry of a list (`n`), and what changes one of its rows (`e`). */
type Deeds = {
  readonly create?: string
  /** The command and the fields of its form that the row fills in. */
  readonly edit?: { readonly command: string; readonly fill: Readonly<Record<string, string>> }
}

const DEEDS: Readonly<Record<string, Deeds>> = {
  accounts: { create: 'createAccounts' },
  premises: { create: 'createPremises' },
  contracts: { create: 'createContracts', edit: { command: 'changePoNumber', fill: {} } },
  subscriptions: {
    create: 'createSubscriptions',
    edit: { command: 'changeQuantity', fill: {} },
  },
  holds: { create: 'placeBillingHolds' },
  'one-off-charges': { create: 'addOneOffCharges' },
  products: { create: 'defineProducts' },
  plans: { create: 'definePlans' },
  meters: { create: 'defineMeters' },
  'tax-rules': { create: 'defineTaxRules' },
  'legal-entities': { create: 'defineLegalEntities' },
  'bill-runs': { create: 'startBillRun' },
  mandates: { create: 'enterMandates' },
  'debit-runs': { create: 'startDebitRun' },
  'refund-runs': { create: 'startRefundRun' },
  refunds: { create: 'refundCredit' },
  payments: {
    create: 'requestPayment',
    edit: { command: 'refundPayment', fill: { accountNumber: 'account', paymentId: 'paymentId' } },
  },
  receipts: { create: 'recordReceipt' },
  deposits: { create: 'openDeposit' },
  'bank-accounts': { create: 'defineBankAccounts' },
  'bank-statements': {
    edit: { command: 'decideBankStatement', fill: { statement: 'statementId' } },
  },
  remittances: { create: 'enterRemittance' },
  'remittance-mappings': { create: 'defineRemittanceMappings' },
  people: {
    create: 'invitePerson',
    edit: { command: 'changePerson', fill: { email: 'email', name: 'name' } },
  },
  'person-roles': { create: 'grantRole' },
  'api-keys': { create: 'createApiKey' },
  'webhook-endpoints': {
    create: 'addWebhookEndpoint',
    edit: { command: 'changeWebhookEndpoint', fill: { endpointId: 'endpointId', url: 'url' } },
  },
  schedules: { create: 'setSchedules' },
  'retention-periods': { create: 'setRetention' },
  'payment-providers': { create: 'definePaymentProvider' },
  'receivable-reasons': { create: 'defineReceivableReasons' },
  'allocation-policies': { create: 'setAllocationPolicy' },
  'credit-refund-rules': { create: 'setCreditRefundRule' },
  'refund-proposals': {
    edit: { command: 'refundCredit', fill: { accountNumber: 'account', item: 'itemId' } },
  },
  'surcharge-rules': { create: 'setSurchargeRule' },
  'bad-debts': { create: 'writeOffBadDebt' },
  'collection-agencies': { create: 'defineCollectionAgencies' },
  'correction-causes': { create: 'defineCorrectionCauses' },
  disputes: { create: 'openDispute' },
  goodwill: { create: 'giveGoodwill' },
  'goodwill-budgets': { create: 'setGoodwillBudget' },
  placements: { create: 'placeWithAgency' },
  provisions: { create: 'postProvision' },
  suspensions: { create: 'startSuspension' },
  'tax-relief-due': { create: 'claimTaxRelief' },
  'unclaimed-rules': { create: 'setUnclaimedRule' },
  'unclaimed-cases': {
    create: 'holdUnclaimedProperty',
    edit: {
      command: 'claimUnclaimedProperty',
      fill: { accountNumber: 'account', case: 'caseId' },
    },
  },
  'unclaimed-reports': { create: 'reportUnclaimedProperty' },
}

/** What can be done about one row: a command, what of the row it is about, and the column that says it is over. */
type RowDeed = {
  readonly command: string
  readonly permission: string
  readonly fill: Readonly<Record<string, string>>
  /** Not where this column holds something. */
  readonly unless?: string
}

const OF_PLACEMENT = { fill: { placement: 'placementId' }, unless: 'recalledOn' }

const ROW_DEEDS: Readonly<Record<string, readonly RowDeed[]>> = {
  'bad-debts': [
    {
      command: 'recoverBadDebt',
      permission: 'losses.recover',
      fill: { accountNumber: 'account', document: 'document' },
      unless: 'recoveredOn',
    },
  ],
  'goodwill-budgets': [
    { command: 'giveGoodwill', permission: 'goodwill.give', fill: { budget: 'budget' } },
    {
      command: 'setGoodwillBudget',
      permission: 'goodwill.budget',
      fill: {
        budget: 'budget',
        owner: 'owner',
        fromOn: 'fromOn',
        toOn: 'toOn',
        currency: 'currency',
        amount: 'amount',
      },
    },
  ],
  'debit-creditors': [
    {
      command: 'defineDebitCreditors',
      permission: 'payments.settings',
      fill: {
        legalEntity: 'entity',
        creditorId: 'creditorId',
        pain008Version: 'pain008Version',
        pain001Version: 'pain001Version',
        achOdfi: 'achOdfi',
        achBankName: 'achBankName',
        achOrigin: 'achOrigin',
        achCompanyId: 'achCompanyId',
        achCompanyName: 'achCompanyName',
        achDescription: 'achDescription',
        papers: 'papers',
      },
    },
  ],
  'document-deliveries': [
    { command: 'sendDocumentCopy', permission: 'documents.copy', fill: { document: 'document' } },
    { command: 'reprintDocument', permission: 'documents.copy', fill: { document: 'document' } },
  ],
  'follow-ups': [
    {
      command: 'finishFollowUp',
      permission: 'messages.record',
      fill: { accountNumber: 'account', interactionId: 'interactionId' },
    },
  ],
  tasks: [
    { command: 'finishTask', permission: 'tasks.work', fill: { task: 'taskId' } },
    { command: 'assignTask', permission: 'tasks.work', fill: { task: 'taskId' } },
  ],
  'refund-proposals': [
    {
      command: 'refundCredit',
      permission: 'receipts.refund',
      fill: { accountNumber: 'account', item: 'itemId' },
    },
    {
      command: 'refundToOrigin',
      permission: 'receipts.refund',
      fill: { accountNumber: 'account', item: 'itemId' },
    },
  ],
  placements: [
    {
      command: 'recordAgencyCollection',
      permission: 'receipts.record',
      ...OF_PLACEMENT,
    },
    { command: 'packEvidence', permission: 'collections.work', ...OF_PLACEMENT },
    { command: 'recallPlacement', permission: 'collections.place', ...OF_PLACEMENT },
  ],
  'failed-jobs': [
    { command: 'runJobAgain', permission: 'webhooks.manage', fill: { jobId: 'jobId' } },
  ],
  suspensions: [
    {
      command: 'stopSuspension',
      permission: 'collections.suspend',
      fill: { suspension: 'suspensionId' },
      unless: 'endedOn',
    },
  ],
  'tax-relief-due': [
    { command: 'claimTaxRelief', permission: 'losses.writeOff', fill: { entity: 'entity' } },
  ],
}

export function rowDeedsOf(list: string): readonly RowDeed[] {
  return ROW_DEEDS[list] ?? []
}

/** The fields of a command that a row fills in. */
export function filledBy(
  fill: Readonly<Record<string, string>>,
  row: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const filled = Object.entries(fill)
    .filter(([, column]) => row[column] !== null && row[column] !== undefined)
    .map(([field, column]) => [field, String(row[column])])
  return Object.fromEntries(filled)
}

export function deedsOf(list: string): Deeds {
  return DEEDS[list] ?? {}
}

/** What can be done with many rows of a list, as far as somebody may do or propose it. */
export function actionsOf(
  list: string,
  permissions: Readonly<Record<string, unknown>>,
): readonly BulkAction[] {
  return BULK_ACTIONS.filter(
    action => action.list === list && permissions[action.permission] !== undefined,
  )
}
