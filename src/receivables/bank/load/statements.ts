import { sql } from 'kysely'
import { formatAmount } from '../../../kernel/money.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../../platform/database/database.ts'
import type { EntryFacts } from '../bank-line.ts'

export type StatementState = 'accepted' | 'quarantined' | 'released' | 'rejected'

/** A statement as it is stored. */
export type StoredStatement = {
  readonly accountId: string
  readonly statementId: string
  readonly bankAccountId: string
  readonly state: StatementState
  readonly lineCount: number
}

/** A statement, locked until the transaction ends. */
export function lockStatement(tx: Tx, statementId: string): Promise<StoredStatement | undefined> {
  return maybeOne(
    tx,
    sql<StoredStatement>`
      SELECT account_id AS "accountId", statement_id AS "statementId",
             bank_account_id AS "bankAccountId", state, line_count AS "lineCount"
        FROM bank_statement WHERE statement_id = ${statementId} FOR UPDATE`,
  )
}

/** The statements of a file of this content, if it was taken before. */
export function loadFileStatements(
  db: Db,
  sha256: Buffer,
): Promise<{ statementId: string; state: StatementState }[]> {
  return rows(
    db,
    sql<{ statementId: string; state: StatementState }>`
      SELECT s.statement_id AS "statementId", s.state
        FROM bank_file f JOIN bank_statement s USING (file_id)
       WHERE f.sha256 = ${sha256} ORDER BY s.ordinal`,
  )
}

/** What the last sound statement that ended before a day ended with; null for the first. */
export async function loadClosingBefore(
  db: Db,
  bankAccountId: string,
  day: Temporal.PlainDate,
): Promise<bigint | null> {
  const found = await maybeOne(
    db,
    sql<{ minor: bigint }>`
      SELECT closing_minor AS minor FROM bank_statement
       WHERE bank_account_id = ${bankAccountId} AND kind = 'statement'
         AND state IN ('accepted', 'released') AND closing_minor IS NOT NULL
         AND closing_on <= ${day}
       ORDER BY closing_on DESC, statement_id DESC LIMIT 1`,
  )
  return found?.minor ?? null
}

/** Entries that are known of a bank account between two days, for telling doubles. */
export type KnownEntry = EntryFacts & { readonly lineId: string }

/** Every entry that is in use, booked between two days, as its lines add up. */
export function loadEntries(
  db: Db,
  bankAccountId: string,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<KnownEntry[]> {
  return rows(
    db,
    sql<KnownEntry>`
      SELECT s.format, min(l.booked_on)::text AS "bookedOn",
             sum(l.amount_minor)::bigint AS "totalMinor", min(l.fingerprint) AS fingerprint,
             min(l.bank_reference) AS "bankReference", min(l.line_id::text) AS "lineId",
             array_remove(array_agg(l.end_to_end_id), NULL) AS "endToEndIds"
        FROM bank_line l
        JOIN bank_statement s USING (account_id, statement_id)
       WHERE l.bank_account_id = ${bankAccountId} AND l.booked_on BETWEEN ${first} AND ${last}
         AND l.state NOT IN ('duplicate', 'rejected')
       GROUP BY l.account_id, l.statement_id, l.entry, s.format
       ORDER BY "lineId"`,
  )
}

/** A statement as people know it: of which account, from which file, and from what to what it goes. */
export async function loadStatementFacts(
  db: Db,
  statementId: string,
): Promise<Readonly<Record<string, string>>> {
  const found = await one(
    db,
    sql<{
      bankAccount: string
      file: string
      lines: string
      openingMinor: bigint | null
      closingMinor: bigint | null
      currency: string
    }>`
      SELECT b.name AS "bankAccount", f.name AS file, s.currency,
             s.line_count::text AS lines,
             s.opening_minor AS "openingMinor", s.closing_minor AS "closingMinor"
        FROM bank_statement s JOIN bank_account b USING (bank_account_id)
        JOIN bank_file f USING (file_id)
       WHERE s.statement_id = ${statementId}`,
  )
  const { openingMinor, closingMinor, currency, ...facts } = found
  const money = (minor: bigint | null) =>
    minor === null ? '–' : `${formatAmount(minor, currency)} ${currency}`
  return { ...facts, opening: money(openingMinor), closing: money(closingMinor) }
}
