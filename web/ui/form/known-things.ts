/** A list whose things a field names: which column is sent, which one is read, and which rows may be chosen. */
export type KnownThings = {
  readonly list: string
  readonly value: string
  readonly name: string
  readonly filters?: Readonly<Record<string, string>>
  /** The name is a code of ours, for which there are words; other codes are told as the company wrote them. */
  readonly isWorded?: true
}

/** Legal entities, by what they are called. */
export const ENTITIES: KnownThings = { list: 'legal-entities', value: 'code', name: 'name' }
const AGENCIES: KnownThings = { list: 'collection-agencies', value: 'agency', name: 'name' }
const COLLECTORS: KnownThings = { list: 'collectors', value: 'collector', name: 'name' }
const SEGMENTS: KnownThings = { list: 'segments', value: 'segment', name: 'name' }
const CYCLES: KnownThings = { list: 'billing-calendar', value: 'cycle', name: 'name' }
const TAX_CLASSES: KnownThings = {
  ...{ list: 'tax-rules', value: 'taxClass', name: 'taxClass' },
  isWorded: true,
}
const CAUSES: KnownThings = { list: 'correction-causes', value: 'cause', name: 'name' }

/** Fields that mean the same in every command that uses such a thing. */
const BY_FIELD: Readonly<Record<string, KnownThings>> = {
  agency: AGENCIES,
  budget: { list: 'goodwill-budgets', value: 'budget', name: 'budget' },
  cause: CAUSES,
  collector: COLLECTORS,
  cycle: CYCLES,
  cycleCode: CYCLES,
  entity: ENTITIES,
  feeTaxClass: TAX_CLASSES,
  legalEntity: ENTITIES,
  meterCode: { list: 'meters', value: 'code', name: 'name' },
  planCode: { list: 'plans', value: 'plan', name: 'name' },
  product: { list: 'products', value: 'code', name: 'name' },
  productCode: { list: 'products', value: 'code', name: 'name' },
  provider: { list: 'payment-providers', value: 'provider', name: 'provider' },
  segment: SEGMENTS,
  taxClass: TAX_CLASSES,
  terms: { list: 'payment-terms', value: 'terms', name: 'name' },
}

const BANK_ACCOUNTS: KnownThings = { list: 'bank-accounts', value: 'code', name: 'name' }
const REASONS: KnownThings = { list: 'receivable-reasons', value: 'reason', name: 'name' }
const reasonsTo = (use: string): KnownThings => ({ ...REASONS, filters: { use } })

/** Fields that are a choice in one command and something else in others. */
const BY_COMMAND: Readonly<Record<string, KnownThings>> = {
  'closeDeposit.reason': reasonsTo('deposit'),
  'definePaymentProvider.bankAccount': BANK_ACCOUNTS,
  'importBankStatement.bankAccount': BANK_ACCOUNTS,
  'openDeposit.bankAccount': BANK_ACCOUNTS,
  'recordAgencyRemittance.bankAccount': BANK_ACCOUNTS,
  'recordReceipt.bankAccount': BANK_ACCOUNTS,
  'refundCredit.bankAccount': BANK_ACCOUNTS,
  'refundCredit.reason': reasonsTo('refund'),
  'refundPayment.reason': reasonsTo('refund'),
  'refundToOrigin.reason': reasonsTo('refund'),
  'reportUnclaimedProperty.bankAccount': BANK_ACCOUNTS,
  'returnPayment.reason': reasonsTo('return'),
  'startRefundRun.bankAccount': BANK_ACCOUNTS,
  'undoBankMatch.reason': reasonsTo('return'),
  'undoRemittance.reason': reasonsTo('unapply'),
  'reverseReceipt.reason': reasonsTo('unapply'),
  'setTaxRelief.reason': reasonsTo('write_off'),
  'unapplyAllocation.reason': reasonsTo('unapply'),
  'writeOffBadDebt.reason': reasonsTo('write_off'),
  'writeOffDifference.reason': reasonsTo('write_off'),
}

/** Columns of lists that hold the code of a thing which people know by its name. */
const BY_COLUMN: Readonly<Record<string, KnownThings>> = {
  agency: AGENCIES,
  collector: COLLECTORS,
  segment: SEGMENTS,
  'allocations.reason': REASONS,
  'bad-debts.reason': REASONS,
  'tax-relief-due.reason': REASONS,
}

/** Lists in which the code itself is what is told. */
const LISTED = new Set([
  'billing-calendar.cycle',
  'collection-agencies.agency',
  'collectors.collector',
  'dunning-policies.policy',
  'late-charge-policies.policy',
  'segments.segment',
])

/** Whether a list is of the very things that a column holds the codes of. */
export function isOfThings(list: string, column: string): boolean {
  return LISTED.has(`${list}.${column}`)
}

/** Which things the codes of a column name, if people know them by a name. */
export function namedThings(list: string, column: string): KnownThings | undefined {
  const place = `${list}.${column}`
  return LISTED.has(place) ? undefined : (BY_COLUMN[place] ?? BY_COLUMN[column])
}

/** Which things a column of a list names, to choose one by what it is called. */
export function thingsOfColumn(list: string, column: string): KnownThings | undefined {
  return BY_COLUMN[`${list}.${column}`] ?? BY_COLUMN[column] ?? BY_FIELD[column]
}

/** Commands that bring such a thing about, or mean another: there it is typed. */
const TYPED = new Set([
  'addUsageAlerts.budget',
  'defineAddOns.planCode',
  'defineBillingCycles.cycleCode',
  'defineCollectionAgencies.agency',
  'defineCollectors.collector',
  'defineCorrectionCauses.cause',
  'defineMeters.meterCode',
  'definePaymentProvider.provider',
  'definePaymentTerms.terms',
  'definePlans.planCode',
  'defineProducts.productCode',
  'defineProducts.taxClass',
  'defineSegments.segment',
  'defineTaxRules.taxClass',
  'setGoodwillBudget.budget',
])

/** Which things the field of a command names, if they are few and known. */
export function knownThings(command: string, field: string): KnownThings | undefined {
  const place = `${command}.${field}`
  if (TYPED.has(place)) return undefined
  return BY_COMMAND[place] ?? BY_FIELD[field]
}

/** Fields that name a person of the staff, or a role whose people share the work. */
const WHO = new Set([
  'assignCase.owner',
  'assignTask.owner',
  'defineCorrectionCauses.owner',
  'escalateCase.to',
  'openDispute.owner',
  'openInquiry.owner',
])

/** Whether a field of a command says which colleague, or which role, a thing is for. */
export function namesColleague(command: string, field: string): boolean {
  return WHO.has(`${command}.${field}`)
}

/** Whether a field of a command is the number of a customer who is there. */
export function namesCustomer(command: string, field: string): boolean {
  return field === 'accountNumber' && command !== 'createAccounts'
}
