import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, daysIn, isBefore, type Period } from '../kernel/period.ts'
import type { MeasuredUsage, UsageGroup } from '../rating/usage.ts'
import type { CurrentCharge } from './current-usage.ts'
import { lifeOf, rhythmOf } from './due.ts'

/*
 * What a period that is under way will come to. Never more than an expectation, and called so: an
 * invoice is made from what was used.
 */

/**
 * How the days to come were guessed. `same_days_last_period`: as the days of the same numbers in the
 * period before. `weekday_average`: each as the average of its weekday so far. `as_so_far`: nothing
 * is added, because the quantity is no sum (a peak, the latest value).
 */
export type ProjectionMethod = 'same_days_last_period' | 'weekday_average' | 'as_so_far'

/** Decimals of a guessed quantity. */
const DECIMALS = 3

/** The days of a charge's period that are still to come. */
export function daysToCome({ passed, service }: CurrentCharge): Temporal.PlainDate[] {
  return datesOf({ start: passed.end, end: service.end })
}

/** Every date of a period. */
export function datesOf(period: Period): Temporal.PlainDate[] {
  return Array.from({ length: daysIn(period) }, (_, days) => period.start.add({ days }))
}

/**
 * The days of the period before with the same numbers as those to come: from the 15th of January on
 * where the 14th of February has passed, as many days or until that period ends. Undefined where the
 * customer did not have the charge then, or nothing is to come.
 */
export function sameDaysBefore(charge: CurrentCharge): Period | undefined {
  const { item, subscription, nominal, passed, service } = charge
  const rhythm = rhythmOf(item, subscription)
  const before = rhythmPeriod(rhythm, periodNumberAt(rhythm, nominal.start) - 1)
  const days = daysIn({ start: nominal.start, end: passed.end })
  const count = daysIn({ start: passed.end, end: service.end })
  const start = before.start.add({ days })
  const life = lifeOf(item, subscription)
  if (count === 0 || life === undefined || isBefore(start, life.start)) return undefined
  const whole = start.add({ days: count })
  const end = isBefore(before.end, whole) ? before.end : whole
  return isBefore(start, end) ? { start, end } : undefined
}

/**
 * Spreads what the same days used before evenly over the days to come; where those are more, the
 * rest goes on at the same rate. Rounded on the running sum, so that the days add up.
 */
export function asBefore(
  quantity: Decimal,
  window: Period,
  days: readonly Temporal.PlainDate[],
): Map<number, Decimal> {
  const upTo = (count: number): Decimal =>
    quantity.times(Decimal.of(count)).dividedBy(Decimal.of(daysIn(window)), DECIMALS)
  return new Map(days.map((date, i) => [dayNumber(date), upTo(i + 1).minus(upTo(i))]))
}

/** A day's usage, as measured. */
export type DayUsage = { readonly date: Temporal.PlainDate; readonly quantity: Decimal }

/** Each day to come as the average of its weekday so far; of all days where its weekday has none. */
export function asWeekdays(
  passed: readonly DayUsage[],
  days: readonly Temporal.PlainDate[],
): Map<number, Decimal> {
  if (passed.length === 0) return new Map()
  return new Map(
    days.map(date => {
      const alike = passed.filter(day => day.date.dayOfWeek === date.dayOfWeek)
      const known = alike.length > 0 ? alike : passed
      const sum = known.reduce((total, day) => total.plus(day.quantity), Decimal.zero)
      return [dayNumber(date), sum.dividedBy(Decimal.of(known.length), DECIMALS)]
    }),
  )
}

/** The usage of each span with what is expected on its days to come; groups grow alike. */
export function withExpected(
  usage: readonly MeasuredUsage[],
  expected: ReadonlyMap<number, Decimal>,
): MeasuredUsage[] {
  return usage.map(piece => {
    const added = datesOf(piece.period).reduce(
      (sum, date) => sum.plus(expected.get(dayNumber(date)) ?? Decimal.zero),
      Decimal.zero,
    )
    const { groups, ...rest } = piece
    const whole = { ...rest, quantity: piece.quantity.plus(added), estimated: true }
    if (groups === undefined) return whole
    return { ...whole, groups: groups.map(group => grown(group, piece.quantity, whole.quantity)) }
  })
}

/** A group whose share of the usage stays what it is so far. */
function grown(group: UsageGroup, from: Decimal, to: Decimal): UsageGroup {
  if (from.isZero) return group
  const as = (value: Decimal) => value.times(to).dividedBy(from, DECIMALS)
  const number = (count: number) => Number(as(Decimal.of(count)).round(0).toString())
  const { quantity, count, amounts } = group
  const more = { ...group, quantity: as(quantity), count: number(count) }
  if (amounts === undefined) return more
  const { amount, pricedQuantity, pricedCount } = amounts
  return {
    ...more,
    amounts: {
      amount: as(amount),
      pricedQuantity: as(pricedQuantity),
      pricedCount: number(pricedCount),
    },
  }
}
