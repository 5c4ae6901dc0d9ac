import { sql } from 'kysely'
import type { BankCsvMapping } from '../../../formats/bank/bank-csv.ts'
import { affected, rows, type Tx } from '../../../platform/database/database.ts'
import type { BankAccountRow } from '../api.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }
type Row = BankAccountRow & {
  readonly bankAccountId: string
  readonly legalEntityId: string
  readonly ledgerAccount: string
}

/** Adds a bank account, or changes the one of this code; entity and currency stay as they are, and the main one before gives way. */
export async function saveBankAccount(tx: Tx, row: Row, by: By): Promise<void> {
  if (row.main) {
    await rows(
      tx,
      sql`UPDATE bank_account SET main = false
           WHERE legal_entity_id = ${row.legalEntityId} AND currency = ${row.currency} AND main`,
    )
  }
  const mapping = row.csvMapping === null ? null : JSON.stringify(row.csvMapping)
  await affected(
    tx,
    sql`
      INSERT INTO bank_account (bank_account_id, legal_entity_id, code, name, currency,
                                ledger_account, main, csv_mapping, recorded_at, recorded_by)
      VALUES (${row.bankAccountId}, ${row.legalEntityId}, ${row.code}, ${row.name}, ${row.currency},
              ${row.ledgerAccount}, ${row.main}, ${mapping}::jsonb, ${by.at}, ${by.by})
      ON CONFLICT (code) DO UPDATE
         SET name = excluded.name, ledger_account = excluded.ledger_account,
             main = excluded.main, recorded_at = excluded.recorded_at,
             csv_mapping = coalesce(excluded.csv_mapping, bank_account.csv_mapping),
             recorded_by = excluded.recorded_by`,
  )
  await rows(tx, sql`DELETE FROM bank_account_number WHERE bank_account_id = ${row.bankAccountId}`)
  await rows(
    tx,
    sql`
      INSERT INTO bank_account_number (number, bank_account_id)
      SELECT number, ${row.bankAccountId}::uuid FROM unnest(${row.numbers}::text[]) AS n (number)`,
  )
}

/** Says how the CSV of a bank account is read from now on; null: it is not known. */
export async function saveCsvMapping(
  tx: Tx,
  bankAccountId: string,
  mapping: BankCsvMapping | null,
  by: By,
): Promise<void> {
  const text = mapping === null ? null : JSON.stringify(mapping)
  await affected(
    tx,
    sql`UPDATE bank_account
           SET csv_mapping = ${text}::jsonb, recorded_at = ${by.at}, recorded_by = ${by.by}
         WHERE bank_account_id = ${bankAccountId}`,
  )
}
