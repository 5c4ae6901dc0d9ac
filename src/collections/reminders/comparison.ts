import type { DunningOutcomeRow, OutcomeItem } from '../runs/outcome.ts'

/** How customers come out on one side of a comparison: letters by level, the rest by reason. */
export type ComparedCount = {
  readonly side: 'inForce' | 'drafted'
  readonly outcome: DunningOutcomeRow['outcome']
  readonly level: number | null
  readonly reason: string | null
  readonly currency: string
  readonly customers: number
  readonly overdueMinor: bigint
  readonly amountMinor: bigint
  readonly feeMinor: bigint
}

/** A customer who would be treated otherwise. */
export type ComparedCustomer = {
  readonly before: DunningOutcomeRow
  readonly after: DunningOutcomeRow
}

export type Comparison = {
  readonly counts: readonly ComparedCount[]
  /** How many customers come out otherwise, each currency apart. */
  readonly changed: number
  /** Some of them: a few of every way in which they differ, those who owe most first. */
  readonly samples: readonly ComparedCustomer[]
}

/**
 * What changes between two proposals for the same customers, in the same order: the sums of both sides,
 * and customers who get another letter, a letter more or none any more, with the reason of every item.
 */
export function compareProposals(
  inForce: readonly DunningOutcomeRow[],
  drafted: readonly DunningOutcomeRow[],
  samplesEach: number,
): Comparison {
  const pairs = inForce.map((before, at) => ({ before, after: drafted[at] as DunningOutcomeRow }))
  const changed = pairs.filter(({ before, after }) => !comesOutAlike(before, after))
  const ways = Map.groupBy(
    changed.toSorted((a, b) => order(b.before.overdueMinor, a.before.overdueMinor)),
    ({ before, after }) => `${wayOf(before)} ${wayOf(after)}`,
  )
  return {
    counts: [...countsOf('inForce', inForce), ...countsOf('drafted', drafted)],
    changed: changed.length,
    samples: [...ways.values()].flatMap(each => each.slice(0, samplesEach)),
  }
}

function wayOf({ outcome, level, reason, currency }: DunningOutcomeRow): string {
  return [outcome, level, reason, currency].join(' ')
}

function comesOutAlike(before: DunningOutcomeRow, after: DunningOutcomeRow): boolean {
  return (
    wayOf(before) === wayOf(after) &&
    before.channel === after.channel &&
    before.amountMinor === after.amountMinor &&
    before.feeMinor === after.feeMinor &&
    before.items.length === after.items.length &&
    before.items.every((item, at) => isSameItem(item, after.items[at]))
  )
}

function isSameItem(before: OutcomeItem, after: OutcomeItem | undefined): boolean {
  return before.level === after?.level && before.reason === after?.reason
}

function countsOf(
  side: ComparedCount['side'],
  outcomes: readonly DunningOutcomeRow[],
): ComparedCount[] {
  const sum = (of: readonly DunningOutcomeRow[], what: 'overdue' | 'amount' | 'fee') =>
    of.reduce((total, row) => total + row[`${what}Minor`], 0n)
  return [...Map.groupBy(outcomes, wayOf).values()].map(of => {
    const { outcome, level, reason, currency } = of[0] as DunningOutcomeRow
    const sums = { overdueMinor: sum(of, 'overdue'), amountMinor: sum(of, 'amount') }
    const way = { side, outcome, level, reason, currency }
    return { ...way, customers: of.length, ...sums, feeMinor: sum(of, 'fee') }
  })
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
