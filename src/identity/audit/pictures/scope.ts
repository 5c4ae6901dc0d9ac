/**
 * Commands that write facts in bulk and change nothing that stood before: comparing what is there
 * would cost more than the work itself. Their input, or its count, is the trail.
 */
export const FACTS_ONLY: ReadonlySet<string> = new Set([
  'recordReads',
  'recordIntervals',
  'recordUsageEvents',
  'workBillRunChunk',
  'splitBillRunChunk',
  'refreshBillRun',
  'issueBillRun',
  'redateBillRun',
  'recordDocumentFiles',
  'evaluateUsageAlerts',
  'sealCommandLog',
  'sealDocuments',
  'resealFieldChunk',
  // What it takes away must not stand in the log again.
  'noteDataCopy',
  'workErasure',
  'eraseLateMandates',
  'endOldDocuments',
  'noteFilesGone',
])

/** Above so many accounts in one command only its own tables are compared. */
export const FEW_ACCOUNTS = 50

/** The tables whose rows a batch rewrites. */
export const BATCH_TABLES: Readonly<Record<string, readonly string[]>> = {
  createAccounts: ['account'],
  createPremises: ['premise'],
  createContracts: ['contract'],
  createSubscriptions: ['subscription'],
  changePoNumber: ['contract'],
  addDiscounts: ['discount'],
  defineChannels: ['channel'],
  setPaymentMethods: ['payment_method_label'],
  endSubscription: ['subscription', 'subscription_item', 'subscription_ending'],
}

/** Rows of accounts that are never changed but added, and still tell what changed. */
export const ADDED_ROWS: readonly string[] = [
  'item_quantity',
  'agreed_price',
  'account_parent',
  'contract_po',
  'subscription_trial',
]

/** Tables of accounts that are no master data: projections, and documents with their own trail. */
export const NOT_COMPARED: readonly string[] = [
  'billing_state',
  'bill_run_account',
  'bill_run_exception',
  'draft_invoice',
  'draft_carry',
  'rebill_comparison',
  'wallet_lot',
  'open_item',
  'bank_line',
  'bank_match',
  'bank_statement',
  'payment',
  'interaction',
  'message',
]

/** Rows found by a code or number in the input: kind, table, column, and how the code leads there. */
export type CodedTable = {
  readonly kind: string
  readonly table: string
  readonly column: string
  readonly type: 'text' | 'uuid'
  /** The table that has the code, where this one has its key. */
  readonly by?: { readonly table: string; readonly key: string; readonly code: string }
}

const text = (kind: string, table: string, column: string): CodedTable => ({
  kind,
  table,
  column,
  type: 'text',
})
const uuid = (kind: string, table: string, column: string): CodedTable => ({
  kind,
  table,
  column,
  type: 'uuid',
})
const PERSON = { table: 'person', key: 'person_id', code: 'email' }
const ENTITY = { table: 'legal_entity', key: 'legal_entity_id', code: 'code' }

/** What belongs to an object that is no customer. */
export const CODED_TABLES: readonly CodedTable[] = [
  { ...uuid('person', 'person', 'person_id'), by: PERSON },
  { ...uuid('person', 'person_role', 'person_id'), by: PERSON },
  { ...uuid('person', 'authenticator', 'person_id'), by: PERSON },
  { ...uuid('person', 'approval_delegation', 'to_person'), by: PERSON },
  text('role', 'role', 'role'),
  text('role', 'role_permission', 'role'),
  text('role', 'role_limit', 'role'),
  text('rule', 'authority_rule', 'code'),
  uuid('key', 'api_key', 'key_id'),
  uuid('request', 'approval_request', 'request_id'),
  uuid('run', 'bill_run', 'run_id'),
  text('entity', 'legal_entity', 'code'),
  { ...uuid('entity', 'accounting_period', 'legal_entity_id'), by: ENTITY },
  { ...uuid('entity', 'number_series', 'legal_entity_id'), by: ENTITY },
  text('product', 'product', 'product_code'),
  text('meter', 'meter', 'meter_code'),
  text('calendar', 'tou_calendar', 'calendar_code'),
  text('index', 'price_index', 'index_code'),
  text('index', 'index_value', 'index_code'),
  text('plan', 'plan', 'plan_code'),
  text('plan', 'plan_version', 'plan_code'),
  text('plan', 'charge', 'plan_code'),
  text('plan', 'price_version', 'plan_code'),
  text('plan', 'add_on', 'plan_code'),
  text('tax', 'tax_rule', 'tax_code'),
  text('coupon', 'coupon', 'code'),
  uuid('endpoint', 'webhook_endpoint', 'endpoint_id'),
  text('template', 'message_template', 'code'),
  text('cycle', 'billing_cycle', 'cycle_code'),
  text('cycle', 'billing_cycle_date', 'cycle_code'),
]

/** Columns that repeat what the log says elsewhere, or are no business of its readers. */
export const HIDDEN_COLUMNS: readonly string[] = [
  'input',
  'preview',
  'changes',
  'outcome',
  'recorded_at',
  'recorded_by',
]
