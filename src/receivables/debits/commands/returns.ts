import type { Tx } from '../../../platform/database/database.ts'
import { bookPayments } from '../../payments/commands/book.ts'
import { loadReferences, lockPayments } from '../../payments/load/payments.ts'
import { insertEvents } from '../../payments/save/payments.ts'
import type { Telling } from '../../returns/commands/tell-return.ts'

/** By whom facts of debits are said: the bank. */
export const BANK = 'bank'

/** A debit that the bank refused or sent back. */
export type BankReturn = { readonly reference: string; readonly reason: string }

/**
 * Books debits that the bank refused or sent back, by what it calls them; for status reports, ACH
 * returns and statements alike. What was taken is reversed and open again as of its due date, with the
 * fee of the policy and a task; it is retried, or the mandate blocked, by its reason. Told again it
 * changes nothing. Gives the references that no debit of ours has.
 */
export async function recordBankReturns(
  tx: Tx,
  returns: readonly BankReturn[],
  ctx: Telling,
): Promise<{ readonly booked: number; readonly unknown: readonly string[] }> {
  if (returns.length === 0) return { booked: 0, unknown: [] }
  const at = ctx.clock.now()
  const references = returns.map(each => each.reference)
  const known = await loadReferences(tx, BANK, references)
  const ours = new Set(known.map(row => row.reference))
  const events = returns
    .filter(each => ours.has(each.reference))
    .map(({ reference, reason }) => ({
      provider: BANK,
      eventId: `returned ${reference}`,
      reference,
      fact: { kind: 'returned', reason },
      at,
    }))
  await lockPayments(tx, known)
  await insertEvents(tx, events, at)
  await bookPayments(tx, known, ctx)
  return { booked: events.length, unknown: references.filter(each => !ours.has(each)) }
}
