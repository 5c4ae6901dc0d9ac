import type { Trial, TrialCount, TrialSample } from '../../views/dunning-policies.ts'

/** What a draft would change, of all customers asked about so far. */
export type TrialSoFar = {
  readonly on: string
  readonly customers: number
  readonly changed: number
  readonly counts: readonly TrialCount[]
  readonly samples: readonly TrialSample[]
}

/** Most customers that are shown of what would change. */
const SHOWN = 30

/** A part more. Sums are added way by way; of the customers the first ones are kept. */
export function addTrial(before: TrialSoFar | undefined, { next: _, ...part }: Trial): TrialSoFar {
  if (before === undefined) return part
  const sums = new Map<string, TrialCount>()
  for (const count of [...before.counts, ...part.counts]) {
    const { side, outcome, level, reason, currency } = count
    const way = [side, outcome, level, reason, currency].join(' ')
    const sum = sums.get(way)
    sums.set(way, sum === undefined ? count : added(sum, count))
  }
  return {
    on: part.on,
    customers: before.customers + part.customers,
    changed: before.changed + part.changed,
    counts: [...sums.values()],
    samples: [...before.samples, ...part.samples].slice(0, SHOWN),
  }
}

function added(a: TrialCount, b: TrialCount): TrialCount {
  const sum = (one: string, other: string) => (BigInt(one) + BigInt(other)).toString()
  return {
    ...a,
    customers: a.customers + b.customers,
    overdueMinor: sum(a.overdueMinor, b.overdueMinor),
    amountMinor: sum(a.amountMinor, b.amountMinor),
    feeMinor: sum(a.feeMinor, b.feeMinor),
  }
}

/** One way in which customers come out, on both sides: letters by level first, then who gets none. */
export type TrialLine = {
  readonly key: string
  readonly outcome: string
  readonly level: number | null
  readonly reason: string | null
  readonly currency: string
  readonly inForce: TrialCount | undefined
  readonly drafted: TrialCount | undefined
}

export function trialLines(counts: readonly TrialCount[]): TrialLine[] {
  const ways = Map.groupBy(counts, ({ outcome, level, reason, currency }) =>
    [currency, outcome, level, reason].join(' '),
  )
  return [...ways]
    .map(([key, sides]) => {
      const { outcome, level, reason, currency } = sides[0] as TrialCount
      const on = (side: TrialCount['side']) => sides.find(count => count.side === side)
      const found = { inForce: on('inForce'), drafted: on('drafted') }
      return { key, outcome, level, reason, currency, ...found }
    })
    .sort(
      (a, b) =>
        compare(a.currency, b.currency) ||
        (a.level ?? 99) - (b.level ?? 99) ||
        compare(a.reason ?? '', b.reason ?? ''),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
