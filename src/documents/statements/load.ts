import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { AccountItem, StatementContent } from './draw.ts'
import type { AskedMethod, StatementMethod } from './statement.ts'

/**
 * The items of accounts with a legal entity that a statement of a span of days is drawn of, with what
 * was set off against them by its end: in one statement, however many accounts. What was settled by
 * the first day is left out, for it is no balance and no movement: years of it cost nothing.
 */
export function loadStatementItems(
  db: Db,
  accountIds: readonly string[],
  legalEntityId: string,
  { from, asOf }: { readonly from: Temporal.PlainDate; readonly asOf: Temporal.PlainDate },
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
         AND (o.document_on > ${from} OR o.open_minor <> 0
              OR EXISTS (SELECT FROM allocation x
                          WHERE x.account_id = o.account_id AND x.item_id = o.item_id
                            AND x.effective_on > ${from}))
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
): Promise<Map<string, AskedMethod>> {
  const found = await rows(
    db,
    sql<{ accountId: string; method: AskedMethod }>`
      SELECT DISTINCT ON (account_id) account_id AS "accountId", method
        FROM statement_method
       WHERE account_id = ANY (${[...accountIds]}::uuid[]) AND from_on <= ${on}
       ORDER BY account_id, from_on DESC`,
  )
  return new Map(found.map(({ accountId, method }) => [accountId, method]))
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
export type StoredFigures = Omit<JsonFigures<StatementContent>, 'billed'> & {
  /** Statements of before there was this have none. */
  readonly billed?: JsonFigures<StatementContent['billed']>
}
type JsonFigures<T> = T extends bigint | Decimal
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

/** A statement that was kept, whose it is and in which language its customer reads; by its id alone. */
export async function findStatement(
  db: Db,
  statementId: string,
): Promise<
  | { readonly statement: StoredStatement; readonly account: string; readonly entity: string }
  | undefined
> {
  const found = await maybeOne(
    db,
    sql<{ accountId: string; account: string; entity: string }>`
      SELECT s.account_id AS "accountId", a.number AS account, e.code AS entity
        FROM statement s JOIN account a USING (account_id)
        JOIN legal_entity e ON e.legal_entity_id = s.legal_entity_id
       WHERE s.statement_id = ${statementId}`,
  )
  if (found === undefined) return undefined
  const statement = await loadStatement(db, { accountId: found.accountId, statementId })
  return statement && { statement, account: found.account, entity: found.entity }
}

/** The message that took a statement to its customer last, if one did. */
export function loadMessageOf(
  db: Db,
  id: { readonly accountId: string; readonly statementId: string },
): Promise<{ readonly accountId: string; readonly messageId: string } | undefined> {
  return maybeOne(
    db,
    sql<{ accountId: string; messageId: string }>`
      SELECT account_id AS "accountId", message_id AS "messageId"
        FROM message_statement JOIN message USING (account_id, message_id)
       WHERE account_id = ${id.accountId} AND statement_id = ${id.statementId}
       ORDER BY queued_at DESC, message_id DESC LIMIT 1`,
  )
}
