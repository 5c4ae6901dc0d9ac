import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { FreezeSpell, Frozen } from './freeze.ts'

/** JSON has no whole numbers beyond 2^53, so its amounts come as text. */
type FrozenRow = Omit<Frozen, 'byReason'> & { readonly reasons: Readonly<Record<string, string>> }

/**
 * What of open items must not be asked for on a day, now known: of each item that has a freeze which
 * holds then; items without one are left out. Several freezes of an item add up, to what is open at most.
 */
export async function frozenAmounts(
  db: Db,
  items: readonly ItemKey[],
  on: Temporal.PlainDate,
): Promise<Frozen[]> {
  if (items.length === 0) return []
  const found = await rows(
    db,
    sql<FrozenRow>`
      SELECT account_id AS "accountId", item_id AS "itemId",
             least(max(open_minor), sum(minor))::bigint AS "frozenMinor",
             jsonb_object_agg(reason, minor::text) AS reasons,
             CASE WHEN bool_or(endless) THEN NULL ELSE max(until_on) END AS "untilOn"
        FROM (SELECT f.account_id, f.item_id, f.reason, max(i.open_minor) AS open_minor,
                     least(max(i.open_minor), sum(coalesce(f.amount_minor, i.open_minor)))::bigint
                       AS minor,
                     max(f.until_on) AS until_on, bool_or(f.until_on IS NULL) AS endless
                FROM item_freeze f
                JOIN unnest(${items.map(item => item.accountId)}::uuid[],
                            ${items.map(item => item.itemId)}::uuid[]) AS k (account_id, item_id)
                     ON k.account_id = f.account_id AND k.item_id = f.item_id
                JOIN open_item i ON i.account_id = f.account_id AND i.item_id = f.item_id
                LEFT JOIN item_freeze_end e
                     ON e.account_id = f.account_id AND e.freeze_id = f.freeze_id
               WHERE f.from_on <= ${on} AND (f.until_on IS NULL OR f.until_on >= ${on})
                 AND (e.ended_on IS NULL OR e.ended_on > ${on}) AND i.open_minor > 0
               GROUP BY 1, 2, 3) f
       GROUP BY 1, 2
       ORDER BY 1, 2`,
  )
  return found.map(({ reasons, ...frozen }) => ({
    ...frozen,
    byReason: Object.fromEntries(
      Object.entries(reasons).map(([reason, minor]) => [reason, BigInt(minor)]),
    ),
  }))
}

/** Every freeze that items ever had, by item and first day: for what accrues by day, such as interest. */
export function freezeSpells(db: Db, items: readonly ItemKey[]): Promise<FreezeSpell[]> {
  if (items.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FreezeSpell>`
      SELECT f.account_id AS "accountId", f.item_id AS "itemId", f.freeze_id AS "freezeId", f.reason,
             f.amount_minor AS "amountMinor", f.from_on AS "fromOn", f.until_on AS "untilOn",
             least(f.until_on + 1, e.ended_on) AS "endOn", f.source_id AS "sourceId"
        FROM item_freeze f
        JOIN unnest(${items.map(item => item.accountId)}::uuid[],
                    ${items.map(item => item.itemId)}::uuid[]) AS k (account_id, item_id)
             ON k.account_id = f.account_id AND k.item_id = f.item_id
        LEFT JOIN item_freeze_end e
             ON e.account_id = f.account_id AND e.freeze_id = f.freeze_id
       ORDER BY f.account_id, f.item_id, f.from_on, f.freeze_id`,
  )
}
