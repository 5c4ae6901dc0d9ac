import { finishSettledTasks, raiseTasks } from '../../../accounts/tasks/commands.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { CODE } from '../../../ledger/chart.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntity } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { allocate, type NewAllocation } from '../../commands/allocate-steps.ts'
import { recordReceipts } from '../../commands/receipt-steps.ts'
import { reverseReceipt } from '../../commands/reverse-steps.ts'
import { loadReceipt } from '../../load/receipts.ts'
import { blockMandates } from '../../mandates/commands/stop.ts'
import { bookRefunds } from '../../refunds/provider/commands/book.ts'
import { followReturn } from '../../returns/commands/return-receipt.ts'
import type { Telling } from '../../returns/commands/tell-return.ts'
import { returnReason } from '../../returns/reason.ts'
import { askAfter } from '../ask-after.ts'
import { type DatedFact, LIVE_STATES, type Standing, standingOf } from '../fact.ts'
import {
  loadFacts,
  loadPaymentItems,
  lockPayments,
  type PaymentKey,
  type StoredPayment,
} from '../load/payments.ts'
import { loadRetryRules, retriesOn, type StoredRetryRule } from '../load/retry-rules.ts'
import { afterDecline } from '../retry.ts'
import { blockMeans, type PaymentChange, updatePayments } from '../save/payments.ts'
import { sendReceipts } from './thank.ts'

type By = Pick<Context, 'clock' | 'actor' | 'newId'>

/** A payment under its lock, with what was said of it and what becomes of it. */
type Case = {
  readonly payment: StoredPayment
  readonly standing: Standing
  readonly facts: readonly DatedFact[]
  receiptId: string | null
  reversed: boolean
  disputeTransferId: string | null
  readonly today: Temporal.PlainDate
}

/**
 * Brings the books to what is known of payments: what was taken is a receipt (to clearing) applied to
 * what it was for; what came back is reversed, with the fee of the policy, a task and a letter; what is
 * disputed waits on chargebacks receivable. It books the difference between the standing and what is in the books already, so that it may be called
 * after any news, any number of times. Payments are locked first, then the items of all of them.
 */
export async function bookPayments(
  tx: Tx,
  keys: readonly PaymentKey[],
  ctx: Telling,
): Promise<StoredPayment[]> {
  if (keys.length === 0) return []
  const payments = await lockPayments(tx, keys)
  const facts = await loadFacts(tx, payments)
  const cases: Case[] = []
  for (const payment of payments) {
    cases.push(await openCase(tx, payment, facts.get(payment.paymentId) ?? [], ctx))
  }
  await bookCaptures(tx, cases, ctx)
  for (const each of cases) await bookWhatCameBack(tx, each, ctx)
  await bookRefunds(tx, cases, ctx)
  const rules = cases.some(hasFailed) ? await loadRetryRules(tx) : []
  const changes = cases.map(each => changeOf(each, rules, ctx))
  await updatePayments(tx, changes)
  await blockFailed(tx, cases, ctx)
  return payments.map((payment, i) => ({ ...payment, ...(changes[i] as PaymentChange) }))
}

const zones = new WeakMap<Tx, Map<string, string>>()

async function openCase(
  tx: Tx,
  payment: StoredPayment,
  facts: readonly DatedFact[],
  ctx: By,
): Promise<Case> {
  const known = zones.get(tx) ?? new Map<string, string>()
  zones.set(tx, known)
  const { legalEntityId } = payment
  const zone = known.get(legalEntityId) ?? (await loadLegalEntity(tx, legalEntityId))?.timeZone
  known.set(legalEntityId, zone as string)
  const { receiptId, reversed, disputeTransferId } = payment
  return {
    payment,
    standing: standingOf(facts, payment.amountMinor),
    facts,
    receiptId,
    reversed,
    disputeTransferId,
    today: dateOf(ctx.clock.now(), zone as string),
  }
}

/**
 * Receipts for all that was taken and is not in the books, in one go, applied to what it was for; who
 * paid by themselves are written their receipt.
 */
async function bookCaptures(tx: Tx, cases: readonly Case[], ctx: Telling): Promise<void> {
  const taken = cases.filter(each => each.standing.capturedMinor > 0n && each.receiptId === null)
  if (taken.length === 0) return
  const at = { at: ctx.clock.now(), by: ctx.actor }
  const receipts = await recordReceipts(
    tx,
    taken.map(({ payment, standing, today }) => ({
      accountId: payment.accountId,
      legalEntityId: payment.legalEntityId,
      currency: payment.currency,
      method: payment.mandateId === null ? 'card' : 'direct_debit',
      amountMinor: standing.capturedMinor,
      valueOn: today,
      bookedOn: today,
      cashAccount: CODE.clearing,
      reference: payment.reference,
      note: payment.note,
      key: `payment:${payment.paymentId}`,
    })),
    at,
  )
  taken.forEach((each, i) => {
    each.receiptId = receipts[i]?.receiptId ?? null
  })
  await applyReceipts(tx, taken, at)
  await sendReceipts(
    tx,
    ctx,
    taken.map(({ payment, standing, receiptId, today }) => ({
      ...{ payment, receiptId: receiptId as string },
      ...{ amountMinor: standing.capturedMinor, on: today },
    })),
  )
}

async function applyReceipts(
  tx: Tx,
  taken: readonly Case[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const parts = await loadPaymentItems(
    tx,
    taken.map(each => each.payment),
  )
  const credits = taken.map(({ payment, receiptId }) => ({
    accountId: payment.accountId,
    itemId: receiptId as string,
  }))
  const locked = await lockItems(tx, [...credits, ...parts.map(part => part.item)])
  const open = new Map(locked.map(item => [item.itemId, item.openMinor]))
  const byDay = new Map<string, { on: Temporal.PlainDate; rows: NewAllocation[] }>()
  for (const { payment, standing, receiptId, today } of taken) {
    let left = standing.capturedMinor
    for (const part of parts.filter(each => each.paymentId === payment.paymentId)) {
      // Paid otherwise meanwhile: the rest stays the customer's, unapplied.
      const amountMinor = least(left, part.amountMinor, open.get(part.item.itemId) ?? 0n)
      if (amountMinor <= 0n) continue
      left -= amountMinor
      open.set(part.item.itemId, (open.get(part.item.itemId) ?? 0n) - amountMinor)
      const day = byDay.get(today.toString()) ?? { on: today, rows: [] }
      byDay.set(today.toString(), day)
      const from = { accountId: payment.accountId, itemId: receiptId as string }
      day.rows.push({ from, to: part.item, amountMinor })
    }
  }
  for (const { on, rows } of byDay.values()) await allocate(tx, rows, { on, ...by })
}

function least(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => (a < b ? a : b))
}

/**
 * Returns and disputes of one payment. Who marked it as come back by hand has done what follows; the
 * means or mandate is blocked by the reason, so that the way of paying as a whole is not.
 */
async function bookWhatCameBack(tx: Tx, each: Case, ctx: Telling): Promise<void> {
  const { payment, standing, receiptId } = each
  if (receiptId === null || each.reversed) return
  const isLost = standing.dispute === 'lost'
  if (standing.dispute === 'open') await bookDispute(tx, each, ctx)
  if (standing.dispute !== 'open') await closeDispute(tx, each, ctx)
  if (standing.isReturned || isLost) {
    const receipt = await loadReceipt(tx, payment.accountId, receiptId)
    if (receipt === undefined) throw new Error('defect: a payment without its receipt')
    const booking = { on: each.today, at: ctx.clock.now(), by: ctx.actor }
    const kind = isLost ? 'chargeback' : 'returned'
    const why = {
      reasonCode: isLost ? 'payer_objects' : returnReason(standing.reason),
      note: standing.reason,
    }
    if (!receipt.isReversed) {
      await reverseReceipt(tx, receipt, { kind, ...why }, booking)
      const how = { ...why, fee: 'policy', chargeMinor: null, block: false } as const
      await followReturn(tx, receipt, how, booking, ctx)
    }
    each.reversed = true
  }
}

/**
 * While a dispute is open, the provider keeps the money: it is owed to us by the dispute. Somebody must
 * send the provider what speaks for us before its time is over.
 */
async function bookDispute(tx: Tx, each: Case, ctx: By): Promise<void> {
  if (each.disputeTransferId !== null) return
  const { payment, standing, today } = each
  const taskId = ctx.newId()
  each.disputeTransferId = taskId
  await postDispute(tx, each, 'dispute_opened', taskId, ctx)
  const { accountId, paymentId, currency } = payment
  const amount = formatAmount(standing.capturedMinor, currency)
  const facts = { amount, currency, reason: standing.reason }
  const task = { accountId, taskId, kind: 'chargeback', subjectId: paymentId, facts } as const
  await raiseTasks(tx, ctx, [{ ...task, dueOn: today }])
}

async function closeDispute(tx: Tx, each: Case, ctx: By): Promise<void> {
  if (each.disputeTransferId === null) return
  await postDispute(tx, each, 'dispute_closed', ctx.newId(), ctx)
  const { accountId } = each.payment
  await finishSettledTasks(tx, ctx, [{ accountId, taskId: each.disputeTransferId }])
  each.disputeTransferId = null
}

async function postDispute(
  tx: Tx,
  { payment, standing, today, receiptId }: Case,
  event: 'dispute_opened' | 'dispute_closed',
  transferId: string,
  ctx: By,
): Promise<void> {
  const { accountId, legalEntityId, currency } = payment
  const posting = receivablePosting(event, standing.capturedMinor, {})
  const where = { accountId, legalEntityId, currency, effectiveOn: today, documentId: receiptId }
  await postTransfers(tx, [{ ...posting, ...where, transferId }], ctx.clock.now())
}

function changeOf(each: Case, rules: readonly StoredRetryRule[], { clock }: By): PaymentChange {
  const { payment, standing, today } = each
  const state = standing.state ?? payment.state
  const isLive = payment.provider !== null && LIVE_STATES.includes(state)
  const next = nextTry(each, rules)
  return {
    accountId: payment.accountId,
    paymentId: payment.paymentId,
    state,
    reason: standing.reason,
    reference: payment.reference,
    page: standing.page,
    receiptId: each.receiptId,
    reversed: each.reversed,
    refundedMinor: each.receiptId === null ? 0n : standing.refundedMinor,
    disputeTransferId: each.disputeTransferId,
    askAt: isLive ? askAfter(clock.now(), payment.asked) : null,
    asked: payment.asked,
    retryOn: next?.retryAfterDays === undefined ? null : today.add({ days: next.retryAfterDays }),
  }
}

/** Whether it has just failed or come back, and we are to try again: customers do so themselves. */
function hasFailed({ payment, standing }: Case): boolean {
  const isOver = standing.state === 'failed' || standing.state === 'returned'
  return isOver && payment.initiatedBy !== 'customer'
}

/** What follows where the payment has just failed or come back. */
function nextTry(each: Case, rules: readonly StoredRetryRule[]) {
  if (!hasFailed(each)) return undefined
  const { payment, standing, today } = each
  const by =
    payment.mandateId === null ? 'card' : (standing.reason ?? '').startsWith('R') ? 'ach' : 'sepa'
  return afterDecline(standing.reason, payment.attempt, by, retriesOn(rules, today))
}

async function blockFailed(tx: Tx, cases: readonly Case[], ctx: By): Promise<void> {
  const blocked = cases.filter(
    each => nextTry(each, [])?.blocks === true || each.standing.dispute === 'lost',
  )
  for (const { payment, standing } of blocked) {
    const { accountId, meansId } = payment
    if (meansId !== null) await blockMeans(tx, [{ accountId, meansId }], standing.reason)
  }
  const mandates = blocked.flatMap(({ payment, standing, today }) => {
    const { accountId, mandateId } = payment
    return mandateId === null
      ? []
      : [{ accountId, mandateId, reason: standing.reason ?? 'returned', on: today }]
  })
  await blockMandates(tx, mandates, ctx)
}
