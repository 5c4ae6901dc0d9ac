import { RefusalError } from '../../../kernel/result.ts'
import type { Booking, ItemKey } from '../../../ledger/open-items/item.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { moveToAccount } from '../../bank/commands/move.ts'
import type { WaitingLine } from '../../bank/load/lines.ts'
import { receiptOf } from '../../bank/receipt-of-line.ts'
import { closeDeductionsOf } from '../../bank/save/deductions.ts'
import { insertMatches, updateLines as updateBankLines } from '../../bank/save/lines.ts'
import { unapply } from '../../commands/allocate-steps.ts'
import { recordReceipts } from '../../commands/receipt-steps.ts'
import {
  loadCarriedOut,
  loadLines,
  type StoredMatch,
  type StoredRemittance,
} from '../load/remittances.ts'
import { undoMatch } from '../save.ts'
import { type CarriedOut, carryOut, documentDays, lockFacts, type MatchHow } from './carry-out.ts'

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? b : a

/** Whose money it is: as is known, or who owes the first document that ties. */
export async function payerOf(tx: Tx, remittance: StoredRemittance): Promise<string> {
  if (remittance.payerId !== null) return remittance.payerId
  const lines = await loadLines(tx, [remittance.remittanceId])
  const owner = lines.find(line => line.itemAccountId !== null)?.itemAccountId
  if (owner != null) return owner
  throw new RefusalError('remittance_payer', { remittance: remittance.remittanceId })
}

type Told = {
  readonly how: MatchHow
  /** Not before this day. */
  readonly on: Temporal.PlainDate
  readonly ctx: Context
}

/** A bank's line that waits is entered as its payer's receipt and set off as the remittance says. */
export async function matchWaitingLine(
  tx: Tx,
  remittance: StoredRemittance,
  line: WaitingLine,
  { how, ctx }: Told,
): Promise<CarriedOut> {
  const accountId = await payerOf(tx, remittance)
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const [receipt] = await recordReceipts(
    tx,
    [receiptOf(line, accountId, line.payerNumberShown)],
    by,
  )
  if (receipt === undefined) throw new Error('defect: a receipt was not recorded')
  const item = { accountId, itemId: receipt.receiptId }
  const facts = await lockFacts(tx, remittance, item)
  const on = documentDays(facts).reduce(later, line.postOn)
  const money = { item, receipt, line, valuedOn: line.valuedOn }
  const done = await carryOut(tx, remittance, money, facts, { how, booking: { on, ...by }, ctx })
  await decideLine(
    tx,
    { ...line, receiptId: receipt.receiptId, receiptAccountId: accountId },
    line.attempt + 1,
    how,
    by,
  )
  return done
}

/** A bank's line in suspense goes to its payer's account and is set off as the remittance says. */
export async function matchSuspenseLine(
  tx: Tx,
  remittance: StoredRemittance,
  line: WaitingLine,
  { how, on, ctx }: Told,
): Promise<CarriedOut> {
  const accountId = await payerOf(tx, remittance)
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const receipt = {
    accountId: line.receiptAccountId as string,
    receiptId: line.receiptId as string,
  }
  const root = { accountId: receipt.accountId, itemId: receipt.receiptId }
  const before = await lockFacts(tx, remittance, root)
  const booking = { on: documentDays(before).reduce(later, later(on, line.bookedOn)), ...by }
  const itemId = await moveToAccount(tx, line, accountId, booking, ctx)
  const item = { accountId, itemId }
  const facts = await lockFacts(tx, remittance, item)
  const money = { item, receipt, line, valuedOn: line.valuedOn }
  const done = await carryOut(tx, remittance, money, facts, { how, booking, ctx })
  await decideLine(tx, line, line.attempt, how, by)
  return done
}

/** Money on an account that nobody has used is set off as the remittance says. */
export async function matchUnapplied(
  tx: Tx,
  remittance: StoredRemittance,
  money: {
    readonly item: ItemKey
    readonly receipt: { readonly accountId: string; readonly receiptId: string }
    readonly valuedOn: Temporal.PlainDate
  },
  { how, on, ctx }: Told,
): Promise<CarriedOut> {
  const facts = await lockFacts(tx, remittance, money.item)
  const booking: Booking = {
    on: documentDays(facts).reduce(later, on),
    at: ctx.clock.now(),
    by: ctx.actor,
  }
  return carryOut(tx, remittance, { ...money, line: null }, facts, { how, booking, ctx })
}

/** The line is decided, by the rule or a person, for the match rate. */
async function decideLine(
  tx: Tx,
  line: WaitingLine,
  attempt: number,
  { confidence, isAutomatic, evidence }: MatchHow,
  by: Omit<Booking, 'on'>,
): Promise<void> {
  const shown = confidence?.toFixed(3) ?? null
  const [first] = line.suggestions
  const { accountId, lineId } = line
  const decision = {
    accountId,
    lineId,
    attempt,
    rule: 'remittance',
    confidence: shown,
    isAutomatic,
  }
  const suggested = isAutomatic ? null : (first?.rule ?? null)
  const isFollowed = suggested === null ? null : suggested === 'remittance'
  await insertMatches(tx, [{ ...decision, suggested, isFollowed, evidence, note: null }], by)
  const { receiptAccountId, receiptId } = line
  const outcome = { ...decision, state: 'matched' as const, receiptAccountId, receiptId }
  await updateBankLines(tx, [{ ...outcome, suggestions: isAutomatic ? [] : line.suggestions }])
}

/** Takes a remittance's money off its documents again; it stays on the payer's account. */
export async function takeOff(
  tx: Tx,
  match: StoredMatch,
  booking: Booking,
  why: { readonly reasonCode: string; readonly note: string | null },
): Promise<void> {
  await unapply(tx, await loadCarriedOut(tx, match), booking, why)
  await undoMatch(tx, match, 'waiting', booking)
  await closeDeductionsOf(tx, match.remittanceId, booking.at)
}
