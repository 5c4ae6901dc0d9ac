import { sql } from 'kysely'
import type { BankCsvMapping } from '../../../formats/bank/bank-csv.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** An account of ours with a bank. */
export type BankAccount = {
  readonly bankAccountId: string
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly legalEntityId: string
  readonly houseAccountId: string
  readonly ledgerAccount: string
  readonly csvMapping: BankCsvMapping | null
}

const COLUMNS = sql`
  b.bank_account_id AS "bankAccountId", b.code, b.name, b.currency,
  b.legal_entity_id AS "legalEntityId", e.house_account_id AS "houseAccountId",
  b.ledger_account AS "ledgerAccount", b.csv_mapping AS "csvMapping"`

/** Bank accounts by code. */
export function loadBankAccounts(db: Db, codes: readonly string[]): Promise<BankAccount[]> {
  return rows(
    db,
    sql<BankAccount>`
      SELECT ${COLUMNS} FROM bank_account b JOIN legal_entity e USING (legal_entity_id)
       WHERE b.code = ANY(${[...codes]}::text[]) ORDER BY b.code`,
  )
}

/** Bank accounts by the numbers that files name them by. */
export async function loadBankAccountsByNumber(
  db: Db,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, BankAccount>> {
  const found = await rows(
    db,
    sql<BankAccount & { number: string }>`
      SELECT n.number, ${COLUMNS}
        FROM bank_account_number n
        JOIN bank_account b USING (bank_account_id)
        JOIN legal_entity e USING (legal_entity_id)
       WHERE n.number = ANY(${[...numbers]}::text[])`,
  )
  return new Map(found.map(row => [row.number, row]))
}

/** Whether the chart has an account of this code. */
export async function isLedgerAccount(db: Db, ledgerAccount: string): Promise<boolean> {
  const found = await rows(db, sql`SELECT FROM ledger_account WHERE code = ${ledgerAccount}`)
  return found.length > 0
}
