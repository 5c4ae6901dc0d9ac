import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { daysIn } from '../kernel/period.ts'
import type { DraftDocument } from './assemble.ts'
import type { DraftLine } from './difference.ts'
import type { ItemFacts } from './facts.ts'

/** Something about a draft that a person should look at before it is issued. */
export type DraftException = {
  readonly code: ExceptionCode
  /** The charge or document it is about; one exception a code and reference. */
  readonly ref: string
  readonly facts: Readonly<Record<string, string | number>>
}

export type ExceptionCode =
  | 'estimated_usage'
  | 'unmeasured_days'
  | 'zero_usage'
  | 'usage_spike'
  | 'negative_total'
  | 'large_total'
  | 'new_tax'
  | 'correction_of_credited_line'

/** What a usage charge was billed before, a nominal period each, latest first. */
export type UsageHistory = ReadonlyMap<string, readonly UsageOfPeriod[]>
export type UsageOfPeriod = {
  readonly quantity: Decimal
  readonly days: number
  readonly taxCodes: readonly string[]
}

export type CheckLimits = {
  /** Usage a day above `spikeFactor` × the average of the periods before is a spike. */
  readonly spikeFactor: Decimal
  /** Spikes below this quantity are noise. */
  readonly spikeFloor: Decimal
  /** Documents above this many minor units are looked at. */
  readonly largeMinor: bigint
}

export const DEFAULT_LIMITS: CheckLimits = {
  spikeFactor: Decimal.parse('2.5'),
  spikeFloor: Decimal.parse('100'),
  largeMinor: 5_000_000n,
}

/** Checks an account's drafts against its own history, in the order that a clerk would work them. */
export function checkDrafts(
  documents: readonly DraftDocument[],
  items: ReadonlyMap<string, ItemFacts>,
  history: UsageHistory,
  creditedLines: ReadonlySet<string>,
  limits: CheckLimits = DEFAULT_LIMITS,
): DraftException[] {
  const { found, add } = collect()
  documents.forEach((document, i) => {
    checkDocument(document, String(i + 1), limits, add)
    checkCorrections(document.lines, creditedLines, add)
  })
  const lines = documents.flatMap(document => document.lines)
  checkUsage(lines, items, history, limits, add)
  return [...found.values()]
}

/** The checks of lines alone: whole items, of a document that is not put together yet. */
export function checkLines(
  lines: readonly DraftLine[],
  items: ReadonlyMap<string, ItemFacts>,
  history: UsageHistory,
  creditedLines: ReadonlySet<string>,
  limits: CheckLimits = DEFAULT_LIMITS,
): DraftException[] {
  const { found, add } = collect()
  checkCorrections(lines, creditedLines, add)
  checkUsage(lines, items, history, limits, add)
  return [...found.values()]
}

/** The checks of documents apart from their lines. */
export function checkTotals(
  documents: readonly Totalled[],
  limits: CheckLimits = DEFAULT_LIMITS,
): DraftException[] {
  const { found, add } = collect()
  for (const [i, document] of documents.entries()) {
    checkDocument(document, String(i + 1), limits, add)
  }
  return [...found.values()]
}

/** One exception a code and reference, the last one found. */
export function distinctExceptions(exceptions: Iterable<DraftException>): DraftException[] {
  const { found, add } = collect()
  for (const { code, ref, facts } of exceptions) add(code, ref, facts)
  return [...found.values()]
}

type Totalled = Pick<DraftDocument, 'payableMinor' | 'currency'>

function collect(): { readonly found: ReadonlyMap<string, DraftException>; readonly add: Add } {
  const found = new Map<string, DraftException>()
  return { found, add: (code, ref, facts) => found.set(`${code}|${ref}`, { code, ref, facts }) }
}

type Add = (code: ExceptionCode, ref: string, facts: DraftException['facts']) => void

function checkCorrections(
  lines: readonly DraftLine[],
  creditedLines: ReadonlySet<string>,
  add: Add,
): void {
  for (const line of lines) {
    if (line.estimated && line.kind === 'charge') {
      const { quantity, unit } = line
      add('estimated_usage', line.chargeCode, { quantity: quantity.toString(), unit })
    }
    if (line.kind === 'charge') checkMeasured(line, add)
    const target = line.corrects
    if (target !== null && creditedLines.has(`${target.invoiceId}|${target.lineNo}`)) {
      add('correction_of_credited_line', line.chargeCode, { line: target.lineNo })
    }
  }
}

function checkDocument(document: Totalled, ref: string, limits: CheckLimits, add: Add): void {
  const amount = formatAmount(document.payableMinor, document.currency)
  if (document.payableMinor < 0n)
    add('negative_total', ref, { amount, currency: document.currency })
  if (document.payableMinor > limits.largeMinor) {
    add('large_total', ref, { amount, currency: document.currency })
  }
}

/** Tells of days on which no meter measured: what they used is billed only once somebody says it. */
function checkMeasured({ trace, chargeCode }: DraftLine, add: Add): void {
  const gaps = trace.filter(step => step.step === 'unmeasured')
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (first === undefined || last === undefined) return
  const days = gaps.reduce((sum, gap) => sum + Number(gap.days), 0)
  add('unmeasured_days', chargeCode, { meter: first.meter, from: first.from, to: last.to, days })
}

/** Compares each usage charge's new periods with what it was billed before, day for day. */
function checkUsage(
  lines: readonly DraftLine[],
  items: ReadonlyMap<string, ItemFacts>,
  history: UsageHistory,
  limits: CheckLimits,
  add: Add,
): void {
  for (const usage of newUsage(lines, items)) {
    const before = history.get(usage.item.itemId)
    if (before === undefined || before.length === 0) continue
    const ref = usage.item.charge.code
    const days = before.reduce((sum, period) => sum + period.days, 0)
    const quantity = before.reduce((sum, period) => sum.plus(period.quantity), Decimal.zero)
    const facts = {
      quantity: usage.quantity.toString(),
      unit: usage.item.charge.unit,
      period: usage.period,
    }
    if (usage.quantity.isZero && !usage.isFree && quantity.sign > 0) add('zero_usage', ref, facts)
    // usage ÷ its days > factor × past usage ÷ past days, without dividing.
    const now = usage.quantity.times(Decimal.of(days))
    const usual = quantity.times(Decimal.of(usage.days))
    const isSpike = usage.quantity.isAbove(limits.spikeFloor) && quantity.sign > 0
    if (isSpike && now.isAbove(usual.times(limits.spikeFactor))) {
      const average = quantity.times(Decimal.of(usage.days)).dividedBy(Decimal.of(days), 1)
      add('usage_spike', ref, { ...facts, usual: average.toString() })
    }
    const known = new Set(before.flatMap(period => period.taxCodes))
    for (const code of usage.taxCodes) {
      if (!known.has(code)) add('new_tax', ref, { tax: code })
    }
  }
}

type NewUsage = {
  item: ItemFacts
  period: string
  quantity: Decimal
  /** Some of it was free, so that nothing to price is not nothing used. */
  isFree: boolean
  days: number
  taxCodes: Set<string>
}

/** Usage of first charges, summed over the components of each item and nominal period. */
function newUsage(lines: readonly DraftLine[], items: ReadonlyMap<string, ItemFacts>): NewUsage[] {
  const usage = new Map<string, NewUsage>()
  for (const line of lines) {
    const item = items.get(line.itemId)
    if (item === undefined || item.measuredBy === null) continue
    if (line.kind !== 'charge' || line.revision > 0 || !countsUsage(line.component)) continue
    const period = line.periodStart.toString()
    const sum = usage.get(`${line.itemId}|${period}`) ?? {
      quantity: Decimal.zero,
      isFree: false,
      days: 0,
      taxCodes: new Set<string>(),
    }
    const days = daysIn({ start: line.serviceStart, end: line.serviceEnd })
    usage.set(`${line.itemId}|${period}`, {
      item,
      period,
      quantity: sum.quantity.plus(line.quantity),
      isFree: sum.isFree || line.trace.some(step => step.step === 'included' && step.used !== '0'),
      days: Math.max(sum.days, days),
      taxCodes: new Set([...sum.taxCodes, ...line.taxes.map(tax => tax.code)]),
    })
  }
  return [...usage.values()]
}

/** Tier, volume, per-unit and percentage parts carry the usage; flat tier fees and minimums do not. */
export function countsUsage(component: string): boolean {
  return /^(usage|volume|percent|tier\d+)@/.test(component)
}
