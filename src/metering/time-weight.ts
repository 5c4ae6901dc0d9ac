import { startOfDay } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'

/*
 * The place of an instant on a line on which time is counted: in hours, or in days of which each is 1
 * long however many hours its clock has. A level weighs the distance of two places, so that distances
 * that adjoin add up exactly. Places have 12 decimals; the database finds them by the same stretches.
 */

/** A stretch of time in which every unit (hour, day) is equally long. */
export type Stretch = {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
  /** The place of `from`. */
  readonly base: number
  readonly unitSeconds: number
}

const DECIMALS = 12
const HOUR = 3600
const MICROS = 1_000_000n

/**
 * The stretches of the days of a period: normal days together, a day on which clocks change by
 * itself. The places are whole numbers at midnight, from 0.
 */
export function dayStretches({ start, end }: Period, timeZone: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = startOfDay(start, timeZone)
  let base = 0
  for (let day = start; Temporal.PlainDate.compare(day, end) < 0; base += 1) {
    day = day.add({ days: 1 })
    const to = startOfDay(day, timeZone)
    const unitSeconds = (to.epochMilliseconds - from.epochMilliseconds) / 1000
    const last = stretches.at(-1)
    if (last?.unitSeconds === unitSeconds) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, base, unitSeconds })
    from = to
  }
  return stretches
}

/** The one stretch of a span counted in hours. */
export function hourStretch(from: Temporal.Instant, to: Temporal.Instant): Stretch {
  return { from, to, base: 0, unitSeconds: HOUR }
}

/** The place of an instant that lies in one of the stretches, or at the end of the last one. */
export function placeOf(instant: Temporal.Instant, stretches: readonly Stretch[]): Decimal {
  const within = stretches.findLast(({ from }) => Temporal.Instant.compare(from, instant) <= 0)
  const stretch = within ?? stretches[0]!
  const micros = microsOf(instant) - microsOf(stretch.from)
  const unit = BigInt(stretch.unitSeconds) * MICROS
  const place = new Decimal(micros, 0).dividedBy(Decimal.of(unit), DECIMALS)
  return place.plus(Decimal.of(stretch.base))
}

/** The database keeps the microsecond. */
function microsOf(instant: Temporal.Instant): bigint {
  const nanoseconds = instant.epochNanoseconds
  return (nanoseconds - (((nanoseconds % 1000n) + 1000n) % 1000n)) / 1000n
}
