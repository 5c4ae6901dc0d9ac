import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A version of a policy of reminders, as it was set last for its day. */
export type PolicyVersionRow = {
  readonly policyCode: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly name: Readonly<Record<string, string>>
  readonly graceDays: number
  readonly thresholds: Readonly<Record<string, string>>
  readonly returnGraceDays: number
  readonly afterReturn: string
  readonly daysToPay: number
  readonly inHardship: string
  readonly beforePromise: string
  readonly levels: readonly unknown[]
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  /** Letters that were sent by it. */
  readonly letters: bigint
}

/** All versions of all policies of reminders, the latest first. */
export function loadPolicyVersions(db: Db): Promise<PolicyVersionRow[]> {
  return rows(
    db,
    sql<PolicyVersionRow>`
      with latest as (
        select distinct on (policy_code, from_on) * from dunning_policy
        order by policy_code, from_on desc, revision desc)
      select policy_code as "policyCode", from_on as "fromOn", revision, name,
        grace_days as "graceDays", thresholds, return_grace_days as "returnGraceDays",
        after_return as "afterReturn", days_to_pay as "daysToPay", in_hardship as "inHardship",
        before_promise as "beforePromise", levels, recorded_at as "recordedAt", recorded_by as "recordedBy",
        (select count(*) from dunning_notice n
          where n.policy_code = latest.policy_code and n.policy_from = latest.from_on) as letters
      from latest order by policy_code, from_on desc`,
  )
}

/** For whom a policy of reminders or late charges holds on a day. */
export type PolicyUseOn = {
  /** By its name. */
  readonly entity: string | null
  readonly segment: string | null
  /** Null: none. */
  readonly policyCode: string | null
  readonly fromOn: Temporal.PlainDate
}

/** The rules of use that hold on a day, the narrowest last; of accounts of their own only how many. */
export async function loadUsesOn(
  db: Db,
  kind: 'dunning' | 'late_charges',
  on: Temporal.PlainDate,
): Promise<{ uses: PolicyUseOn[]; ownAccounts: { policyCode: string | null; count: bigint }[] }> {
  const uses = await rows(
    db,
    sql<PolicyUseOn>`
      select distinct on (u.legal_entity_id, u.segment_code) e.name as entity,
        u.segment_code as segment, u.policy_code as "policyCode", u.from_on as "fromOn"
      from policy_use u left join legal_entity e using (legal_entity_id)
      where u.kind = ${kind} and u.from_on <= ${on}
      order by u.legal_entity_id nulls first, u.segment_code nulls first, u.from_on desc,
        u.revision desc`,
  )
  const ownAccounts = await rows(
    db,
    sql<{ policyCode: string | null; count: bigint }>`
      select "policyCode", count(*) from (
        select distinct on (account_id) policy_code as "policyCode" from account_policy_use
        where kind = ${kind} and from_on <= ${on}
        order by account_id, from_on desc, revision desc) u
      group by 1 order by 1`,
  )
  return { uses, ownAccounts }
}

/** Legal entities with their currency, for which a run can be tried. */
export function loadRunnable(
  db: Db,
): Promise<{ code: string; name: string; currency: string; timeZone: string }[]> {
  return rows(
    db,
    sql<{ code: string; name: string; currency: string; timeZone: string }>`
      select code, name, currency, time_zone as "timeZone" from legal_entity order by code`,
  )
}

/** What accounts are called, by id. */
export async function loadAccountNames(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, { number: string; name: string }>> {
  const found = await rows(
    db,
    sql<{ accountId: string; number: string; name: string }>`
      select account_id as "accountId", number, name from account
      where account_id = any(${[...accountIds]}::uuid[])`,
  )
  return new Map(found.map(({ accountId, ...named }) => [accountId, named]))
}

/**
 * What policies of reminders and of late charges are called; a code that means one of each is left out,
 * as a list may name both.
 */
export function listPolicyNames(
  db: Db,
  limit: number,
): Promise<{ policy: string; name: Readonly<Record<string, string>> }[]> {
  return rows(
    db,
    sql<{ policy: string; name: Readonly<Record<string, string>> }>`
      select min(policy_code) as policy, (array_agg(name))[1] as name from (
        (select distinct on (policy_code) policy_code, name from dunning_policy
          order by policy_code, from_on desc, revision desc limit ${limit})
        union all
        (select distinct on (policy_code) policy_code, name from late_charge_policy
          order by policy_code, from_on desc, revision desc limit ${limit})) each
      group by policy_code having count(*) = 1`,
  )
}
