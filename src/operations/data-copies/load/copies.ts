import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A copy of all that is kept of a customer. */
export type DataCopy = {
  readonly accountId: string
  readonly account: string
  readonly name: string
  /** The customer's language, in which the copy says what it holds. */
  readonly language: string
  readonly copyId: string
  readonly state: 'making' | 'made' | 'ended'
  readonly reason: string
  readonly requestedAt: Temporal.Instant
  readonly endsAt: Temporal.Instant | null
  readonly path: string | null
  readonly sha256: string | null
}

const COPY = sql`c.account_id as "accountId", a.number as account, a.name, a.language,
  c.copy_id as "copyId", c.state, c.reason, c.requested_at as "requestedAt",
  c.fetchable_until as "endsAt", c.path, c.sha256`

/** A copy by its id. */
export function loadDataCopy(db: Db, copyId: string): Promise<DataCopy | undefined> {
  return maybeOne(
    db,
    sql<DataCopy>`select ${COPY} from data_copy c join account a using (account_id)
      where c.copy_id = ${copyId}`,
  )
}

/** As `loadDataCopy`, locked until what is done with it is done. */
export function lockDataCopy(db: Db, copyId: string): Promise<DataCopy | undefined> {
  return maybeOne(
    db,
    sql<DataCopy>`select ${COPY} from data_copy c join account a using (account_id)
      where c.copy_id = ${copyId} for update of c`,
  )
}

/** The copy of a customer that a job is making. */
export async function loadCopyUnderWay(db: Db, accountId: string): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ copyId: string }>`select copy_id as "copyId" from data_copy
      where account_id = ${accountId} and state = 'making'`,
  )
  return found?.copyId
}

/** Copies whose time is over and whose file still lies on the disk, some at a time. */
export function loadCopiesToEnd(
  db: Db,
  at: Temporal.Instant,
): Promise<{ copyId: string; path: string }[]> {
  return rows(
    db,
    sql<{ copyId: string; path: string }>`select copy_id as "copyId", path from data_copy
      where path is not null and fetchable_until <= ${at} order by fetchable_until, copy_id limit 500`,
  )
}

/** The numbers of every document of a customer, in the order of their issue. */
export async function loadDocumentLabels(db: Db, accountId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ label: string }>`select d.label from document_number d
      join invoice i using (account_id, invoice_id)
      where d.account_id = ${accountId} order by i.issued_on, d.label`,
  )
  return found.map(({ label }) => label)
}
