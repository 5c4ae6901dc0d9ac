import { sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'

/** How many documents of a run a message takes, or has taken, to their customers. */
export type RunDelivery = {
  readonly documents: bigint
  readonly files: bigint
  readonly waiting: bigint
  readonly delivered: bigint
  readonly failed: bigint
}

/** Messages that have done their work. */
const DELIVERED = sql`('sent', 'printed', 'shown')`
const FAILED = sql`('failed', 'bounced', 'unknown')`

/** How far the documents of an issued run have come: filed, handed over, arrived. */
export function loadRunDelivery(db: Db, runId: string): Promise<RunDelivery> {
  return one(
    db,
    sql<RunDelivery>`
      select count(*) as documents,
        count(*) filter (where f.account_id is not null) as files,
        count(*) filter (where m.state is not null and m.state not in ${DELIVERED}
                           and m.state not in ${FAILED} and m.state <> 'cancelled') as waiting,
        count(*) filter (where m.state in ${DELIVERED}) as delivered,
        count(*) filter (where m.state in ${FAILED}) as failed
      from invoice i
      left join document_file f on f.account_id = i.account_id and f.invoice_id = i.invoice_id
        and f.format = 'pdf'
      left join lateral (
        select g.state from message_document d
        join message g using (account_id, message_id)
        where d.account_id = i.account_id and d.invoice_id = i.invoice_id
        order by g.queued_at desc limit 1) m on true
      where i.run_id = ${runId} and i.document_account_id is null`,
  )
}

/** The numbers that the drafts of a run will take; null where their series does not exist yet. */
export type NextNumbers = {
  readonly kind: 'invoice' | 'credit_note'
  readonly documents: bigint
  readonly prefix: string | null
  readonly year: number
  readonly nextNumber: bigint | null
}

/** What the drafts of a run will be numbered from, as the series stand now. */
export function loadNextNumbers(db: Db, runId: string): Promise<NextNumbers[]> {
  return rows(
    db,
    sql<NextNumbers>`
      select d.kind, count(*) as documents, min(s.prefix) as prefix,
        extract(year from min(r.issue_on))::integer as year, min(s.next_number) as "nextNumber"
      from draft_invoice d
      join bill_run r using (run_id)
      left join number_series s on s.legal_entity_id = r.legal_entity_id and s.kind = d.kind
        and s.year = extract(year from r.issue_on)
      where d.run_id = ${runId} and d.document_account_id is null
      group by d.kind order by d.kind desc`,
  )
}
