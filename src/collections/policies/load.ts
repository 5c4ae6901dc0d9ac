import { sql } from 'kysely'
import { parseAmount } from '../../kernel/money.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { DunningPolicy, LevelChannel } from '../dunning.ts'
import type { PolicyKind, PolicyUse } from './policy-use.ts'

/** Names a version of a policy for ever. */
export type PolicyVersion = {
  readonly policyCode: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
}

type Amounts = Readonly<Record<string, string>>

/** A policy of reminders as it is stored: amounts by currency. */
export type StoredDunningPolicy = PolicyVersion & {
  readonly name: unknown
  readonly graceDays: number
  readonly thresholds: Amounts
  readonly returnGraceDays: number
  readonly afterReturn: 'keep' | 'restart'
  readonly daysToPay: number
  readonly inHardship: 'remind' | 'stop'
  readonly beforePromise: 'write' | 'silent'
  readonly levels: readonly {
    readonly level: number
    readonly afterDays: number
    readonly daysSinceLast: number
    readonly channel: LevelChannel
    readonly template: string
    readonly fees: Amounts
  }[]
}

/** The version of each policy that holds on a day, by code. */
export async function loadDunningPolicies(
  db: Db,
  on: Temporal.PlainDate,
): Promise<Map<string, StoredDunningPolicy>> {
  const found = await rows(
    db,
    sql<StoredDunningPolicy>`
      SELECT DISTINCT ON (policy_code) policy_code AS "policyCode", from_on AS "fromOn", revision, name,
             grace_days AS "graceDays", thresholds, return_grace_days AS "returnGraceDays",
             after_return AS "afterReturn", days_to_pay AS "daysToPay", in_hardship AS "inHardship",
             before_promise AS "beforePromise", levels
        FROM dunning_policy WHERE from_on <= ${on}
       ORDER BY policy_code, from_on DESC, revision DESC`,
  )
  return new Map(found.map(policy => [policy.policyCode, policy]))
}

/** A policy's amounts in a currency: none where it does not name the currency. */
export function inCurrency(policy: StoredDunningPolicy, currency: string): DunningPolicy {
  const { graceDays, returnGraceDays } = policy
  return {
    graceDays,
    returnGraceDays,
    thresholdMinor: minorOf(policy.thresholds, currency),
    levels: policy.levels.map(({ fees, ...level }) => ({
      ...level,
      feeMinor: minorOf(fees, currency),
    })),
  }
}

function minorOf(amounts: Amounts, currency: string): bigint {
  const text = amounts[currency]
  return text === undefined ? 0n : (parseAmount(text, currency) ?? 0n)
}

/** The rules of use of a kind that hold on a day. */
export function loadPolicyUses(
  db: Db,
  kind: PolicyKind,
  on: Temporal.PlainDate,
): Promise<PolicyUse[]> {
  return rows(
    db,
    sql<PolicyUse>`
      SELECT DISTINCT ON (legal_entity_id, segment_code) legal_entity_id AS "legalEntityId",
             segment_code AS "segmentCode", policy_code AS "policyCode"
        FROM policy_use WHERE kind = ${kind} AND from_on <= ${on}
       ORDER BY legal_entity_id, segment_code, from_on DESC, revision DESC`,
  )
}

/** What is set for accounts themselves, by account id; accounts of which nothing is set are left out. */
export async function loadAccountPolicyUses(
  db: Db,
  kind: PolicyKind,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, string | null>> {
  const found = await rows(
    db,
    sql<{ accountId: string; policyCode: string | null }>`
      SELECT DISTINCT ON (account_id) account_id AS "accountId", policy_code AS "policyCode"
        FROM account_policy_use
       WHERE account_id = ANY(${[...accountIds]}::uuid[]) AND kind = ${kind} AND from_on <= ${on}
       ORDER BY account_id, from_on DESC, revision DESC`,
  )
  return new Map(found.map(({ accountId, policyCode }) => [accountId, policyCode]))
}

/** Kinds and codes of policies that there are, `dunning standard`, whatever the day. */
export async function loadPolicyCodes(db: Db): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      SELECT DISTINCT 'dunning ' || policy_code AS code FROM dunning_policy
      UNION SELECT 'late_charges ' || policy_code FROM late_charge_policy`,
  )
  return new Set(found.map(row => row.code))
}
