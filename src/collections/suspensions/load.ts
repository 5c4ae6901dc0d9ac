import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { StepKind, SuspensionRule } from './suspension.ts'

/** Minor units are texts in what is stored as JSON. */
export type StoredRule = Omit<SuspensionRule, 'minimumMinor' | 'feeMinor'> & {
  readonly minimumMinor: string | bigint
  readonly feeMinor: string | bigint
}

/** The rule as it was stored with a suspension. */
export function asRule(stored: StoredRule): SuspensionRule {
  const { minimumMinor, feeMinor, ...rule } = stored
  return { ...rule, minimumMinor: BigInt(minimumMinor), feeMinor: BigInt(feeMinor) }
}

/** The rule for a place on a day: of its region, or of the country. */
export async function loadSuspensionRule(
  db: Db,
  of: { readonly country: string; readonly region: string | null; readonly on: Temporal.PlainDate },
): Promise<SuspensionRule | undefined> {
  const found = await maybeOne(
    db,
    sql<StoredRule>`
      SELECT notice_days AS "noticeDays", final_notice_days AS "finalNoticeDays", currency,
             minimum_minor AS "minimumMinor", quiet_weekdays AS "quietWeekdays",
             moratorium_from AS "moratoriumFrom", moratorium_until AS "moratoriumUntil",
             fee_minor AS "feeMinor", fee_tax_class AS "feeTaxClass"
        FROM suspension_rule
       WHERE country = ${of.country} AND region IN ('', ${of.region ?? ''})
         AND from_on <= ${of.on}
       ORDER BY region DESC, from_on DESC, revision DESC LIMIT 1`,
  )
  return found === undefined ? undefined : asRule(found)
}

/** How often a rule of a place was set for a date. */
export async function countRules(
  db: Db,
  of: { readonly country: string; readonly region: string; readonly fromOn: Temporal.PlainDate },
): Promise<number> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM suspension_rule WHERE country = ${of.country} AND region = ${of.region}
           AND from_on = ${of.fromOn}`,
  )
  return found.length
}

/** A suspension with its last step. */
export type StoredSuspension = {
  readonly accountId: string
  readonly account: string
  readonly timeZone: string
  readonly suspensionId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly premise: string | null
  readonly rule: SuspensionRule
  readonly stepNo: number
  readonly kind: StepKind
  readonly on: Temporal.PlainDate
}

/** Suspensions by id, or the next page of those that are not over, held until the transaction ends. */
export async function lockSuspensions(
  tx: Tx,
  of:
    | { readonly suspensionId: string }
    | { readonly accountId: string }
    | { readonly after: string | null; readonly limit: number },
): Promise<StoredSuspension[]> {
  const wanted =
    'suspensionId' in of
      ? sql`s.suspension_id = ${of.suspensionId}`
      : 'accountId' in of
        ? sql`s.account_id = ${of.accountId} AND l.kind NOT IN ('reconnected', 'stopped')`
        : sql`(${of.after}::uuid IS NULL OR s.account_id > ${of.after}::uuid)
            AND l.kind NOT IN ('reconnected', 'stopped')`
  const limit = 'limit' in of ? of.limit : 1000
  await rows(
    tx,
    sql`
      SELECT 1 FROM account WHERE account_id IN (
        SELECT s.account_id FROM suspension s CROSS JOIN LATERAL (
          SELECT * FROM suspension_step t WHERE t.account_id = s.account_id
             AND t.suspension_id = s.suspension_id ORDER BY t.step_no DESC LIMIT 1) l
         WHERE ${wanted} ORDER BY s.account_id LIMIT ${limit})
       ORDER BY account_id FOR NO KEY UPDATE`,
  )
  const found = await rows(
    tx,
    sql<Omit<StoredSuspension, 'rule'> & { rule: StoredRule }>`
      SELECT s.account_id AS "accountId", a.number AS account, a.time_zone AS "timeZone",
             s.suspension_id AS "suspensionId", s.legal_entity_id AS "legalEntityId", s.currency,
             p.code AS premise, s.rule, l.step_no AS "stepNo", l.kind, l.done_on AS on
        FROM suspension s
        JOIN account a USING (account_id)
        LEFT JOIN premise p ON p.account_id = s.account_id AND p.premise_id = s.premise_id
       CROSS JOIN LATERAL (
          SELECT * FROM suspension_step t WHERE t.account_id = s.account_id
             AND t.suspension_id = s.suspension_id ORDER BY t.step_no DESC LIMIT 1) l
       WHERE ${wanted} ORDER BY s.account_id, s.suspension_id LIMIT ${limit}`,
  )
  return found.map(each => ({ ...each, rule: asRule(each.rule) }))
}
