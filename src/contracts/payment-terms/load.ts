import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** What was said of payment terms for a day, the latest revision. */
export type StoredTerms = {
  readonly terms: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly name: Readonly<Record<string, string>>
  readonly rule: string
}

/** Payment terms by code, each as of each of its days. */
export function loadTermsByCode(db: Db, codes: readonly string[]): Promise<StoredTerms[]> {
  return rows(
    db,
    sql<StoredTerms>`
      SELECT DISTINCT ON (terms_code, from_on) terms_code AS terms, from_on AS "fromOn", revision,
             name, rule
        FROM payment_terms WHERE terms_code = ANY(${[...codes]}::text[])
       ORDER BY terms_code, from_on, revision DESC`,
  )
}

/** For whom payment terms were said to hold from a day on. */
export type StoredUse = {
  readonly accountId: string
  readonly scopeId: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly terms: string | null
}

/** What was said of accounts and their contracts, the latest revision of each day. */
export function loadUses(db: Db, accountIds: readonly string[]): Promise<StoredUse[]> {
  return rows(
    db,
    sql<StoredUse>`
      SELECT DISTINCT ON (account_id, scope_id, from_on) account_id AS "accountId",
             scope_id AS "scopeId", from_on AS "fromOn", revision, terms_code AS terms
        FROM payment_terms_use WHERE account_id = ANY(${[...accountIds]}::uuid[])
       ORDER BY account_id, scope_id, from_on, revision DESC`,
  )
}

/** Rules of payment terms in force, by the contract, account or legal entity that they hold for. */
export type TermsInForce = ReadonlyMap<string, string>

/**
 * The rules in force on a day for accounts, their contracts, and legal entities: one statement however
 * many accounts there are.
 */
export async function loadTermsInForce(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<TermsInForce> {
  const found = await rows(
    db,
    sql<{ scopeId: string; rule: string }>`
      SELECT coalesce(e.legal_entity_id, u.scope_id) AS "scopeId", t.rule
        FROM (SELECT DISTINCT ON (account_id, scope_id) scope_id, terms_code
                FROM payment_terms_use
               WHERE (account_id = ANY(${[...accountIds]}::uuid[])
                      OR account_id IN (SELECT house_account_id FROM legal_entity))
                 AND from_on <= ${on}
               ORDER BY account_id, scope_id, from_on DESC, revision DESC) u
        LEFT JOIN legal_entity e ON e.house_account_id = u.scope_id
       CROSS JOIN LATERAL (
          SELECT rule FROM payment_terms t
           WHERE t.terms_code = u.terms_code AND t.from_on <= ${on}
           ORDER BY from_on DESC, revision DESC LIMIT 1) t`,
  )
  return new Map(found.map(({ scopeId, rule }) => [scopeId, rule]))
}
