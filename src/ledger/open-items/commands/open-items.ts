import type { Tx } from '../../../platform/database/database.ts'
import type { NewItem } from '../item.ts'
import { copyItems } from '../save.ts'

/**
 * Writes open items, of any number of documents, with one COPY. What they stand for must be posted in
 * the same transaction: the sum of open items is the balance of their control account.
 */
export function openItems(tx: Tx, items: Iterable<NewItem>, at: Temporal.Instant): Promise<void> {
  return copyItems(tx, items, at)
}
