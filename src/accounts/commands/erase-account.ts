import type { Tx } from '../../platform/database/database.ts'
import { blankInteractions } from '../interactions/save.ts'
import { blankAccount, blankPremises } from '../save.ts'

/**
 * Takes who a customer is out of the master data and the timeline: name, address, e-mail, tax id, reference, what was said. Number,
 * country and terms stay: the books name the account by its number, and tax goes by the country.
 */
export async function pseudonymiseAccount(
  tx: Tx,
  accountId: string,
): Promise<{ accounts: number; premises: number; interactions: number }> {
  return {
    accounts: await blankAccount(tx, accountId),
    premises: await blankPremises(tx, accountId),
    interactions: await blankInteractions(tx, accountId),
  }
}
