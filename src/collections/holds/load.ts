import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A stop on asking a customer, or for one item; by hand. */
export type DunningHold = {
  readonly accountId: string
  readonly holdId: string
  readonly itemId: string | null
  readonly reason: string
  /** The last day on which it holds; null: until it is lifted. */
  readonly untilOn: Temporal.PlainDate | null
}

/** The holds of accounts that hold on a day. */
export function loadDunningHolds(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<DunningHold[]> {
  return rows(
    db,
    sql<DunningHold>`
      SELECT h.account_id AS "accountId", h.hold_id AS "holdId", h.item_id AS "itemId", h.reason,
             h.until_on AS "untilOn"
        FROM dunning_hold h LEFT JOIN dunning_hold_end e USING (account_id, hold_id)
       WHERE h.account_id = ANY(${[...accountIds]}::uuid[]) AND h.from_on <= ${on}
         AND (h.until_on IS NULL OR h.until_on >= ${on})
         AND (e.ended_on IS NULL OR e.ended_on > ${on})
       ORDER BY h.account_id, h.from_on, h.hold_id`,
  )
}

/** Holds that nobody has lifted, of one account, whether they hold today or later. */
export function loadOpenHolds(db: Db, accountIds: readonly string[]): Promise<DunningHold[]> {
  return rows(
    db,
    sql<DunningHold>`
      SELECT h.account_id AS "accountId", h.hold_id AS "holdId", h.item_id AS "itemId", h.reason,
             h.until_on AS "untilOn"
        FROM dunning_hold h
       WHERE h.account_id = ANY(${[...accountIds]}::uuid[])
         AND NOT EXISTS (SELECT FROM dunning_hold_end e
                          WHERE e.account_id = h.account_id AND e.hold_id = h.hold_id)
       ORDER BY h.account_id, h.hold_id`,
  )
}

/** Items of accounts by the number of their document: which a hold may be about. */
export function loadItemsOfDocuments(
  db: Db,
  wanted: readonly { readonly accountId: string; readonly document: string }[],
): Promise<{ accountId: string; itemId: string; document: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; itemId: string; document: string }>`
      SELECT o.account_id AS "accountId", o.item_id AS "itemId", d.label AS document
        FROM unnest(${wanted.map(each => each.accountId)}::uuid[],
                    ${wanted.map(each => each.document)}::text[]) AS w (account_id, label)
        JOIN document_number d ON d.label = w.label
        JOIN open_item o ON o.item_id = d.invoice_id AND o.account_id = w.account_id`,
  )
}
