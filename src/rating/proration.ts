import type { Charge } from '../catalog/charge.ts'
import { startOfDay } from '../kernel/calendar.ts'
import { daysIn, type Period } from '../kernel/period.ts'

/** A fraction of a whole nominal period: `days` of `of`, never more than the whole. */
export type Share = { readonly days: bigint; readonly of: bigint }

/** What of a charge says how its periods are prorated. */
type Prorated = Pick<Charge, 'proration' | 'months' | 'timeZone'>

export const WHOLE: Share = { days: 1n, of: 1n }
const NOTHING: Share = { days: 0n, of: 1n }

export function isWhole(share: Share): boolean {
  return share.days === share.of
}

/**
 * How much of the nominal period a part of it costs. The whole period is always exactly 1, and no
 * part costs more than that. The denominator is that of the whole nominal period even when the
 * subscription started in its middle.
 */
export function shareOf(charge: Prorated, nominal: Period, part: Period): Share {
  if (charge.months === 0) return WHOLE
  const days = daysIn(part)
  const of = daysIn(nominal)
  if (days >= of) return WHOLE
  return capped(partialShare(charge, nominal, part, days, of))
}

/**
 * How much of a limit that counts for a whole period (tier bounds, free units, a cap) a part of it
 * has. Days that the rule does not count have all of it: usage on them has no limit of zero.
 */
export function countedShare(
  charge: Prorated,
  nominal: Period,
  part: Period | readonly Period[],
): Share {
  const share = shareOfParts(charge, nominal, 'start' in part ? [part] : part)
  return share.days === 0n ? WHOLE : share
}

/** How much of the nominal period some parts of it cost together: those that are not paused. */
export function shareOfParts(charge: Prorated, nominal: Period, parts: readonly Period[]): Share {
  const [first, ...more] = parts.map(part => shareOf(charge, nominal, part))
  return capped(more.reduce(plus, first ?? NOTHING))
}

function plus(a: Share, b: Share): Share {
  if (a.of === b.of) return { days: a.days + b.days, of: a.of }
  return { days: a.days * b.of + b.days * a.of, of: a.of * b.of }
}

function partialShare(
  { proration, months, timeZone }: Prorated,
  nominal: Period,
  part: Period,
  days: number,
  of: number,
): Share {
  switch (proration) {
    case 'actual_days':
      return share(days, of)
    case 'thirty_actual':
      return share(days, 30 * months)
    case 'thirty_360':
      return share(thirtyDayMonths(part), thirtyDayMonths(nominal))
    case 'actual_365':
      return share(days * 12, 365 * months)
    case 'per_second':
      return share(secondsIn(part, timeZone), secondsIn(nominal, timeZone))
    case 'full':
      return WHOLE
    case 'none':
      return NOTHING
  }
}

/**
 * Days between two dates where every month has 30: the 31st counts as the 30th, and the end of
 * February is followed by the days that it lacks (15 February to 1 March is 16 days). A function of
 * each date alone, so the parts of a period add up to the period.
 */
function thirtyDayMonths(p: Period): number {
  return thirtyDayNumber(p.end) - thirtyDayNumber(p.start)
}

function thirtyDayNumber(date: Temporal.PlainDate): number {
  return (date.year * 12 + date.month) * 30 + Math.min(date.day, 30)
}

/** Seconds between the beginnings of two days, as long as the clocks make them. */
function secondsIn({ start, end }: Period, timeZone = 'UTC'): number {
  const [from, to] = [start, end].map(date => startOfDay(date, timeZone).epochMilliseconds)
  return (to! - from!) / 1000
}

function share(days: number, of: number): Share {
  return { days: BigInt(days), of: BigInt(of) }
}

function capped(part: Share): Share {
  return part.days > part.of ? WHOLE : part
}

/** A charge whose days are those of an account, for the rule that counts their seconds. */
export function inTimeZone(charge: Charge, timeZone: string): Charge {
  return charge.proration === 'per_second' ? { ...charge, timeZone } : charge
}
