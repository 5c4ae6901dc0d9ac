import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { overlap, type Period } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { MeasuredUsage } from '../../rating/usage.ts'
import { type CurrentCharge, currentCharges } from '../current-usage.ts'
import type { AccountFacts } from '../facts.ts'
import type { Need } from '../measure.ts'
import { asBefore, asWeekdays, datesOf, daysToCome, sameDaysBefore } from '../projection.ts'
import type { RatingContext } from '../propose.ts'
import { type Expected, forecastOf, type UsageForecast } from '../usage-forecast.ts'
import { type MeasuredCharge, measureCurrent } from './current.ts'
import { measureNeeds } from './usage.ts'

/**
 * What the usage charges of accounts have come to in their periods under way, and what is expected by
 * their ends. The statements do not grow with the accounts.
 */
export async function loadForecasts(
  tx: Tx,
  accounts: readonly { readonly account: AccountFacts; readonly today: Temporal.PlainDate }[],
  context: RatingContext,
): Promise<UsageForecast[]> {
  const measured = await measureCurrent(
    tx,
    accounts.flatMap(({ account, today }) =>
      currentCharges(account, today).map(charge => ({ account, charge })),
    ),
  )
  const expected = await expectedOf(tx, measured)
  return measured.map((each, i) => forecastOf(each, expected[i] ?? null, context))
}

/** What each charge's days to come are expected to use; null where there is nothing to go by. */
async function expectedOf(
  tx: Tx,
  measured: readonly MeasuredCharge[],
): Promise<(Expected | null)[]> {
  const sums = await loadSums(tx, measured)
  const expected = measured.map(({ charge }): Expected | null =>
    isSum(charge, sums) ? null : { method: 'as_so_far' },
  )
  const open = (i: number): boolean =>
    expected[i] === null && !(measured[i]?.usage instanceof RefusalError)
  const before = measured.map(({ account, charge }, i) => {
    const window = open(i) ? sameDaysBefore(charge) : undefined
    return window === undefined ? undefined : { window, need: needOf(account, charge, window) }
  })
  await measureNeeds(
    tx,
    before.flatMap(each => each?.need ?? []),
  )
  before.forEach((each, i) => {
    const quantity = each === undefined ? undefined : answerOf(each.need)
    if (each === undefined || quantity === undefined) return
    const days = asBefore(quantity, each.window, daysToCome(measured[i]!.charge))
    expected[i] = { method: 'same_days_last_period', days }
  })
  const daily = measured.map(({ account, charge }, i) =>
    open(i) ? dailyNeeds(account, charge) : [],
  )
  await measureNeeds(tx, daily.flat())
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

/** The meters whose quantities of adjoining days add up. */
async function loadSums(tx: Tx, measured: readonly MeasuredCharge[]): Promise<Set<string>> {
  const codes = measured.flatMap(({ charge }) => charge.item.charge.meterCode ?? [])
  const found = await rows(
    tx,
    sql<{ code: string }>`
      SELECT meter_code AS code FROM meter
       WHERE meter_code = ANY(${[...new Set(codes)]}::text[]) AND aggregation IN ('sum', 'count')`,
  )
  return new Set(found.map(({ code }) => code))
}

function isSum({ item: { charge } }: CurrentCharge, sums: ReadonlySet<string>): boolean {
  return charge.measure?.kind !== 'demand' && sums.has(charge.meterCode ?? '')
}
