import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { StatementFigures, StatementItem, StatementMethod } from './statement.ts'

/** An item of one of several accounts. */
export type AccountItem = StatementItem & { readonly accountId: string; readonly currency: string }

/**
 * The items of accounts with a legal entity that were there by a day, with what was set off against
 * them by then: in one statement, however many accounts.
 */
export function loadStatementItems(
  db: Db,
  accountIds: readonly string[],
  legalEntityId: string,
  asOf: Temporal.PlainDate,
): Promise<AccountItem[]> {
  return rows(
    db,
    sql<AccountItem>`
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", o.currency, o.kind,
             coalesce(n.label, o.reference, '') AS label, o.document_on::text AS "documentOn",
             o.due_on::text AS "dueOn", o.amount_minor AS "amountMinor",
             coalesce(a.allocations, '[]') AS allocations
        FROM open_item o
        LEFT JOIN document_number n
          ON n.account_id = coalesce(o.document_account_id, o.account_id)
         AND n.invoice_id = o.item_id
        LEFT JOIN LATERAL (
          SELECT json_agg(json_build_object('matchId', x.match_id, 'kind', x.kind,
                   'effectiveOn', x.effective_on::text, 'amountMinor', x.amount_minor::text)
                   ORDER BY x.effective_on, x.allocation_id) AS allocations
            FROM allocation x
           WHERE x.account_id = o.account_id AND x.item_id = o.item_id
             AND x.effective_on <= ${asOf}) a ON true
       WHERE o.account_id = ANY (${[...accountIds]}::uuid[])
         AND o.legal_entity_id = ${legalEntityId} AND o.document_on <= ${asOf}
       ORDER BY o.account_id, o.item_id`,
  ).then(found =>
    found.map(item => ({
      ...item,
      allocations: item.allocations.map(each => ({
        ...each,
        amountMinor: BigInt(each.amountMinor),
      })),
    })),
  )
}

/** The method of accounts on a day, by account id; without one it is by open items. */
export async function loadMethods(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, { readonly method: StatementMethod; readonly since: string }>> {
  const found = await rows(
    db,
    sql<{ accountId: string; method: StatementMethod; since: string }>`
      SELECT DISTINCT ON (account_id) account_id AS "accountId", method, from_on::text AS since
        FROM statement_method
       WHERE account_id = ANY (${[...accountIds]}::uuid[]) AND from_on <= ${on}
       ORDER BY account_id, from_on DESC`,
  )
  return new Map(found.map(({ accountId, ...rest }) => [accountId, rest]))
}

/** A statement as it was made. */
export type StoredStatement = {
  readonly accountId: string
  readonly statementId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly method: StatementMethod
  readonly fromOn: string
  readonly asOf: string
  readonly content: StoredFigures
}

/** Figures as JSON keeps them: amounts as texts. */
export type StoredFigures = JsonFigures<StatementFigures>
type JsonFigures<T> = T extends bigint
  ? string
  : T extends readonly (infer Member)[]
    ? readonly JsonFigures<Member>[]
    : T extends object
      ? { readonly [Name in keyof T]: JsonFigures<T[Name]> }
      : T

const STATEMENT = sql`
  SELECT account_id AS "accountId", statement_id AS "statementId",
         legal_entity_id AS "legalEntityId", currency, method, from_on::text AS "fromOn",
         as_of::text AS "asOf", content
    FROM statement`

/** A statement by its key. */
export function loadStatement(
  db: Db,
  id: { readonly accountId: string; readonly statementId: string },
): Promise<StoredStatement | undefined> {
  return maybeOne(
    db,
    sql<StoredStatement>`
      ${STATEMENT} WHERE account_id = ${id.accountId} AND statement_id = ${id.statementId}`,
  )
}

/** The customers whose statements a run makes next, behind an account. */
export async function loadNextAccounts(
  db: Db,
  legalEntityId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      SELECT DISTINCT o.account_id AS "accountId"
        FROM open_item o JOIN account a USING (account_id)
       WHERE o.legal_entity_id = ${legalEntityId} AND a.kind <> 'house'
         AND o.account_id > ${after ?? '00000000-0000-0000-0000-000000000000'}
       ORDER BY 1 LIMIT ${limit}`,
  )
  return found.map(each => each.accountId)
}
