import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A stop on reminders that is in force. */
export type HoldShown = {
  readonly holdId: string
  readonly account: string
  readonly name: string
  /** The one document that is not asked for; none: the whole customer. */
  readonly document: string | null
  readonly reason: string
  readonly fromOn: Temporal.PlainDate
  /** The last day; none: until it is lifted. */
  readonly lastOn: Temporal.PlainDate | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  /** What is overdue and not asked for because of it, by currency. */
  readonly kept: readonly { readonly currency: string; readonly minor: string }[]
}

/** Stops on reminders in force on a day: what ends first comes first, what has no end last. */
export function loadHoldsInForce(
  db: Db,
  on: Temporal.PlainDate,
  limit: number,
): Promise<HoldShown[]> {
  return rows(
    db,
    sql<HoldShown>`
      select h.hold_id as "holdId", a.number as account, a.name, d.label as document, h.reason,
        h.from_on as "fromOn", h.until_on as "lastOn", h.recorded_at as "recordedAt",
        h.recorded_by as "recordedBy", coalesce((
          select json_agg(json_build_object('currency', k.currency, 'minor', k.minor::text)
                          order by k.currency)
          from (select o.currency, sum(o.open_minor) as minor from open_item o
                where o.account_id = h.account_id and o.open_minor > 0 and o.due_on < ${on}
                  and o.control = '1200' and (h.item_id is null or o.item_id = h.item_id)
                group by o.currency) k), '[]') as kept
      from dunning_hold h join account a using (account_id)
      left join dunning_hold_end e using (account_id, hold_id)
      left join open_item i on i.account_id = h.account_id and i.item_id = h.item_id
      left join document_number d on d.account_id = coalesce(i.document_account_id, i.account_id)
        and d.invoice_id = i.item_id
      where h.from_on <= ${on} and coalesce(h.until_on >= ${on}, true)
        and coalesce(e.ended_on > ${on}, true)
      order by h.until_on nulls last, a.number, h.hold_id limit ${limit}`,
  )
}
