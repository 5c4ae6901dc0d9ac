import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'
import type { TicketCharge } from '../ticket.ts'
import type { OutsideKey } from './orders.ts'

/** A ticket with its latest revision, plain JSON, and the charges that it ever made. */
export type StoredTicket = OutsideKey & {
  readonly accountId: string
  readonly ticketId: string
  readonly revision: number
  readonly content: unknown
}

/** Tickets by account and name; who changes them holds their outside references. */
export function loadTickets(
  tx: Tx,
  keys: readonly (OutsideKey & { readonly accountId: string })[],
): Promise<StoredTicket[]> {
  return rows(
    tx,
    sql<StoredTicket>`
      select t.account_id as "accountId", t.ticket_id as "ticketId", t.source, t.reference,
        r.revision, r.content
      from ticket t
      join lateral (
        select revision, content from ticket_revision r
        where r.account_id = t.account_id and r.ticket_id = t.ticket_id
        order by revision desc limit 1
      ) r on true
      where (t.account_id, t.source, t.reference) in (
        select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                             ${keys.map(key => key.source)}::text[],
                             ${keys.map(key => key.reference)}::text[]))
      order by t.account_id, t.ticket_id`,
  )
}

/** The charges of tickets as they stand, by ticket id. */
export async function loadTicketCharges(
  db: Db,
  tickets: readonly { readonly accountId: string; readonly ticketId: string }[],
): Promise<Map<string, TicketCharge[]>> {
  const found = await rows(
    db,
    sql<TicketCharge & { ticketId: string }>`
      select t.ticket_id as "ticketId", t.line, t.revision, c.reference,
        s.number as "subscriptionNumber", c.product_code as "productCode", c.description,
        c.service_on as "serviceOn", c.quantity, c.unit, c.unit_price as "unitPrice",
        c.tax_inclusive as "taxInclusive"
      from ticket_charge t
      join one_off_charge c using (account_id, one_off_id)
      join subscription s using (account_id, subscription_id)
      where (t.account_id, t.ticket_id) in (
        select * from unnest(${tickets.map(each => each.accountId)}::uuid[],
                             ${tickets.map(each => each.ticketId)}::uuid[]))
      order by t.account_id, t.ticket_id, t.line, t.revision`,
  )
  return Map.groupBy(found, charge => charge.ticketId)
}

/** A place and day at which something was done. */
export type ServedPlace = {
  readonly accountId: string
  readonly premiseCode: string
  readonly on: Temporal.PlainDate
}

/** The subscriptions that run at premises on days, by `accountId premiseCode day`. */
export async function loadRunningAt(
  db: Db,
  places: readonly ServedPlace[],
): Promise<Map<string, string[]>> {
  const found = await rows(
    db,
    sql<{ key: string; number: string }>`
      select p.account_id || ' ' || p.code || ' ' || w.day as key, s.number
      from (select distinct * from unnest(${places.map(place => place.accountId)}::uuid[],
                                          ${places.map(place => place.premiseCode)}::text[],
                                          ${places.map(place => place.on)}::date[]) as w)
        as w (account_id, code, day)
      join premise p using (account_id, code)
      join subscription s using (account_id, premise_id)
      where s.start_on <= w.day and (s.end_on is null or s.end_on > w.day)
      order by 1, 2`,
  )
  return new Map(
    [...Map.groupBy(found, row => row.key)].map(([key, each]) => [
      key,
      each.map(row => row.number),
    ]),
  )
}
