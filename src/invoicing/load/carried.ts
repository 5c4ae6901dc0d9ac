import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { parseCarry, type StoredLot } from '../../rating/carry.ts'
import type { Openings, OpeningWanted } from '../carried.ts'

/** An opening wanted of an account's item. */
export type AccountOpening = OpeningWanted & { readonly accountId: string }

/**
 * What the items' last periods before those to be rated have left: one statement however many items
 * and however old their contracts are, none where no charge remembers. An item that has left nothing
 * yet opens with what the item left whose place it took.
 */
export async function loadOpenings(tx: Tx, wanted: readonly AccountOpening[]): Promise<Openings> {
  if (wanted.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{ itemId: string; lots: StoredLot[]; isInherited: boolean }>`
      SELECT w.item_id AS "itemId", c.lots, c.distance = 1 AS "isInherited"
        FROM unnest(${wanted.map(w => w.accountId)}::uuid[], ${wanted.map(w => w.itemId)}::uuid[],
                    ${wanted.map(w => w.before)}::date[]) AS w (account_id, item_id, before)
       CROSS JOIN LATERAL (
         (SELECT 0 AS distance, lots FROM carried_balance
           WHERE account_id = w.account_id AND item_id = w.item_id AND period_start < w.before
           ORDER BY period_start DESC, revision DESC LIMIT 1)
         UNION ALL
         (SELECT 1, b.lots
            FROM subscription_item i
            JOIN subscription s ON s.account_id = i.account_id
                               AND s.subscription_id = i.subscription_id
            JOIN subscription_item p ON p.account_id = i.account_id
                 AND p.subscription_id = i.subscription_id AND p.charge_code = i.charge_code
                 AND p.end_on = i.start_on AND greatest(p.start_on, s.start_on) < i.start_on
            JOIN carried_balance b ON b.account_id = p.account_id AND b.item_id = p.item_id
           WHERE i.account_id = w.account_id AND i.item_id = w.item_id
             AND b.period_start < i.start_on
           ORDER BY b.period_start DESC, b.revision DESC LIMIT 1)
         ORDER BY distance LIMIT 1
       ) c`,
  )
  return new Map(
    found.map(({ itemId, lots, isInherited }) => [
      itemId,
      { carry: parseCarry(lots), isInherited },
    ]),
  )
}
