import { ok } from '../../../kernel/result.ts'
import type { Booking } from '../../../ledger/open-items/item.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { BANK, recordBankReturns } from '../../debits/commands/returns.ts'
import { loadReceipt, type ReceiptFacts } from '../../load/receipts.ts'
import { loadReferences, lockPayments } from '../../payments/load/payments.ts'
import { creditAgain } from '../../refunds/commands/credit-again.ts'
import { returnReceipt } from '../../returns/commands/return-receipt.ts'
import { returnReason } from '../../returns/reason.ts'
import type { WaitingLine } from '../load/lines.ts'
import { loadLatestUse, loadRefundsSent, loadReturnable } from '../load/returns.ts'
import { isReturn, type Original, originalReferences, returnedParts } from '../returned.ts'
import { type LinkPart, linkLines } from './link-steps.ts'

/**
 * Works lines by which a bank takes money back, or gives back what we sent: a returned debit by what we
 * called it, a bounced check by its number, a payment that the bank reversed, a refund that did not
 * arrive. Each is one returned payment, whole, and linked to its line; what cannot be booked, or names
 * nothing that is known, is left to a person. Gives the ids of the lines that were worked.
 */
export async function workReturns(
  tx: Tx,
  lines: readonly WaitingLine[],
  ctx: Context,
): Promise<ReadonlySet<string>> {
  const debits = await originalsOf(tx, lines)
  const worked = new Set<string>()
  for (const line of lines) {
    const done = await withinSavepoint(tx, async () => {
      const parts = await partsOf(tx, line, debits, ctx)
      if (parts === undefined) return ok(false)
      const link = { line, parts, confidence: 0.99, evidence: ['end_to_end_id'], note: null }
      const linked = await linkLines(tx, [{ ...link, rule: 'returned' }], ctx)
      // Linked by another line meanwhile: nothing of this stays.
      return linked.has(line.lineId) ? ok(true) : { ok: false as const, refusal: TOLD }
    })
    if (done.ok && done.value) worked.add(line.lineId)
  }
  return worked
}

const TOLD = { code: 'bank_line_told', facts: {} }

/** Debits of ours by any reference that lines name. */
async function originalsOf(
  tx: Tx,
  lines: readonly WaitingLine[],
): Promise<ReadonlyMap<string, Original>> {
  const references = lines.filter(line => line.amountMinor < 0n).flatMap(originalReferences)
  if (references.length === 0) return new Map()
  const known = await loadReferences(tx, BANK, references)
  const payments = new Map((await lockPayments(tx, known)).map(each => [each.paymentId, each]))
  return new Map(
    known.flatMap(({ reference, paymentId }) => {
      const payment = payments.get(paymentId)
      return payment === undefined ? [] : [[reference, { ...payment, reference }] as const]
    }),
  )
}

async function partsOf(
  tx: Tx,
  line: WaitingLine,
  debits: ReadonlyMap<string, Original>,
  ctx: Context,
): Promise<LinkPart[] | undefined> {
  if (line.amountMinor > 0n) return refundBack(tx, line, ctx)
  const original = originalReferences(line).flatMap(each => debits.get(each) ?? [])[0]
  if (original !== undefined) {
    const parts = returnedParts(line, original)
    if (parts === undefined) return undefined
    const reason = line.returnReason ?? 'NOAS'
    await recordBankReturns(tx, [{ reference: original.reference, reason }], ctx)
    return parts
  }
  if (!isReturn(line)) return undefined
  const found = await loadReturnable(tx, line)
  const [only] = found
  if (only === undefined || found.length > 1) return undefined
  const receipt = await loadReceipt(tx, only.accountId, only.receiptId)
  if (receipt === undefined) return undefined
  const booking = await bookingOf(tx, line, receipt, ctx)
  await returnReceipt(tx, receipt, howOf(line, receipt), booking, ctx)
  const { accountId: subjectAccountId, receiptId: subjectId } = receipt
  return [{ kind: 'reversal', subjectAccountId, subjectId, amountMinor: line.amountMinor }]
}

/** A transfer that its bank took back costs the customer nothing; a bounced check or debit does. */
function howOf(line: WaitingLine, { method }: ReceiptFacts) {
  const isTransfer = method === 'transfer' || method === 'portal' || method === 'other'
  return {
    reasonCode: returnReason(line.returnReason),
    note: line.returnReason ?? line.texts[0]?.slice(0, 200) ?? null,
    fee: isTransfer ? ('none' as const) : ('policy' as const),
    chargeMinor: null,
    block: !isTransfer,
  }
}

/** The bank's day, but not before the money was used last. */
async function bookingOf(
  tx: Tx,
  line: WaitingLine,
  receipt: ReceiptFacts,
  ctx: Context,
): Promise<Booking> {
  const used = await loadLatestUse(tx, receipt)
  const days = [line.postOn, receipt.bookedOn, ...(used === null ? [] : [used])]
  const on = days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a))
  return { on, at: ctx.clock.now(), by: ctx.actor }
}

/** A refund that we sent and that its bank gave back is the customer's credit again. */
async function refundBack(
  tx: Tx,
  line: WaitingLine,
  ctx: Context,
): Promise<LinkPart[] | undefined> {
  const [refund] = await loadRefundsSent(tx, originalReferences(line), line.legalEntityId)
  if (refund === undefined || refund.amountMinor !== line.amountMinor) return undefined
  const { accountId, itemId, allocationId, refundId, refundedOn } = refund
  const isLater = Temporal.PlainDate.compare(refundedOn, line.postOn) < 0
  const on = isLater ? line.postOn : refundedOn
  const booking = { on, at: ctx.clock.now(), by: ctx.actor }
  const why = { reasonCode: null, note: line.returnReason }
  await creditAgain(tx, { accountId, itemId, allocationId }, booking, why)
  const { amountMinor } = line
  return [{ kind: 'refund_back', subjectAccountId: accountId, subjectId: refundId, amountMinor }]
}
