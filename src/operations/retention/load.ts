import { sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { RETENTION_KINDS } from './api.ts'

export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** How many months of each kind are kept. */
export async function loadPeriods(db: Db): Promise<Map<RetentionKind, number>> {
  const found = await rows(
    db,
    sql<{ kind: RetentionKind; months: number }>`select kind, months from retention_period`,
  )
  return new Map(found.map(({ kind, months }) => [kind, months]))
}

/** What an erasure of a customer would meet. */
export type Standing = {
  readonly holds: readonly string[]
  /** Numbers of subscriptions that run on or after the day. */
  readonly running: readonly string[]
  /** Currencies in which something is open; `wallet` for prepaid credits. */
  readonly open: readonly string[]
  readonly hasDraft: boolean
  readonly hasPayment: boolean
  /** Numbers of disputes and inquiries that are not decided. */
  readonly cases: readonly string[]
  readonly isErased: boolean
  readonly premises: number
  readonly mandates: number
  readonly documents: number
  readonly lastDocumentOn: Temporal.PlainDate | null
}

/** What of a customer stands in the way of an erasure, and what it would find. */
export function loadStanding(tx: Tx, accountId: string, on: Temporal.PlainDate): Promise<Standing> {
  return one(
    tx,
    sql<Standing>`
      select
        array(select reason from legal_hold
          where account_id = ${accountId} and released_at is null order by hold_id) as holds,
        array(select number from subscription
          where account_id = ${accountId} and (end_on is null or end_on > ${on})
          order by number limit 10) as running,
        array(select currency from open_item
            where account_id = ${accountId} and open_minor <> 0
          union select 'wallet' from wallet_lot
            where account_id = ${accountId} and left_minor > 0 order by 1) as open,
        exists (select from draft_invoice where account_id = ${accountId}) as "hasDraft",
        exists (select from payment where account_id = ${accountId}
          and state in ('planned', 'sending', 'unknown', 'needs_customer', 'pending'))
          as "hasPayment",
        array(select number from dispute_case
          where account_id = ${accountId} and state = 'open' order by number limit 10) as cases,
        exists (select from erasure where subject_id = ${accountId}) as "isErased",
        (select count(*)::int from premise where account_id = ${accountId}) as premises,
        (select count(*)::int from mandate where account_id = ${accountId}) as mandates,
        (select count(*)::int from invoice where account_id = ${accountId}) as documents,
        (select max(issued_on) from invoice where account_id = ${accountId}) as "lastDocumentOn"`,
  )
}

/** How many entries of the log are about an object. */
export async function countEntries(tx: Tx, object: string): Promise<number> {
  const found = await one(
    tx,
    sql<{ n: number }>`
      select count(*)::int as n from command_log where objects @> array[${object}]`,
  )
  return found.n
}

/** An erasure under way, or done. */
export type Erasure = {
  readonly erasureId: string
  readonly subject: 'account' | 'person'
  readonly subjectId: string
  readonly object: string
  readonly state: 'running' | 'done'
  readonly counts: Readonly<Record<string, number>>
}

/** An erasure, locked: two workers do not do it at once. */
export function lockErasure(tx: Tx, erasureId: string): Promise<Erasure | undefined> {
  return maybeOne(
    tx,
    sql<Erasure>`
      select erasure_id as "erasureId", subject, subject_id as "subjectId", object, state, counts
      from erasure where erasure_id = ${erasureId} for update`,
  )
}

/** Where files still lie whose time is over, of documents and others, some at a time. */
export async function loadFilesOfEnded(db: Db, limit: number): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ path: string }>`(select path from document_end where path is not null
        order by account_id, invoice_id limit ${limit})
      union all (select path from removed_file where removed_at is null order by 1 limit ${limit})
      limit ${limit}`,
  )
  return found.map(({ path }) => path)
}

/** Customers who were erased and of whom mandates were kept whose time has come since. */
export async function loadKeptMandates(db: Db, before: Temporal.PlainDate): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      select distinct m.account_id as "accountId" from erasure e
      join mandate m on m.account_id = e.subject_id
      where e.state = 'done' and m.holder <> '—' and not exists (
        select from payment p where p.account_id = m.account_id
          and p.mandate_id = m.mandate_id and p.collect_on >= ${before})
      order by 1 limit 1000`,
  )
  return found.map(each => each.accountId)
}
