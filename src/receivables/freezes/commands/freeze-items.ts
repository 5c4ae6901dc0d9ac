import { RefusalError } from '../../../kernel/result.ts'
import { type ItemKey, itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { NewFreeze } from '../freeze.ts'
import { insertFreezeEnds, insertFreezes } from '../save.ts'

type Asking = Pick<Context, 'clock' | 'actor' | 'newId'>

/**
 * Freezes parts of open items, so that nobody asks for them, from their first day on. Takes the items'
 * locks, as a letter that is about to ask for them does: either it is written before, or it knows. Several
 * freezes of one item add up. Gives their ids in the order given. Throws `unknown_item`, and
 * `item_not_owed` for a credit.
 */
export async function freezeItems(
  tx: Tx,
  ctx: Asking,
  freezes: readonly NewFreeze[],
): Promise<string[]> {
  if (freezes.length === 0) return []
  const keys = new Map<string, ItemKey>(freezes.map(each => [itemKeyText(each), each]))
  const items = await lockItems(tx, [...keys.values()])
  const known = new Map(items.map(item => [itemKeyText(item), item]))
  for (const { accountId, itemId } of freezes) {
    const item = known.get(itemKeyText({ accountId, itemId }))
    if (item === undefined) throw new RefusalError('unknown_item', { item: itemId })
    if (item.amountMinor < 0n) throw new RefusalError('item_not_owed', { item: itemId })
  }
  const rows = freezes.map(each => ({ ...each, freezeId: ctx.newId() }))
  await insertFreezes(tx, rows, { at: ctx.clock.now(), by: ctx.actor })
  return rows.map(row => row.freezeId)
}

/**
 * Ends every freeze that comes from these sources: from the day on it may be asked for again. `why` is a
 * word for the record (`kept`, `broken`, `upheld`, `credited`). What has ended before stays as it was.
 * Gives how many freezes ended.
 */
export async function endFreezes(
  tx: Tx,
  ctx: Asking,
  sources: readonly { readonly accountId: string; readonly sourceId: string }[],
  ending: { readonly on: Temporal.PlainDate; readonly why: string },
): Promise<number> {
  if (sources.length === 0) return 0
  return insertFreezeEnds(tx, sources, ending, { at: ctx.clock.now(), by: ctx.actor })
}
