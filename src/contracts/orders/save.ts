import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { OutsideKey } from './load/orders.ts'

type Owned = OutsideKey & { readonly accountId: string }

/** Takes outside references for accounts, each once over all machines; taken ones stay as they are. */
export async function claimReferences(
  tx: Tx,
  kind: 'order' | 'ticket',
  keys: readonly Owned[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into outside_reference (kind, source, reference, account_id)
      select distinct on (1, 2, 3) * from (
        select ${kind}, k.* from unnest(${keys.map(key => key.source)}::text[],
                                        ${keys.map(key => key.reference)}::text[],
                                        ${keys.map(key => key.accountId)}::uuid[]) as k
      ) r (kind, source, reference, account_id)
      order by 1, 2, 3
      on conflict do nothing`,
  )
}

/** Gives outside references of tickets that came to nothing to other accounts. */
export async function moveReferences(tx: Tx, keys: readonly Owned[]): Promise<void> {
  await affected(
    tx,
    sql`
      update outside_reference o set account_id = r.account_id
      from unnest(${keys.map(key => key.source)}::text[],
                  ${keys.map(key => key.reference)}::text[],
                  ${keys.map(key => key.accountId)}::uuid[]) as r (source, reference, account_id)
      where o.kind = 'ticket' and o.source = r.source and o.reference = r.reference`,
  )
}

/** An order on its way into the books. */
export type NewOrder = Owned & {
  readonly orderId: string
  readonly content: unknown
  readonly validUntil: Temporal.PlainDate | null
}

/** Records an order; false when the account has one of that name. */
export async function insertOrder(
  tx: Tx,
  order: NewOrder,
  by: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      insert into sales_order (account_id, order_id, source, reference, content, valid_until,
        recorded_at, recorded_by)
      select "accountId", "orderId", source, reference, content, "validUntil", ${at}, ${by}
      from json_to_recordset(${jsonRows([order])}::json) as r
        ("accountId" uuid, "orderId" uuid, source text, reference text, content jsonb,
         "validUntil" date)
      on conflict (account_id, source, reference) do nothing`,
  )
  return made > 0
}

type OrderId = { readonly accountId: string; readonly orderId: string }

export async function acceptOrder(
  tx: Tx,
  { accountId, orderId }: OrderId,
  on: Temporal.PlainDate,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      update sales_order set accepted_on = ${on}, accepted_at = ${at}, accepted_by = ${by}
      where account_id = ${accountId} and order_id = ${orderId}`,
  )
}

export async function withdrawOrder(
  tx: Tx,
  { accountId, orderId }: OrderId,
  reason: string,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      update sales_order set withdrawn_at = ${at}, withdrawn_by = ${by}, reason = ${reason}
      where account_id = ${accountId} and order_id = ${orderId}`,
  )
}

/** What a line of an order became, by number or reference. */
export type OrderResult = {
  readonly line: string
  readonly kind: string
  readonly subscriptionNumber: string
  /** Of a one-off charge. */
  readonly oneOffReference: string | null
  readonly startsOn: string
}

/** Records what the lines of an order became. */
export async function insertResults(
  tx: Tx,
  { accountId, orderId }: OrderId,
  results: readonly OrderResult[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into order_result (account_id, order_id, line, kind, subscription_id, one_off_id,
        starts_on)
      select ${accountId}::uuid, ${orderId}::uuid, r.line, r.kind, s.subscription_id, c.one_off_id,
        r."startsOn"
      from json_to_recordset(${jsonRows(results)}::json) as r
        (line text, kind text, "subscriptionNumber" text, "oneOffReference" text, "startsOn" date)
      join subscription s on s.account_id = ${accountId} and s.number = r."subscriptionNumber"
      left join one_off_charge c
        on c.account_id = ${accountId} and c.reference = r."oneOffReference"`,
  )
}

/** A revision of a ticket on its way into the books, with the charges that it made. */
export type NewRevision = Owned & {
  readonly ticketId: string
  readonly revision: number
  readonly content: unknown
  /** Lines that became new one-off charges, by reference. */
  readonly charges: readonly { readonly line: string; readonly reference: string }[]
}

/** Records tickets, what each says now, and the charges that their lines became. */
export async function insertRevisions(
  tx: Tx,
  revisions: readonly NewRevision[],
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  const records = sql`json_to_recordset(${jsonRows(revisions)}::json) as r
    ("accountId" uuid, "ticketId" uuid, source text, reference text, revision int, content jsonb,
     charges json)`
  await affected(
    tx,
    sql`
      insert into ticket (account_id, ticket_id, source, reference)
      select "accountId", "ticketId", source, reference from ${records}
      on conflict (account_id, ticket_id) do nothing`,
  )
  await affected(
    tx,
    sql`
      insert into ticket_revision (account_id, ticket_id, revision, content, recorded_at,
        recorded_by)
      select "accountId", "ticketId", revision, content, ${at}, ${by} from ${records}`,
  )
  await affected(
    tx,
    sql`
      insert into ticket_charge (account_id, ticket_id, line, revision, one_off_id)
      select r."accountId", r."ticketId", l.line, r.revision, c.one_off_id
      from ${records}
      cross join json_to_recordset(r.charges) as l (line text, reference text)
      join one_off_charge c on c.account_id = r."accountId" and c.reference = l.reference`,
  )
}
