import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { itemKeyText } from '../../../ledger/open-items/item.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { requireAccount } from '../../commands/credits.ts'
import { isReason } from '../../load/receipts.ts'
import { cancelRemittanceInput, correctRemittanceInput, settleRemittanceLineInput } from '../api.ts'
import { type Books, documentOf } from '../intake.ts'
import { loadDocuments, loadLines, loadMatch, type StoredLine } from '../load/remittances.ts'
import { planRemittance } from '../plan.ts'
import { leaveLine, updateLines, updateRemittance } from '../save.ts'
import { itemKeyOf, lockFacts, plannedOf, post } from './carry-out.ts'
import { fingerprintOf } from './intake-steps.ts'
import { requireRemittance, todayOf } from './match.ts'
import { lookForMoney } from './take.ts'

type Correction = {
  readonly document: string | null
  readonly amount: string | null
  readonly deduction: string | null
  readonly reason: string | null
}

/** Puts right what was read or told wrongly, before its money is here: whose it is, its lines. */
export const correctRemittance = defineCommand({
  name: 'correctRemittance',
  summary: 'Correct a remittance before its money is here: whose it is, its documents and amounts',
  permission: 'receipts.record',
  input: correctRemittanceInput,
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ readonly remittanceId: string; readonly untied: number }>> => {
    const remittance = await requireRemittance(tx, input.remittance, ['waiting'])
    const payerId =
      input.accountNumber === null ? null : await requireAccount(tx, input.accountNumber)
    const lines = await loadLines(tx, [remittance.remittanceId])
    const corrections = new Map(input.lines.map(line => [line.line, line]))
    const strange = input.lines.find(({ line }) => !lines.some(each => each.line === line))
    if (strange !== undefined) return refuse('unknown_remittance_line', { line: strange.line })
    const done: StoredLine[] = []
    for (const line of lines) {
      const correction = corrections.get(line.line)
      done.push(correction === undefined ? line : await corrected(tx, line, correction, remittance))
    }
    await updateLines(
      tx,
      remittance,
      done.map(line => ({ ...line, appliedAt: null })),
    )
    const tied = done.map(line => ({ ...line, fault: null }))
    const fingerprint = fingerprintOf(remittance, remittance.amountMinor, tied)
    await updateRemittance(tx, remittance, { payerId, fingerprint, note: input.note })
    await lookForMoney(tx, ctx)
    const untied = done.filter(line => line.fault !== null).length
    return ok({ remittanceId: remittance.remittanceId, untied })
  },
})

/** A line as it is meant; its document is looked up anew. */
async function corrected(
  tx: Tx,
  line: StoredLine,
  { document, amount, deduction, reason }: Correction,
  books: Books,
): Promise<StoredLine> {
  if (reason !== null && !(await isReason(tx, reason, 'deduction'))) {
    throw new RefusalError('unknown_reason', { reason, use: 'deduction' })
  }
  const asked = document ?? line.document
  const known = Map.groupBy(await loadDocuments(tx, [asked]), found => found.asked)
  const { found, fault } = documentOf([asked], known, books)
  const amountMinor = amount === null ? line.amountMinor : minorOf(amount, books.currency)
  const deductionMinor =
    deduction === null ? line.deductionMinor : minorOf(deduction, books.currency)
  if ((amountMinor === 0n && deductionMinor === 0n) || deductionMinor < 0n) {
    throw new RefusalError('amount_not_positive', {
      value: amount ?? deduction ?? '',
      currency: books.currency,
    })
  }
  return {
    ...line,
    document: found?.label ?? asked,
    ...{ amountMinor, deductionMinor, fault },
    reasonCode: reason ?? line.reasonCode,
    ...{ itemAccountId: found?.accountId ?? null, itemId: found?.itemId ?? null },
  }
}

function minorOf(amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency)
  if (minor === undefined)
    throw new RefusalError('amount_not_positive', { value: amount, currency })
  return minor
}

/**
 * Settles a line that did not tie once its money is here: it pays the document that is meant, out of
 * what is left of the payment, or its money stays on the payer's account.
 */
export const settleRemittanceLine = defineCommand({
  name: 'settleRemittanceLine',
  summary: 'Settle a line that did not tie: to the invoice that is meant, or left on the account',
  permission: 'receipts.allocate',
  input: settleRemittanceLineInput,
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ readonly remittanceId: string; readonly left: string }>> => {
    const remittance = await requireRemittance(tx, input.remittance, ['matched'])
    const { remittanceId, currency } = remittance
    const lines = await loadLines(tx, [remittanceId])
    const line = lines.find(each => each.line === input.line)
    if (line === undefined) return refuse('unknown_remittance_line', { line: input.line })
    if (line.isApplied || line.isLeft)
      return refuse('remittance_line_settled', { line: input.line })
    const match = await loadMatch(tx, remittanceId)
    if (match === undefined) throw new Error('defect: a matched remittance without its match')
    const by = { at: ctx.clock.now(), by: ctx.actor }
    const money = { accountId: match.itemAccountId, itemId: match.itemId }
    if (input.how === 'leave') {
      await leaveLine(tx, remittance, line.line, input.note, by)
      return ok({ remittanceId, left: formatAmount(0n, currency) })
    }
    const none = { amount: null, deduction: null, reason: null }
    const meant = await corrected(tx, line, { ...none, document: input.document }, remittance)
    await updateLines(tx, remittance, [{ ...meant, appliedAt: null }])
    const { items } = await lockFacts(tx, remittance, money)
    const source = items.find(item => itemKeyText(item) === itemKeyText(money))
    const left = { ...money, leftMinor: -(source?.openMinor ?? 0n) }
    const plan = planRemittance([plannedOf(meant, items, remittance)], left)
    const fault = plan.faults.get(line.line)
    if (fault !== undefined) return refuse('remittance_line_untied', { line: line.line, fault })
    const days = [...itemKeyOf(meant), money].flatMap(
      key => items.find(item => itemKeyText(item) === itemKeyText(key))?.documentOn ?? [],
    )
    const today = await todayOf(tx, remittance.legalEntityId, ctx)
    const on = days.reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a), today)
    const receipt = { accountId: match.receiptAccountId, receiptId: match.receiptId }
    const bankLine =
      match.lineId === null ? null : { accountId: match.accountId, lineId: match.lineId }
    const source_ = { item: money, receipt, line: bankLine, valuedOn: on }
    await post(tx, { match, money: source_, items, lines: [meant], ...plan }, { on, ...by }, ctx)
    await updateLines(tx, remittance, [{ ...meant, fault: null, appliedAt: by.at }])
    return ok({ remittanceId, left: formatAmount(plan.leftMinor, currency) })
  },
})

/** Puts a remittance away whose money came and was used otherwise, or never came. */
export const cancelRemittance = defineCommand({
  name: 'cancelRemittance',
  summary: 'Cancel a remittance that waits for money in vain, or was told twice',
  permission: 'receipts.record',
  input: cancelRemittanceInput,
  run: async (
    tx,
    { remittance: remittanceId, note },
  ): Promise<Result<{ readonly remittanceId: string }>> => {
    const remittance = await requireRemittance(tx, remittanceId, ['waiting', 'returned'])
    await updateRemittance(tx, remittance, { state: 'cancelled', note })
    return ok({ remittanceId })
  },
})
