import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'
import type { OrderRow } from '../order-row.ts'

/** An outside record by the system it comes from and its number there. */
export type OutsideKey = { readonly source: string; readonly reference: string }

/** The accounts that have these outside records, held against other changes, by `source reference`. */
export async function lockOutsideAccounts(
  tx: Tx,
  kind: 'order' | 'ticket',
  keys: readonly OutsideKey[],
): Promise<Map<string, { readonly accountId: string; readonly accountNumber: string }>> {
  const found = await rows(
    tx,
    sql<OutsideKey & { accountId: string; accountNumber: string }>`
      select o.source, o.reference, o.account_id as "accountId", a.number as "accountNumber"
      from outside_reference o join account a using (account_id)
      where o.kind = ${kind} and (o.source, o.reference) in (
        select * from unnest(${keys.map(key => key.source)}::text[],
                             ${keys.map(key => key.reference)}::text[]))
      order by o.kind, o.source, o.reference for no key update of o`,
  )
  return new Map(found.map(({ source, reference, ...rest }) => [`${source} ${reference}`, rest]))
}

/** An order as it was recorded, plain JSON, with what became of it. */
export type StoredOrder = OutsideKey & {
  readonly accountId: string
  readonly orderId: string
  /** The row that was recorded, without its acceptance. */
  readonly content: unknown
  readonly validUntil: Temporal.PlainDate | null
  readonly acceptedOn: Temporal.PlainDate | null
  readonly isWithdrawn: boolean
}

/** Orders by account and name, held against other changes. */
export function lockOrders(
  tx: Tx,
  keys: readonly (OutsideKey & { readonly accountId: string })[],
): Promise<StoredOrder[]> {
  return rows(
    tx,
    sql<StoredOrder>`
      select account_id as "accountId", order_id as "orderId", source, reference, content,
        valid_until as "validUntil", accepted_on as "acceptedOn",
        withdrawn_at is not null as "isWithdrawn"
      from sales_order
      where (account_id, source, reference) in (
        select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                             ${keys.map(key => key.source)}::text[],
                             ${keys.map(key => key.reference)}::text[]))
      order by account_id, order_id for no key update`,
  )
}

/** What an order waits for: an answer, its first day, its first bill; or that it waits no more. */
export const ORDER_STATES = [
  'quoted',
  'expired',
  'accepted',
  'started',
  'billed',
  'withdrawn',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** A line of the list of orders. */
export type OrderListing = OutsideKey & {
  readonly orderId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly state: OrderState
  readonly recordedAt: Temporal.Instant
  readonly validUntil: Temporal.PlainDate | null
  readonly acceptedOn: Temporal.PlainDate | null
  /** The first day on which anything of it runs; null until it is accepted. */
  readonly startsOn: Temporal.PlainDate | null
  readonly lines: number
}

/**
 * Orders by what they wait for on a day, the oldest first. Not running yet are quotes, open or
 * expired, and accepted orders of which nothing has started (`accepted`) or been billed (`started`).
 */
export function listOrders(
  db: Db,
  page: {
    readonly on: Temporal.PlainDate
    readonly states: readonly OrderState[]
    readonly accountNumber?: string
    readonly after?: string
    readonly limit: number
  },
): Promise<OrderListing[]> {
  const { on, states, accountNumber = null, after = null } = page
  return rows(
    db,
    sql<OrderListing>`
      select * from (
        select o.order_id as "orderId", a.number as "accountNumber", a.name as "accountName",
          o.source, o.reference, o.recorded_at as "recordedAt", o.valid_until as "validUntil",
          o.accepted_on as "acceptedOn", r.starts_on as "startsOn",
          jsonb_array_length(o.content -> 'lines') as lines,
          case
            when o.withdrawn_at is not null then 'withdrawn'
            when o.accepted_on is null and o.valid_until < ${on} then 'expired'
            when o.accepted_on is null then 'quoted'
            when r.starts_on > ${on} then 'accepted'
            when coalesce(r.is_billed, false) then 'billed' else 'started'
          end as state
        from sales_order o
        join account a using (account_id)
        left join lateral (
          select min(r.starts_on) as starts_on,
            bool_or(case when r.one_off_id is null then b.billed_through >= r.starts_on
                         else c.billed_at is not null end) as is_billed
          from order_result r
          join billing_state b using (account_id, subscription_id)
          left join one_off_charge c using (account_id, one_off_id)
          where r.account_id = o.account_id and r.order_id = o.order_id
        ) r on true
        where ${accountNumber === null ? sql`true` : sql`a.number = ${accountNumber}`}
          and ${after === null ? sql`true` : sql`o.order_id > ${after}::uuid`}
      ) listed
      where state = any(${[...states]}::text[])
      order by "orderId"
      limit ${page.limit}`,
  )
}

/** Plain JSON of an order, as the commands of contracts take it again. */
export type OrderContent = Omit<OrderRow, 'acceptedOn'>
