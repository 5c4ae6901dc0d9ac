import type { Decimal } from '../kernel/decimal.ts'
import { overlap, type Period } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { CurrentCharge } from './current-usage.ts'
import type { AccountFacts } from './facts.ts'
import type { Need } from './measure.ts'
import { asBefore, asWeekdays, datesOf, daysToCome, sameDaysBefore } from './projection.ts'
import type { Expected, Measured } from './usage-forecast.ts'

/**
 * What each charge's days to come are expected to use; null where there is nothing to go by. Yields the
 * needs that its caller has to measure before it goes on. `sums`: meters whose days add up.
 */
export function* expectations(
  measured: readonly Measured[],
  sums: ReadonlySet<string>,
): Generator<readonly Need[], (Expected | null)[], void> {
  const expected = measured.map(({ charge }): Expected | null =>
    isSum(charge, sums) ? null : { method: 'as_so_far' },
  )
  const open = (i: number): boolean =>
    expected[i] === null && !(measured[i]?.usage instanceof RefusalError)
  const before = measured.map(({ account, charge }, i) => {
    const window = open(i) ? sameDaysBefore(charge) : undefined
    return window === undefined ? undefined : { window, need: needOf(account, charge, window) }
  })
  yield before.flatMap(each => each?.need ?? [])
  before.forEach((each, i) => {
    const quantity = each === undefined ? undefined : answerOf(each.need)
    if (each === undefined || quantity === undefined) return
    const days = asBefore(quantity, each.window, daysToCome(measured[i]!.charge))
    expected[i] = { method: 'same_days_last_period', days }
  })
  const daily = measured.map(({ account, charge }, i) =>
    open(i) ? dailyNeeds(account, charge) : [],
  )
  yield daily.flat()
  daily.forEach((needs, i) => {
    const days = needs.flatMap(need => {
      const quantity = answerOf(need)
      return quantity === undefined ? [] : [{ date: need.span.start, quantity }]
    })
    if (days.length === 0) return
    const guessed = asWeekdays(days, daysToCome(measured[i]!.charge))
    expected[i] = { method: 'weekday_average', days: guessed }
  })
  return expected
}

function dailyNeeds(account: AccountFacts, charge: CurrentCharge): Need[] {
  return datesOf(charge.passed).map(start =>
    needOf(account, charge, { start, end: start.add({ days: 1 }) }),
  )
}

function needOf(account: AccountFacts, charge: CurrentCharge, span: Period): Need {
  const { passed: _, ...plan } = charge
  const cut = overlap(plan.service, span) ?? span
  return { account, plan: { ...plan, service: cut }, span, answer: null }
}

function answerOf(need: Need): Decimal | undefined {
  if (need.answer === null || need.answer instanceof RefusalError) return undefined
  return (need.answer as MeasuredUsage).quantity
}

function isSum({ item: { charge } }: CurrentCharge, sums: ReadonlySet<string>): boolean {
  return charge.measure?.kind !== 'demand' && sums.has(charge.meterCode ?? '')
}
