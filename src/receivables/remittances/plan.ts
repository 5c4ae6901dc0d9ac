import { type ItemKey, itemKeyText, type OpenItem } from '../../ledger/open-items/item.ts'
import { spreadOver } from '../spread.ts'

/** Why a line does not tie to the books. */
export const LINE_FAULTS = [
  'unknown_document',
  'ambiguous_document',
  'other_books',
  'already_paid',
  'more_than_open',
  'no_credit',
  'credit_not_used',
  'money_short',
] as const
export type LineFault = (typeof LINE_FAULTS)[number]

/** A line of a remittance with what its document is in the books. */
export type PlannedLine = {
  readonly line: number
  /** Above zero: paid of what is owed; below: of a credit, used up. */
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
  /** The document's own item and its instalments, in the order in which they are paid. */
  readonly items: readonly OpenItem[]
  /** What is wrong with it before its amounts are looked at. */
  readonly fault: LineFault | null
}

/** One allocation that carries a line out: money, or a credit note, to an item. */
export type PlannedAllocation = {
  readonly line: number
  /** The line of the credit note that pays; null: the money itself. */
  readonly creditLine: number | null
  readonly from: ItemKey
  readonly to: ItemKey
  readonly amountMinor: bigint
}

export type RemittancePlan = {
  readonly allocations: readonly PlannedAllocation[]
  readonly faults: ReadonlyMap<number, LineFault>
  /** What of the money no line uses. */
  readonly leftMinor: bigint
}

type Source = ItemKey & { readonly creditLine: number | null; leftMinor: bigint }

/**
 * How a payment is set off as its payer says: to each line its amount to the cent, out of the credit
 * notes that the payer uses up first, then out of the money. A line that does not tie is left out whole
 * and its fault told; what no line uses stays on the payer's account. Pure: the same facts, one plan.
 */
export function planRemittance(
  lines: readonly PlannedLine[],
  money: ItemKey & { readonly leftMinor: bigint },
): RemittancePlan {
  const faults = new Map<number, LineFault>()
  const taken = new Map<string, bigint>()
  for (const line of lines) {
    const fault = line.fault ?? faultOf(line, taken)
    if (fault === null) take(line, taken)
    else faults.set(line.line, fault)
  }
  const tied = lines.filter(line => !faults.has(line.line))
  const asked = tied.filter(line => line.amountMinor > 0n)
  const credits = tied.filter(line => line.amountMinor < 0n)
  let debts = withinMeans(asked, money.leftMinor - sum(credits))
  // A credit that finds nothing to pay is not used up; without it the money may reach less far.
  while (-sum(credits) > sum(debts)) {
    const last = credits.pop()
    if (last !== undefined) faults.set(last.line, 'credit_not_used')
    debts = withinMeans(asked, money.leftMinor - sum(credits))
  }
  for (const line of asked) if (!debts.includes(line)) faults.set(line.line, 'money_short')
  return carryOut(debts, credits, money, faults)
}

function sum(lines: readonly PlannedLine[]): bigint {
  return lines.reduce((all, line) => all + line.amountMinor, 0n)
}

/** The lines, in order, as far as the means reach; those beyond are short of money. */
function withinMeans(lines: readonly PlannedLine[], meansMinor: bigint): PlannedLine[] {
  let left = meansMinor
  return lines.filter(line => {
    if (line.amountMinor > left) return false
    left -= line.amountMinor
    return true
  })
}

function openOf(item: OpenItem, taken: ReadonlyMap<string, bigint>): bigint {
  return item.openMinor - (taken.get(itemKeyText(item)) ?? 0n)
}

function faultOf(line: PlannedLine, taken: ReadonlyMap<string, bigint>): LineFault | null {
  const open = line.items.reduce((all, item) => all + openOf(item, taken), 0n)
  if (line.amountMinor < 0n) {
    if (line.items.some(item => item.amountMinor > 0n)) return 'no_credit'
    return open === 0n ? 'already_paid' : line.amountMinor < open ? 'more_than_open' : null
  }
  if (line.items.some(item => item.amountMinor < 0n)) return 'no_credit'
  if (open <= 0n) return 'already_paid'
  return line.amountMinor + line.deductionMinor > open ? 'more_than_open' : null
}

function take(line: PlannedLine, taken: Map<string, bigint>): void {
  if (line.amountMinor < 0n) {
    const [item] = line.items
    if (item === undefined) return
    const key = itemKeyText(item)
    taken.set(key, (taken.get(key) ?? 0n) + line.amountMinor)
    return
  }
  const whole = line.amountMinor + line.deductionMinor
  for (const part of spreadOver(line.items, whole, item => openOf(item, taken))) {
    const key = itemKeyText(part.item)
    taken.set(key, (taken.get(key) ?? 0n) + part.amountMinor)
  }
}

function carryOut(
  debts: readonly PlannedLine[],
  credits: readonly PlannedLine[],
  money: ItemKey & { readonly leftMinor: bigint },
  faults: ReadonlyMap<number, LineFault>,
): RemittancePlan {
  const sources: Source[] = [
    ...credits.flatMap(({ line, items: [item], amountMinor }) =>
      item === undefined ? [] : [{ ...keyOf(item), creditLine: line, leftMinor: -amountMinor }],
    ),
    { ...keyOf(money), creditLine: null, leftMinor: money.leftMinor },
  ]
  const allocations: PlannedAllocation[] = []
  const taken = new Map<string, bigint>()
  for (const { line, items, amountMinor } of debts) {
    for (const part of spreadOver(items, amountMinor, item => openOf(item, taken))) {
      const key = itemKeyText(part.item)
      taken.set(key, (taken.get(key) ?? 0n) + part.amountMinor)
      for (const { source, minor } of drawn(sources, part.amountMinor)) {
        const { creditLine, accountId, itemId } = source
        const from = { accountId, itemId }
        allocations.push({ line, creditLine, from, to: keyOf(part.item), amountMinor: minor })
      }
    }
  }
  return { allocations, faults, leftMinor: sources.at(-1)?.leftMinor ?? 0n }
}

/** Draws an amount from the sources in their order. */
function drawn(sources: readonly Source[], amountMinor: bigint) {
  let wanted = amountMinor
  return sources.flatMap(source => {
    const minor = source.leftMinor < wanted ? source.leftMinor : wanted
    source.leftMinor -= minor
    wanted -= minor
    return minor > 0n ? [{ source, minor }] : []
  })
}

function keyOf({ accountId, itemId }: ItemKey): ItemKey {
  return { accountId, itemId }
}
