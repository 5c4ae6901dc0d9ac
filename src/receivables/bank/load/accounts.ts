import { sql } from 'kysely'
import type { BankCsvMapping } from '../../../formats/bank/bank-csv.ts'
import type { AccountKind } from '../../../ledger/chart.ts'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'
import type { CashAccount } from '../cash-account.ts'

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
  readonly main: boolean
}

const COLUMNS = sql`
  b.bank_account_id AS "bankAccountId", b.code, b.name, b.currency,
  b.legal_entity_id AS "legalEntityId", e.house_account_id AS "houseAccountId",
  b.ledger_account AS "ledgerAccount", b.csv_mapping AS "csvMapping", b.main`

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

/** Where the ledger has the bank accounts of these legal entities. */
export function loadCashAccounts(
  db: Db,
  legalEntityIds: readonly string[],
): Promise<CashAccount[]> {
  return rows(
    db,
    sql<CashAccount>`
      SELECT bank_account_id AS "bankAccountId", legal_entity_id AS "legalEntityId", currency, code,
             ledger_account AS "ledgerAccount", main
        FROM bank_account WHERE legal_entity_id = ANY(${[...legalEntityIds]}::uuid[])
       ORDER BY code`,
  )
}

/** Holds a legal entity while one of its bank accounts is defined: no two get the same place. */
export async function lockLegalEntity(tx: Tx, legalEntityId: string): Promise<void> {
  await rows(
    tx,
    sql`SELECT FROM legal_entity WHERE legal_entity_id = ${legalEntityId} FOR NO KEY UPDATE`,
  )
}

/** Of which kind an account of the chart is; undefined where the chart has none of this code. */
export async function loadLedgerKind(
  db: Db,
  ledgerAccount: string,
): Promise<AccountKind | undefined> {
  const [found] = await rows(
    db,
    sql<{ kind: AccountKind }>`SELECT kind FROM ledger_account WHERE code = ${ledgerAccount}`,
  )
  return found?.kind
}

/** Whether a bank has told anything of a bank account. */
export async function hasStatements(db: Db, bankAccountId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT FROM bank_statement WHERE bank_account_id = ${bankAccountId} LIMIT 1`,
  )
  return found.length > 0
}
