import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../../platform/database/database.ts'

type Blank = { readonly sealed: Buffer; readonly index: Buffer }

/** Blanks what was learnt of a customer as a payer; gives how many rows that were. */
export async function blankPayers(
  tx: Tx,
  accountId: string,
  at: Temporal.Instant,
  blank: (payerId: string) => Blank,
): Promise<number> {
  const known = await rows(
    tx,
    sql<{ payerId: string }>`
      select payer_id as "payerId" from payer_bank_account
      where account_id = ${accountId} and number_shown <> '••••' order by 1 for update`,
  )
  for (const { payerId } of known) {
    const { sealed, index } = blank(payerId)
    await affected(
      tx,
      sql`update payer_bank_account
        set number = ${sealed}, number_index = ${index}, number_shown = '••••',
          forgotten_at = coalesce(forgotten_at, ${at})
        where account_id = ${accountId} and payer_id = ${payerId}`,
    )
  }
  const names = await affected(tx, sql`delete from payer_name where account_id = ${accountId}`)
  return known.length + names
}
