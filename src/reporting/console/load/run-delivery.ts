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

/** Which numbers a series gives next. */
export type NextNumber = {
  readonly kind: 'invoice' | 'credit_note'
  readonly prefix: string
  readonly nextNumber: bigint
}

/** What the documents of a run that has not been issued will be numbered from. */
export function loadNextNumbers(db: Db, runId: string): Promise<NextNumber[]> {
  return rows(
    db,
    sql<NextNumber>`
      select s.kind, s.prefix, s.next_number as "nextNumber"
      from bill_run r
      join number_series s on s.legal_entity_id = r.legal_entity_id
        and s.year = extract(year from r.issue_on)
      where r.run_id = ${runId} order by s.kind desc`,
  )
}
