import { type RawBuilder, sql } from 'kysely'
import { assignedThen } from '../../../accounts/assignments/load.ts'
import { type AgedFrom, boundsOf } from '../../../collections/ageing.ts'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, rows } from '../../../platform/database/database.ts'
import type { AgeingOf } from './ageing.ts'
import { type AgeingAsked, type AsOfSql, asSql, startOf, stood, takenSince } from './open-then.ts'

/** An item of which something was open on the day. */
export type AgedItem = {
  readonly accountNumber: string
  readonly accountName: string
  readonly entityCode: string
  readonly currency: string
  readonly kind: string
  /** Number of its document; null: money or a credit without one. */
  readonly document: string | null
  readonly reference: string | null
  readonly itemId: string
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly days: number
  readonly openMinor: bigint
}

/**
 * The items that a figure of an ageing is the sum of, the oldest first: of customers, a customer, and of
 * an age (its place in `buckets`), of credits, or of all.
 */
export function loadAgedItems(
  db: Db,
  asked: AgeingAsked,
  of: AgeingOf & {
    readonly account?: string | undefined
    readonly age?: number | 'credit' | undefined
  },
  page: { readonly skip: number; readonly limit: number },
): Promise<AgedItem[]> {
  const asOf = asSql(asked)
  const start = startOf(asked.by)
  const narrow = sql`${stood(asOf)} and ${daysOfAge(asOf, asked.by, of.age)} and ${narrowed(asOf, of)}`
  const isOfSign = (minor: RawBuilder<unknown>) =>
    of.age === undefined
      ? sql`${minor} <> 0`
      : of.age === 'credit'
        ? sql`${minor} < 0`
        : sql`${minor} > 0`
  return rows(
    db,
    sql<AgedItem>`
      -- The index gives the day on which the page ends; up to it nothing is looked up beside the items.
      with since as materialized (${takenSince(asOf, ofAccount(of.account))}
      ), still as not materialized (
        select i.account_id, i.item_id, ${start} as start_on, i.open_minor
        from open_item i
        where ${isOfSign(sql`i.open_minor`)} and ${narrow} and (i.account_id, i.item_id) not in (
          select account_id, item_id from since)
      ), last as (
        select start_on from still order by start_on
        limit 1 offset ${page.skip + page.limit - 1}
      ), found as (
        select * from still
        where start_on <= coalesce((select start_on from last), 'infinity')
        union all
        select i.account_id, i.item_id, ${start}, i.open_minor + s.taken_minor
        from since s join open_item i on i.account_id = s.account_id and i.item_id = s.item_id
        where ${isOfSign(sql`(i.open_minor + s.taken_minor)`)} and ${narrow}
      ), page as (
        select f.account_id, f.item_id, ${asOf.on} - f.start_on as days, f.open_minor, n.number,
          n.name
        from found f join account n on n.account_id = f.account_id
        order by f.start_on, n.number, f.item_id
        limit ${page.limit} offset ${page.skip}
      )
      select p.number as "accountNumber", p.name as "accountName", e.code as "entityCode",
        o.currency, o.kind, d.label as document, o.reference, o.item_id as "itemId",
        o.document_on as "documentOn", o.due_on as "dueOn", p.days, p.open_minor as "openMinor"
      from page p
      join open_item o on o.account_id = p.account_id and o.item_id = p.item_id
      join legal_entity e on e.legal_entity_id = o.legal_entity_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      order by p.days desc, p.number, o.item_id`,
  )
}

function ofAccount(number: string | undefined): RawBuilder<unknown> {
  return number === undefined
    ? sql`true`
    : sql`i.account_id = (select account_id from account where number = ${number})`
}

/** Items (alias i) of an account, an entity, a currency, and who belonged to a group on the day. */
function narrowed(
  asOf: AsOfSql,
  of: AgeingOf & { readonly account?: string | undefined },
): RawBuilder<unknown> {
  const parts = [ofAccount(of.account)]
  if (of.entity !== undefined) {
    parts.push(sql`i.legal_entity_id = (
      select legal_entity_id from legal_entity where code = ${of.entity})`)
  }
  if (of.currency !== undefined) parts.push(sql`i.currency = ${of.currency}`)
  if (of.group !== undefined) {
    parts.push(sql`${assignedThen(sql`i.account_id`, of.group.by, asOf.on, asOf.knownAt)}
      is not distinct from ${of.group.value}`)
  }
  return sql.join(parts, sql` and `)
}

/** Items (alias i) of an age, by the days from which they count, so that an index finds them. */
function daysOfAge(
  asOf: AsOfSql,
  by: AgedFrom,
  age: number | 'credit' | undefined,
): RawBuilder<unknown> {
  if (age === undefined || age === 'credit') return sql`true`
  const bounds = boundsOf(by)
  if (age > bounds.length) return sql`false`
  const last = bounds[age]
  const before = bounds[age - 1]
  const from = last === undefined ? sql`true` : sql`${startOf(by)} >= ${asOf.on} - ${last}::int`
  const until = before === undefined ? sql`true` : sql`${startOf(by)} < ${asOf.on} - ${before}::int`
  return sql`${from} and ${until}`
}
