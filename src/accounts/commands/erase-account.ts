import type { Tx } from '../../platform/database/database.ts'
import { blankInteractions } from '../interactions/save.ts'
import { blankAccount, blankPremises } from '../save.ts'
import { blankTasks } from '../tasks/save.ts'

/**
 * Takes who a customer is out of the master data and the timeline: name, address, e-mail, telephone, tax id, reference, what was said, in tasks too. Number,
 * country and terms stay: the books name the account by its number, and tax goes by the country.
 */
export async function pseudonymiseAccount(
  tx: Tx,
  accountId: string,
): Promise<{ accounts: number; premises: number; interactions: number; tasks: number }> {
  return {
    accounts: await blankAccount(tx, accountId),
    premises: await blankPremises(tx, accountId),
    interactions: await blankInteractions(tx, accountId),
    tasks: await blankTasks(tx, accountId),
  }
}
