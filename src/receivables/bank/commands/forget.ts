import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { blankPayers } from '../save/forget.ts'

/**
 * Forgets by which names and account numbers a customer pays. What banks told of payments (statements,
 * receipts) is books and stays until its term ends.
 */
export function forgetPayers(
  tx: Tx,
  accountId: string,
  ctx: Pick<Context, 'clock' | 'vault'>,
): Promise<number> {
  return blankPayers(tx, accountId, ctx.clock.now(), payerId => {
    const place = { table: 'payer_bank_account', column: 'number', row: [accountId, payerId] }
    const sealed = ctx.vault.seal(place, 'erased')
    return { sealed, index: ctx.vault.blindIndex('iban', `erased ${payerId}`) }
  })
}
