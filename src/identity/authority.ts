import { Decimal } from '../kernel/decimal.ts'
import { type Money, majorAmount } from '../kernel/money.ts'
import { type Access, limitOf, mayOf } from './access.ts'

/** A rule of the authority matrix: when a command needs a second person, and whose. */
export type AuthorityRule = {
  readonly code: string
  readonly command: string
  /** Only of people who have this role; null: whoever acts. */
  readonly role: string | null
  /** Only where the reason given holds this text, whatever its case. */
  readonly reason: string | null
  /** Only from this amount on (major units), in this currency or in any. */
  readonly atLeast: Decimal | null
  readonly currency: string | null
  /** An approver must have one of these; none: must be allowed to do the command alone. */
  readonly approvers: readonly string[]
  /** After how many days a request that nobody decides is void. */
  readonly expiresDays: number
}

/** Whether second persons are asked for at all, and of the local operator too. */
export type AuthoritySwitch = { readonly secondPerson: boolean; readonly bindsOperator: boolean }

export const DEFAULT_SWITCH: AuthoritySwitch = { secondPerson: true, bindsOperator: false }

const DEFAULT_DAYS = 14

type Short = Partial<AuthorityRule> & { readonly code: string; readonly command: string }

function rule(short: Short): AuthorityRule {
  return {
    role: null,
    reason: null,
    atLeast: null,
    currency: null,
    approvers: [],
    expiresDays: DEFAULT_DAYS,
    ...short,
  }
}

const HEADS = ['billing_manager', 'finance'] as const
/** Also a second cash clerk, so that bank details need not wait for a head. */
const CASH = [...HEADS, 'cash_clerk'] as const
const PEOPLE = [...HEADS, 'it_administrator'] as const

/** What needs a second person until the installation says otherwise. */
export const BUILT_IN_RULES: readonly AuthorityRule[] = [
  rule({ code: 'bill_run_release', command: 'approveBillRun', approvers: HEADS }),
  rule({ code: 'credit_note', command: 'issueCreditNote', approvers: HEADS }),
  rule({ code: 'void_invoice', command: 'voidInvoice', approvers: HEADS }),
  // Only where something is granted.
  rule({
    code: 'dispute_credit',
    command: 'decideDispute',
    atLeast: new Decimal(1n, 3),
    approvers: HEADS,
  }),
  rule({ code: 'credit_undone', command: 'undoCreditNote', approvers: HEADS }),
  rule({ code: 'incident_release', command: 'approveIncident', approvers: HEADS }),
  rule({ code: 'goodwill_budget', command: 'setGoodwillBudget', approvers: HEADS }),
  rule({
    code: 'goodwill_large',
    command: 'giveGoodwill',
    atLeast: Decimal.of(100),
    approvers: HEADS,
  }),
  rule({ code: 'bad_debt', command: 'writeOffBadDebt', approvers: HEADS }),
  rule({
    code: 'bad_debt_recovered',
    command: 'recoverBadDebt',
    atLeast: Decimal.of(100),
    approvers: HEADS,
  }),
  rule({
    code: 'debit_note',
    command: 'issueDebitNote',
    atLeast: Decimal.of(100),
    approvers: HEADS,
  }),
  // Only where something of it was billed: the next bill run then corrects it.
  rule({
    code: 'usage_taken_back',
    command: 'undoUsageImport',
    atLeast: new Decimal(1n, 3),
    approvers: HEADS,
  }),
  rule({
    code: 'reads_voided',
    command: 'voidReads',
    atLeast: new Decimal(1n, 3),
    approvers: HEADS,
  }),
  rule({ code: 'tax_relief', command: 'setTaxRelief', approvers: HEADS }),
  rule({ code: 'tax_relief_claim', command: 'claimTaxRelief', approvers: HEADS }),
  rule({ code: 'provision', command: 'postProvision', approvers: HEADS }),
  rule({ code: 'provision_rates', command: 'setProvisionRates', approvers: HEADS }),
  rule({ code: 'list_price', command: 'addPrices', approvers: HEADS }),
  rule({ code: 'agreed_price', command: 'agreePrices', approvers: HEADS }),
  rule({ code: 'price_uplift', command: 'upliftPrices', approvers: HEADS }),
  rule({ code: 'price_ramp', command: 'scheduleRamps', approvers: HEADS }),
  rule({ code: 'bundle_price', command: 'priceBundles', approvers: HEADS }),
  rule({ code: 'write_off', command: 'writeOffDifference', approvers: HEADS }),
  rule({ code: 'bank_details', command: 'changeMandateAccount', approvers: CASH }),
  rule({ code: 'refund', command: 'refundCredit', approvers: HEADS }),
  rule({ code: 'refund_to_origin', command: 'refundToOrigin', approvers: HEADS }),
  rule({ code: 'refund_by_provider', command: 'refundPayment', approvers: HEADS }),
  rule({
    code: 'difference_write_off',
    command: 'writeOffDifference',
    atLeast: Decimal.of(50),
    approvers: HEADS,
  }),
  rule({ code: 'debit_run', command: 'approveDebitRun', approvers: HEADS }),
  rule({ code: 'debit_run_again', command: 'replaceDebitFile', approvers: HEADS }),
  rule({ code: 'unclaimed_report', command: 'reportUnclaimedProperty', approvers: HEADS }),
  rule({ code: 'refund_run', command: 'approveRefundRun', approvers: HEADS }),
  rule({ code: 'refund_run_again', command: 'replaceRefundFile', approvers: HEADS }),
  rule({ code: 'dunning_run', command: 'approveDunningRun', approvers: HEADS }),
  rule({ code: 'dunning_policy', command: 'defineDunningPolicies', approvers: HEADS }),
  rule({ code: 'policy_use', command: 'usePolicies', approvers: HEADS }),
  rule({ code: 'late_charge_policy', command: 'defineLateChargePolicies', approvers: HEADS }),
  rule({ code: 'reference_rate', command: 'setReferenceRates', approvers: HEADS }),
  rule({ code: 'rate_cap', command: 'setRateCaps', approvers: HEADS }),
  rule({ code: 'retry_rule', command: 'setRetryRules', approvers: HEADS }),
  rule({ code: 'contact_rule', command: 'setContactRules', approvers: HEADS }),
  rule({ code: 'statement_run', command: 'approveStatementRun', approvers: HEADS }),
  rule({ code: 'credit_limit', command: 'setCreditLimits', approvers: HEADS }),
  rule({ code: 'credit_release', command: 'releaseCreditHold', approvers: HEADS }),
  rule({ code: 'late_charge_waiver', command: 'waiveLateCharges', approvers: HEADS }),
  rule({ code: 'manual_journal', command: 'postManualJournal', approvers: HEADS }),
  rule({ code: 'transfer_reversal', command: 'reverseTransfer', approvers: HEADS }),
  rule({ code: 'role_grant', command: 'grantRole', approvers: HEADS }),
  rule({ code: 'api_key', command: 'createApiKey', approvers: HEADS }),
  // What an endpoint is told leaves the house.
  rule({ code: 'webhook_endpoint', command: 'addWebhookEndpoint', approvers: HEADS }),
  rule({ code: 'webhook_address', command: 'changeWebhookEndpoint', approvers: HEADS }),
  // By a link and a lost second factor one could become somebody else.
  rule({ code: 'password_link', command: 'makePasswordLink', approvers: PEOPLE }),
  rule({ code: 'second_factor', command: 'removeSecondFactor', approvers: PEOPLE }),
  // There is no way back.
  rule({ code: 'erasure_of_customer', command: 'eraseAccount', approvers: HEADS }),
  rule({ code: 'erasure_of_person', command: 'erasePerson', approvers: HEADS }),
  rule({ code: 'role_definition', command: 'defineRole', approvers: HEADS }),
  // A rate decides every bill from its day on; the bank of a company is where all customers pay.
  rule({ code: 'tax_rule', command: 'defineTaxRules', approvers: HEADS }),
  rule({ code: 'legal_entity', command: 'defineLegalEntities', approvers: HEADS }),
  // Whoever takes over whole files sets prices and companies as their screens do.
  rule({ code: 'data_import', command: 'commitDataImport', approvers: HEADS }),
  rule({ code: 'entity_logo', command: 'setEntityLogo', approvers: HEADS }),
  rule({ code: 'authority_rule', command: 'defineAuthorityRule', approvers: HEADS }),
]

/** The rules in force: those of the installation take the place of built-in ones of their code. */
export function rulesInForce(
  own: readonly (AuthorityRule & { readonly active: boolean })[],
): AuthorityRule[] {
  const byCode = new Map<string, AuthorityRule & { readonly active?: boolean }>()
  for (const each of [...BUILT_IN_RULES, ...own]) byCode.set(each.code, each)
  return [...byCode.values()].filter(each => each.active !== false)
}

/** What somebody is about to do, and what is at stake. */
export type Act = {
  readonly command: string
  readonly permission: string
  readonly reason: string | undefined
  /** Amounts that would move, signs aside; none where the command is not about an amount. */
  readonly amounts: readonly Money[]
}

export type Verdict =
  | { readonly kind: 'alone' }
  | { readonly kind: 'no' }
  | {
      readonly kind: 'approval'
      /** Codes of the rules; `limit` and `role` stand for the actor's own bounds. */
      readonly rules: readonly string[]
      /** For each rule, the roles of which an approver needs one; empty: who may do it alone. */
      readonly approvers: readonly (readonly string[])[]
      readonly expiresDays: number
    }

/**
 * Whether somebody may do this alone. Refusals first: without the permission, no. Then whatever asks
 * for a second person: a role that may only propose, an amount above the role's limit, or a rule.
 */
export function verdictOn(
  access: Access,
  act: Act,
  rules: readonly AuthorityRule[],
  { secondPerson }: AuthoritySwitch,
): Verdict {
  const may = mayOf(access, act.permission)
  if (may === 'no') return { kind: 'no' }
  const asking: Pick<AuthorityRule, 'code' | 'approvers' | 'expiresDays'>[] = []
  if (may === 'propose') asking.push({ code: 'role', approvers: [], expiresDays: DEFAULT_DAYS })
  else if (isOverLimit(access, act)) {
    asking.push({ code: 'limit', approvers: [], expiresDays: DEFAULT_DAYS })
  }
  if (secondPerson) asking.push(...rules.filter(each => applies(each, access, act)))
  if (asking.length === 0) return { kind: 'alone' }
  return {
    kind: 'approval',
    rules: asking.map(each => each.code),
    approvers: asking.map(each => each.approvers),
    expiresDays: Math.min(...asking.map(each => each.expiresDays)),
  }
}

/** Whether an amount is above what somebody's roles do alone. */
export function isOverLimit(access: Access, { permission, command, amounts }: Act): boolean {
  return amounts.some(({ minor, currency }) => {
    const limit = limitOf(access, { permission, command, currency })
    return limit !== undefined && sizeOf(minor) > limit
  })
}

function applies(rule: AuthorityRule, access: Access, act: Act): boolean {
  if (rule.command !== act.command) return false
  if (rule.role !== null && !access.held.some(({ role }) => role.role === rule.role)) return false
  if (rule.reason !== null && !holds(act.reason, rule.reason)) return false
  return rule.atLeast === null || act.amounts.some(amount => reaches(amount, rule))
}

function holds(text: string | undefined, part: string): boolean {
  return text?.toLowerCase().includes(part.toLowerCase()) === true
}

function reaches({ minor, currency }: Money, { atLeast, currency: only }: AuthorityRule): boolean {
  if (only !== null && only !== currency) return false
  return atLeast !== null && majorAmount(sizeOf(minor), currency).compare(atLeast) >= 0
}

function sizeOf(minor: bigint): bigint {
  return minor < 0n ? -minor : minor
}

/** Who decides about a request: themselves, or for those who handed it to them. */
export type Approver = {
  readonly access: Access
  /** Whose place they take, of a delegation that holds now. */
  readonly standsFor: readonly { readonly personId: string; readonly access: Access }[]
}

/** What an approver must satisfy. */
export type Requirement = {
  readonly act: Act
  readonly requestedBy: string
  /** Who gains by it, such as who would get a role. */
  readonly beneficiaries: readonly string[]
  readonly approvers: readonly (readonly string[])[]
}

export type ApproverVerdict =
  | { readonly ok: true; readonly onBehalfOf: string | undefined }
  | { readonly ok: false; readonly why: 'own_request' | 'not_entitled' }

/**
 * Whether somebody may approve a request. Nobody approves what they asked for or gain by, not by a
 * second role of theirs, and not in the place of somebody, or by the hand of somebody, who did.
 */
export function approverVerdict(approver: Approver, required: Requirement): ApproverVerdict {
  const involved = new Set([required.requestedBy, ...required.beneficiaries])
  if (involved.has(approver.access.actor)) return { ok: false, why: 'own_request' }
  if (isEntitled(approver.access, required)) return { ok: true, onBehalfOf: undefined }
  const others = approver.standsFor.filter(each => isEntitled(each.access, required))
  const free = others.find(each => !involved.has(each.access.actor))
  if (free !== undefined) return { ok: true, onBehalfOf: free.personId }
  return { ok: false, why: others.length > 0 ? 'own_request' : 'not_entitled' }
}

function isEntitled(access: Access, { act, approvers }: Requirement): boolean {
  if (mayOf(access, 'approvals.decide') !== 'do') return false
  return approvers.every(roles => {
    const alone = mayOf(access, act.permission) === 'do'
    // Who is named by the rule may still have a limit of their own.
    if (alone && isOverLimit(access, act)) return false
    if (roles.length === 0) return alone
    return access.held.some(({ role }) => roles.includes(role.role))
  })
}
