import type { Tx } from '../../../platform/database/database.ts'
import { blankMessages } from '../save.ts'

/** Transaction step: takes what was sent to a customer, and where, out of messages. Gives how many. */
export function eraseMessages(tx: Tx, accountId: string): Promise<number> {
  return blankMessages(tx, accountId)
}
