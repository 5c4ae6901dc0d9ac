import { sql } from 'kysely'
import { type Db, one } from '../src/platform/database/database.ts'

const A_DAY = 1000

/** Issued invoices of the accounts that are there, 1,000 a day, each with its number and open item. */
export async function storeInvoices(owner: Db, count: number): Promise<void> {
  const { accounts } = await one(
    owner,
    sql<{ accounts: bigint }>`SELECT count(*) AS accounts FROM account WHERE kind <> 'house'`,
  )
  if (accounts === 0n || count === 0) return
  await sql`
    CREATE TABLE made AS
    SELECT a.account_id, gen_random_uuid() AS invoice_id, e.legal_entity_id, n,
           date '2020-01-01' + n / ${A_DAY}::int AS issued_on, 10000 + n % 9000 AS net
      FROM generate_series(0, ${count}::int - 1) n
      JOIN (SELECT account_id, row_number() OVER (ORDER BY number) - 1 AS place
              FROM account WHERE kind <> 'house') a ON a.place = n % ${accounts}::int
     CROSS JOIN (SELECT legal_entity_id FROM legal_entity LIMIT 1) e`.execute(owner)
  await sql`
    INSERT INTO invoice (account_id, invoice_id, legal_entity_id, kind, currency, issued_on, due_on,
                         service_start, service_end, net_minor, tax_minor, gross_minor,
                         payable_minor, tax_rounding, snapshot, recorded_at)
    SELECT account_id, invoice_id, legal_entity_id, 'invoice', 'EUR', issued_on, issued_on + 14,
           issued_on - 31, issued_on, net, net / 5, net + net / 5, net + net / 5, 'per_group', '{}',
           issued_on
      FROM made`.execute(owner)
  await sql`
    INSERT INTO document_number (legal_entity_id, kind, year, number, label, account_id, invoice_id)
    SELECT legal_entity_id, 'invoice', 2020, n + 1, 'OLD-' || lpad(n::text, 8, '0'), account_id,
           invoice_id
      FROM made`.execute(owner)
  await sql`
    INSERT INTO open_item (account_id, item_id, legal_entity_id, currency, kind, control,
                           amount_minor, open_minor, document_on, due_on, recorded_at)
    SELECT account_id, invoice_id, legal_entity_id, 'EUR', 'invoice', '1200', net + net / 5,
           net + net / 5, issued_on, issued_on + 14, issued_on
      FROM made`.execute(owner)
  await sql`DROP TABLE made`.execute(owner)
}
