import type { Tx } from '../../../platform/database/database.ts'
import { blankStatements } from '../../statements/save.ts'
import { blankMessages } from '../save.ts'

/** Transaction step: takes what was sent to a customer, and where, out of messages. Gives how many. */
export async function eraseMessages(tx: Tx, accountId: string): Promise<number> {
  return (await blankMessages(tx, accountId)) + (await blankStatements(tx, accountId))
}
