import { sql } from 'kysely'
import { formatAmount } from '../../src/kernel/money.ts'
import { one, rows } from '../../src/platform/database/database.ts'
import type { Company } from './company.ts'

/** What is open of an account, the oldest due first: `invoice INV-000001 due 2026-02-14 open 11.90 of 11.90`. */
export async function openItemsOf(company: Company, account: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ kind: string; label: string | null; due: string; open: bigint; amount: bigint }>`
      SELECT o.kind, substring(d.label from '[A-Z]+-[0-9]+$') AS label, o.due_on::text AS due,
             o.open_minor AS open, o.amount_minor AS amount
        FROM open_item o JOIN account a USING (account_id)
        LEFT JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
              AND d.invoice_id = o.item_id
       WHERE a.number = ${account} AND o.open_minor <> 0
       ORDER BY o.due_on, o.kind, o.item_id`,
  )
  return found.map(({ kind, due, open, amount }) =>
    [kind, due, formatAmount(open, 'EUR'), 'of', formatAmount(amount, 'EUR')].join(' '),
  )
}

/** Balances of an account by ledger account, debit positive: `1200 11.90`. */
export async function balancesOf(company: Company, account: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ code: string; minor: bigint }>`
      SELECT code, sum(minor)::bigint AS minor FROM (
        SELECT account_id, debit AS code, amount_minor AS minor FROM ledger_transfer
        UNION ALL SELECT account_id, credit, -amount_minor FROM ledger_transfer) t
        JOIN account a USING (account_id)
       WHERE a.number = ${account}
       GROUP BY code HAVING sum(minor) <> 0 ORDER BY code`,
  )
  return found.map(({ code, minor }) => `${code} ${formatAmount(minor, 'EUR')}`)
}

/** The id of an account's item by what is unique of it in a test: its kind and amount. */
export async function itemOf(company: Company, account: string, kind: string): Promise<string> {
  const { id } = await one(
    company.system.db,
    sql<{ id: string }>`
      SELECT o.item_id AS id FROM open_item o JOIN account a USING (account_id)
       WHERE a.number = ${account} AND o.kind = ${kind} ORDER BY o.item_id DESC LIMIT 1`,
  )
  return id
}
