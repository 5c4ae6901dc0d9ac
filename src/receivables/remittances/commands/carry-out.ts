import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import type { Booking, ItemKey, OpenItem } from '../../../ledger/open-items/item.ts'
import { itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockWithInstalments } from '../../../ledger/open-items/load.ts'
import type { Match } from '../../../ledger/open-items/match.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { insertDeductions } from '../../bank/save/deductions.ts'
import { loadPolicies, loadTaxShares } from '../../load/policy.ts'
import { discountTaken, writtenOff } from '../../settlement.ts'
import { itemsOfDocument } from '../../spread.ts'
import { isTolerated } from '../../tolerance.ts'
import {
  countMatches,
  loadLines,
  type StoredLine,
  type StoredRemittance,
} from '../load/remittances.ts'
import {
  type LineFault,
  type PlannedAllocation,
  type PlannedLine,
  planRemittance,
} from '../plan.ts'
import { insertCarriedOut, insertMatch, updateLines, updateRemittance } from '../save.ts'

/** The money that a remittance is of. */
export type MatchedMoney = {
  /** The credit that pays: on the payer's account. */
  readonly item: ItemKey
  readonly receipt: { readonly accountId: string; readonly receiptId: string }
  /** The bank's line, where a bank told of it. */
  readonly line: { readonly accountId: string; readonly lineId: string } | null
  /** From when on it counts, for discounts. */
  readonly valuedOn: Temporal.PlainDate
}

/** How it was found. */
export type MatchHow = {
  readonly confidence: number | null
  readonly isAutomatic: boolean
  readonly evidence: readonly string[]
}

export type CarriedOut = {
  readonly applied: number
  /** Lines that do not tie and wait at the desk. */
  readonly untied: number
  readonly leftMinor: bigint
}

/** Lines that are to be carried out, with the items of their documents, locked with the money. */
export type Facts = {
  readonly lines: readonly StoredLine[]
  readonly items: readonly OpenItem[]
}

/** The lines of a remittance and their items; the money's item is locked with them. */
export async function lockFacts(
  tx: Tx,
  remittance: StoredRemittance,
  item: ItemKey,
): Promise<Facts> {
  const lines = await loadLines(tx, [remittance.remittanceId])
  return { lines, items: await lockWithInstalments(tx, [item, ...lines.flatMap(itemKeyOf)]) }
}

/** The item that a line names; empty where it names none. */
export function itemKeyOf({ itemAccountId, itemId }: StoredLine): ItemKey[] {
  return itemAccountId === null || itemId === null ? [] : [{ accountId: itemAccountId, itemId }]
}

/** The days that a booking of these lines may not be before. */
export function documentDays({ lines, items }: Facts): Temporal.PlainDate[] {
  const named = new Set(lines.flatMap(itemKeyOf).map(itemKeyText))
  return items.filter(item => named.has(itemKeyText(item))).map(item => item.documentOn)
}

/**
 * Sets a remittance's money off as its lines say, each to the cent or not at all; what was kept back is
 * a discount earned, a difference within tolerance, or disputed. Lines that do not tie stay at the desk,
 * their money on the payer's account.
 */
export async function carryOut(
  tx: Tx,
  remittance: StoredRemittance,
  money: MatchedMoney,
  { lines, items }: Facts,
  {
    how,
    booking,
    ctx,
  }: { readonly how: MatchHow; readonly booking: Booking; readonly ctx: Context },
): Promise<CarriedOut> {
  const source = items.find(item => itemKeyText(item) === itemKeyText(money.item))
  if (source === undefined) throw new Error('defect: the money of a remittance is no item')
  const waiting = lines.filter(line => !line.isApplied && !line.isLeft)
  const planned = waiting.map(line => plannedOf(line, items, remittance))
  const plan = planRemittance(planned, { ...money.item, leftMinor: -source.openMinor })
  const matchNo = (await countMatches(tx, remittance.remittanceId)) + 1
  const match = { ...remittance, matchNo }
  await insertMatch(tx, { ...match, ...matchOf(money, how) }, booking)
  await post(tx, { match, money, items, lines: waiting, ...plan }, booking, ctx)
  await updateLines(
    tx,
    remittance,
    waiting.map(line => ({
      ...line,
      fault: plan.faults.get(line.line) ?? null,
      appliedAt: plan.faults.has(line.line) ? null : booking.at,
    })),
  )
  await updateRemittance(tx, remittance, { state: 'matched', payerId: money.item.accountId })
  const applied = waiting.length - plan.faults.size
  return { applied, untied: plan.faults.size, leftMinor: plan.leftMinor }
}

function matchOf(
  { item, receipt, line }: MatchedMoney,
  { confidence, isAutomatic, evidence }: MatchHow,
) {
  return {
    lineId: line?.lineId ?? null,
    ...{ receiptAccountId: receipt.accountId, receiptId: receipt.receiptId },
    ...{ itemAccountId: item.accountId, itemId: item.itemId },
    ...{ confidence: confidence?.toFixed(3) ?? null, isAutomatic, evidence },
  }
}

/** Faults that the desk found and that only a correction takes away. */
const LASTING: ReadonlySet<string> = new Set<LineFault>([
  'unknown_document',
  'ambiguous_document',
  'other_books',
])

/** A line as it is planned, with the items of its document among those known. */
export function plannedOf(
  line: StoredLine,
  items: readonly OpenItem[],
  { legalEntityId, currency }: StoredRemittance,
): PlannedLine {
  const { amountMinor, deductionMinor } = line
  const [key] = itemKeyOf(line)
  const own = key === undefined ? [] : itemsOfDocument(key, items)
  const isOurs = own.every(
    item => item.legalEntityId === legalEntityId && item.currency === currency,
  )
  const lasting = line.fault !== null && LASTING.has(line.fault) ? (line.fault as LineFault) : null
  const fault = lasting ?? (own.length === 0 ? 'unknown_document' : isOurs ? null : 'other_books')
  return { line: line.line, amountMinor, deductionMinor, items: own, fault }
}

type Posting = {
  readonly match: {
    readonly accountId: string
    readonly remittanceId: string
    readonly matchNo: number
  }
  readonly money: MatchedMoney
  readonly items: readonly OpenItem[]
  readonly lines: readonly StoredLine[]
  readonly allocations: readonly PlannedAllocation[]
  readonly faults: ReadonlyMap<number, LineFault>
}

/** Posts what is paid and what was kept back; keeps which allocations carry which line out. */
export async function post(
  tx: Tx,
  posting: Posting,
  booking: Booking,
  ctx: Context,
): Promise<void> {
  const { match, money, items, lines, allocations, faults } = posting
  const paid = allocations.map(
    ({ from, to, amountMinor }): Match => ({
      ...{ kind: 'applied', from, to, amountMinor },
    }),
  )
  const kept = lines.filter(line => !faults.has(line.line) && line.deductionMinor > 0n)
  const { settled, disputed } = await settleKept(tx, kept, money, items, booking)
  const { rows } = await matchItems(tx, [...paid, ...settled], booking)
  const carried = allocations.flatMap(({ line, creditLine }, i) => {
    // Of each match the credit's side comes first, then that of what is owed.
    const [credit, owed] = [rows[2 * i], rows[2 * i + 1]]
    if (credit === undefined || owed === undefined) throw new Error('defect: a match has two sides')
    return [
      { line, accountId: owed.accountId, allocationId: owed.allocationId },
      ...(creditLine === null
        ? []
        : [{ line: creditLine, accountId: credit.accountId, allocationId: credit.allocationId }]),
    ]
  })
  await insertCarriedOut(tx, match, carried)
  if (disputed.length === 0) return
  const from = { lineAccountId: money.line?.accountId ?? null, lineId: money.line?.lineId ?? null }
  const { remittanceId } = match
  await insertDeductions(
    tx,
    disputed.map(each => ({ ...each, ...from, remittanceId, deductionId: ctx.newId() })),
    booking,
  )
  // A dispute is opened for each at once; the daily look at disputes finds what this misses.
  await ctx.enqueue(tx, { task: 'takeUpDeductions', payload: {}, key: 'take-up-deductions' })
}

/**
 * What was kept back: the discount that was offered until then, else a difference that the legal entity
 * lets go, else what the payer disputes.
 */
async function settleKept(
  tx: Tx,
  kept: readonly StoredLine[],
  money: MatchedMoney,
  items: readonly OpenItem[],
  booking: Booking,
) {
  const settled: Match[] = []
  const disputed: { accountId: string; itemId: string; amountMinor: bigint; reasonCode: string }[] =
    []
  const keys = kept.flatMap(itemKeyOf)
  const taxes = await loadTaxShares(tx, keys)
  const [first] = items
  const policies = first === undefined ? [] : [first.legalEntityId]
  const policy = (await loadPolicies(tx, policies, booking.on)).get(first?.legalEntityId ?? '')
  for (const line of kept) {
    const [key] = itemKeyOf(line)
    const own = key === undefined ? [] : itemsOfDocument(key, items)
    // It is kept back of what falls due last: an instalment, or the document itself.
    const item = own.findLast(each => each.openMinor > 0n)
    if (item === undefined) continue
    const { deductionMinor: amountMinor, reasonCode } = line
    const difference = { item, because: money.item, amountMinor }
    const tax = taxes.get(itemKeyText(item)) ?? { taxMinor: 0n, payableMinor: 0n }
    const asked = line.amountMinor + amountMinor
    if (isDiscount(item, line, money.valuedOn)) settled.push(discountTaken(item, difference, tax))
    else if (policy?.reasonCode && isTolerated(amountMinor, asked, policy.tolerance)) {
      settled.push(writtenOff(item, difference, policy.taxRelief ? tax : null, policy.reasonCode))
    } else {
      const { accountId, itemId } = item
      disputed.push({ accountId, itemId, amountMinor, reasonCode: reasonCode ?? 'disputed' })
    }
  }
  return { settled, disputed }
}

/** The discount that the document offers, taken in time with all the rest. */
function isDiscount(item: OpenItem, line: StoredLine, valuedOn: Temporal.PlainDate): boolean {
  return (
    item.discountMinor === line.deductionMinor &&
    item.discountOn !== null &&
    item.openMinor === line.amountMinor + line.deductionMinor &&
    Temporal.PlainDate.compare(valuedOn, item.discountOn) <= 0
  )
}
