import type { DraftDocument } from '../../invoicing/assemble.ts'
import type { BillPreview } from './preview-invoice.ts'

type Line = DraftDocument['lines'][number]

/** One side of a line that differs: what it would say. */
export type LineSide = {
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly netMinor: bigint
}

/** A line that stands on one of two bills alone, or differs between them. */
export type LineDifference = {
  readonly kind: string
  readonly subscription: string
  readonly charge: string
  readonly description: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly before: LineSide | null
  readonly after: LineSide | null
}

/** What a bill comes to in one currency. */
export type BillSums = {
  readonly documents: number
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

/** What becomes of the next bill of one legal entity in one currency. */
export type BillDifference = {
  readonly entity: string
  readonly currency: string
  readonly through: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly before: BillSums
  readonly after: BillSums
  /** The lines that differ, by subscription and day. */
  readonly lines: readonly LineDifference[]
  /** How many lines stay as they are. */
  readonly same: number
}

/**
 * How a bill differs from another of the same account and entity: line by line, by what a line is for.
 * A line without change is counted only. Nothing is rounded here; the amounts are those of the bills.
 */
export function compareBills(before: BillPreview, after: BillPreview): BillDifference[] {
  const all = [...before.documents, ...after.documents]
  const currencies = [...new Set(all.map(({ currency }) => currency))].sort()
  const numbers = new Map(
    [...before.account.subscriptions, ...after.account.subscriptions].map(each => [
      each.subscriptionId,
      each.number,
    ]),
  )
  return currencies.map(currency => {
    const [was, is] = [documentsIn(before, currency), documentsIn(after, currency)]
    const { lines, same } = compareLines(was, is, numbers)
    const { entity, through, issueOn } = after
    const sums = { before: sumsOf(was), after: sumsOf(is) }
    return { entity: entity.code, currency, through, issueOn, ...sums, lines, same }
  })
}

function documentsIn({ documents }: BillPreview, currency: string): DraftDocument[] {
  return documents.filter(document => document.currency === currency)
}

function sumsOf(documents: readonly DraftDocument[]): BillSums {
  const sum = (of: (document: DraftDocument) => bigint) =>
    documents.reduce((total, document) => total + of(document), 0n)
  return {
    documents: documents.length,
    netMinor: sum(document => document.netMinor),
    taxMinor: sum(document => document.taxMinor),
    payableMinor: sum(document => document.payableMinor),
  }
}

function compareLines(
  before: readonly DraftDocument[],
  after: readonly DraftDocument[],
  numbers: ReadonlyMap<string, string>,
): { lines: LineDifference[]; same: number } {
  const [was, is] = [linesOf(before), linesOf(after)]
  const lines: LineDifference[] = []
  let same = 0
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)]
    const line = (now ?? old) as Line
    const sides = { before: sideOf(old), after: sideOf(now) }
    if (isSame(sides.before, sides.after)) {
      same += 1
      continue
    }
    lines.push({
      kind: line.kind,
      subscription: numbers.get(line.subscriptionId) ?? line.subscriptionId,
      charge: line.chargeCode,
      description: line.description,
      from: line.serviceStart,
      to: line.serviceEnd,
      ...sides,
    })
  }
  const order = (line: LineDifference) => `${line.subscription} ${line.from} ${line.charge}`
  return { lines: lines.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)), same }
}

/** Lines by what they are for; two for the same (there are none) would stand apart by their number. */
function linesOf(documents: readonly DraftDocument[]): Map<string, Line> {
  const found = new Map<string, Line>()
  for (const line of documents.flatMap(({ lines }) => lines)) {
    const { kind, itemId, periodStart, component, serviceStart, serviceEnd } = line
    const key = `${kind} ${itemId} ${periodStart} ${component} ${serviceStart} ${serviceEnd}`
    found.set(found.has(key) ? `${key} ${found.size}` : key, line)
  }
  return found
}

function sideOf(line: Line | undefined): LineSide | null {
  if (line === undefined) return null
  const { quantity, unit, unitPrice, netMinor } = line
  return { quantity: quantity.toString(), unit, unitPrice: unitPrice.toString(), netMinor }
}

function isSame(before: LineSide | null, after: LineSide | null): boolean {
  return (
    before !== null &&
    after !== null &&
    before.netMinor === after.netMinor &&
    before.quantity === after.quantity &&
    before.unitPrice === after.unitPrice
  )
}
