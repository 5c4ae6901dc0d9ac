import type { Decimal } from '../kernel/decimal.ts'
import type { Refusal } from '../kernel/result.ts'

/** How the quantity of a period comes of the events of a meter. */
export const AGGREGATIONS = [
  'sum',
  'count',
  'unique',
  'max',
  'latest',
  'percentile',
  'average',
  'time_sum',
] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

/**
 * How a meter counts its events. `sum` of the quantities, `count` of the events, `unique` values of a
 * property, the `max`imum and the `latest` quantity, a `percentile` by nearest rank (the smallest
 * quantity that at least so many per cent of the events do not exceed).
 *
 * Time-weighted, a quantity is a level that holds until the next event: `time_sum` is level × hours
 * (or × days; a day counts as one however many hours its clock has), `average` that sum over the whole
 * time. A level that is `carried` stays from one period to the next; else each period begins with zero.
 * `latest` carried is charged day by day, by the charge's proration; a day has the level that it ends
 * with.
 */
export type Counting = {
  readonly aggregation: Aggregation
  /** Of `unique`. */
  readonly property: string | null
  /** Of `percentile`: above 0, at most 100. */
  readonly percentile: Decimal | null
  /** Of `average` and `time_sum`. */
  readonly per: 'hour' | 'day' | null
  readonly carried: boolean
}

/** What of an event meter each line of a charge stands for: all, or one group by its properties. */
export type Grouping = {
  readonly by: readonly string[]
  /** Whether tiers, packages and free units count each group by itself or all of them together. */
  readonly counter: 'apart' | 'together'
}

const CARRIED: ReadonlySet<Aggregation> = new Set(['latest', 'max', 'average', 'time_sum'])

/** A level that is charged for the days on which it stood, as the quantity of a fee is. */
export function isLevel(counting: Counting | null | undefined): boolean {
  return counting?.aggregation === 'latest' && counting.carried
}

/** Whether the parts of a period add up to the whole of it, so that each may have its own price. */
export function addsUp({ aggregation }: Counting): boolean {
  return aggregation === 'sum' || aggregation === 'count' || aggregation === 'time_sum'
}

/** What does not fit in how a meter counts, or undefined: its first fault. */
export function countingFault(
  meter: Counting & { readonly meterCode: string; readonly source: string },
): Refusal | undefined {
  const { aggregation, source, carried, per } = meter
  const percentile = meter.percentile?.toString() ?? null
  const timed = aggregation === 'average' || aggregation === 'time_sum'
  const faults: readonly (readonly [boolean, string, string | null])[] = [
    [isFromEvents(meter) && source !== 'events', 'source', source],
    [(aggregation === 'unique') !== (meter.property !== null), 'property', meter.property],
    [(aggregation === 'percentile') !== (percentile !== null), 'percentile', percentile],
    [Number(percentile ?? 1) > 100, 'percentile', percentile],
    [timed !== (per !== null), 'per', per],
    [carried && !CARRIED.has(aggregation), 'carried', 'true'],
  ]
  const fault = faults.find(([is]) => is)
  if (fault === undefined) return undefined
  const [, field, value] = fault
  const facts = { meter: meter.meterCode, aggregation, field, value: value ?? '–' }
  return { code: 'meter_counting_wrong', facts }
}

/** Registers and intervals were always told with one of the four plain words, which says nothing. */
function isFromEvents({ aggregation, carried }: Counting): boolean {
  return carried || !['sum', 'count', 'max', 'latest'].includes(aggregation)
}
