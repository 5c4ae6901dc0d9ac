import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { ChartRow, JournalRow } from './entry.ts'

/** Rows held at a time; the rest waits in the database. */
const PAGE = 2_000

export type JournalScope = {
  /** First and last day, both included; null = without bound. */
  readonly from: Temporal.PlainDate | null
  readonly to: Temporal.PlainDate | null
  /** Code of a legal entity; null = all. */
  readonly entity: string | null
}

/** The chart of accounts. */
export function loadChart(tx: Tx): Promise<ChartRow[]> {
  return rows(tx, sql<ChartRow>`select code, name, kind from ledger_account order by code`)
}

/**
 * The transfers of a span of days in the order of their dates, page by page, rows of one entry next
 * to each other. The transaction should be REPEATABLE READ, so that the pages show one moment.
 */
export async function* loadJournal(
  tx: Tx,
  scope: JournalScope,
): AsyncGenerator<readonly JournalRow[]> {
  await rows(
    tx,
    sql`
      declare journal_rows no scroll cursor for
      select t.transfer_id as "transferId", t.effective_on as "effectiveOn",
        to_char(t.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt",
        e.code as entity, t.account_id as "accountId", a.number as "accountNumber",
        a.name as "accountName", t.document_id as "documentId", d.label as "documentNumber",
        d.kind as "documentKind", t.debit, t.credit, t.amount_minor as "amountMinor", t.currency,
        t.event, t.memo, t.reverses
      from ledger_transfer t
      join legal_entity e on e.legal_entity_id = t.legal_entity_id
      join account a on a.account_id = t.account_id
      left join invoice i on i.account_id = t.account_id and i.invoice_id = t.document_id
      -- What a payer takes over of another account's document stands on the payer's account.
      left join lateral (
        select p.account_id from invoice p
        where t.event = 'payer_charged' and i.invoice_id is null
          and p.payer_id = t.account_id and p.invoice_id = t.document_id
        limit 1
      ) paid on true
      left join document_number d
        on d.account_id = coalesce(i.document_account_id, i.account_id, paid.account_id)
        and d.invoice_id = t.document_id
      where t.effective_on >= coalesce(${scope.from}::date, '-infinity')
        and t.effective_on <= coalesce(${scope.to}::date, 'infinity')
        and (${scope.entity}::text is null or e.code = ${scope.entity})
      order by t.effective_on, t.account_id, t.document_id, t.reverses is not null, t.transfer_id`,
  )
  for (;;) {
    const page = await rows(tx, sql<JournalRow>`fetch ${sql.raw(String(PAGE))} from journal_rows`)
    if (page.length === 0) break
    yield page
  }
  await rows(tx, sql`close journal_rows`)
}
