import { dateOf } from '../../../kernel/calendar.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadReceipt } from '../../load/receipts.ts'
import { bookPayments } from '../../payments/commands/book.ts'
import { loadReferences, lockPayments } from '../../payments/load/payments.ts'
import { insertEvents } from '../../payments/save/payments.ts'
import { followReturn } from '../../returns/commands/return-receipt.ts'
import type { Telling } from '../../returns/commands/tell-return.ts'
import { returnReason } from '../../returns/reason.ts'

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
  const before = new Map((await lockPayments(tx, known)).map(row => [row.paymentId, row.reversed]))
  await insertEvents(tx, events, at)
  const booked = await bookPayments(tx, known, ctx)
  for (const { accountId, paymentId, receiptId, reversed, reason } of booked) {
    if (!reversed || before.get(paymentId) === true || receiptId === null) continue
    await follow(tx, { accountId, receiptId, reason }, ctx)
  }
  return { booked: events.length, unknown: references.filter(each => !ours.has(each)) }
}

/** The mandate is blocked by the reason, which is done with the payment: no block of the method. */
async function follow(
  tx: Tx,
  of: { readonly accountId: string; readonly receiptId: string; readonly reason: string | null },
  ctx: Telling,
): Promise<void> {
  const receipt = await loadReceipt(tx, of.accountId, of.receiptId)
  if (receipt === undefined) throw new Error('defect: a returned debit without its receipt')
  const at = ctx.clock.now()
  const entity = await loadLegalEntity(tx, receipt.legalEntityId)
  const booking = { on: dateOf(at, entity?.timeZone ?? 'UTC'), at, by: ctx.actor }
  const how = { reasonCode: returnReason(of.reason), note: of.reason, fee: 'policy' } as const
  await followReturn(tx, receipt, { ...how, chargeMinor: null, block: false }, booking, ctx)
}
