import type { IssuedLine } from '../apply-lines.ts'
import type { CarriedPeriod } from '../carried.ts'
import {
  type CurrentCharge,
  currentCharges,
  needsOfCurrent,
  usageOfWhole,
} from '../current-usage.ts'
import { expectations } from '../expectations.ts'
import type { AccountFacts } from '../facts.ts'
import type { RatingContext } from '../propose.ts'
import { type AlertReached, reachedBy, type UsageAlert } from '../usage-alerts/alert.ts'
import { forecastOf, type Measured, type UsageForecast } from '../usage-forecast.ts'
import { spendingsOn } from './commitments.ts'
import type { Scenario } from './input.ts'
import { openingsOf } from './openings.ts'
import { answerNeeds } from './usage.ts'

/* Usage of periods that have not ended, as a simulation knows it on a day. */

/** A usage charge in its period under way. */
export type ChargeUnderWay = { readonly account: AccountFacts; readonly charge: CurrentCharge }

/** What charges have used so far, as far as known on a date. */
export function measuredOn(
  scenario: Scenario,
  carried: readonly CarriedPeriod[],
  asked: readonly ChargeUnderWay[],
  on: Temporal.PlainDate,
): Measured[] {
  const needs = asked.map(({ account, charge }) => needsOfCurrent(account, charge))
  answerNeeds(scenario, needs.flat(), on)
  return asked.map(({ account, charge }, i) => ({
    account,
    charge,
    usage: usageOfWhole(charge, needs[i] ?? []),
    openings: openingsOf(carried, account, [charge]),
  }))
}

function forecastsOn(
  scenario: Scenario,
  carried: readonly CarriedPeriod[],
  account: AccountFacts,
  on: Temporal.PlainDate,
  context: RatingContext,
): UsageForecast[] {
  const asked = currentCharges(account, on).map(charge => ({ account, charge }))
  const measured = measuredOn(scenario, carried, asked, on)
  const sums = scenario.meters
    .filter(({ aggregation }) => aggregation === 'sum' || aggregation === 'count')
    .map(({ meterCode }) => meterCode)
  const asking = expectations(measured, new Set(sums))
  let step = asking.next()
  while (step.done !== true) {
    answerNeeds(scenario, step.value, on)
    step = asking.next()
  }
  const expected = step.value
  return measured.map((each, i) => forecastOf(each, expected[i] ?? null, context))
}

/** That a limit was reached, looked at on a day. */
export type SimulatedNotice = AlertReached & {
  readonly on: Temporal.PlainDate
  readonly code: string
}

type Known = {
  readonly carried: readonly CarriedPeriod[]
  readonly lines: readonly IssuedLine[]
  readonly context: RatingContext
}

/** The alerts of a scenario that are reached on a day. */
export function noticesOn(
  scenario: Scenario,
  account: AccountFacts,
  on: Temporal.PlainDate,
  { carried, lines, context }: Known,
): SimulatedNotice[] {
  const forecasts = forecastsOn(scenario, carried, account, on, context)
  const until = new Map(forecasts.map(({ itemId, period }) => [itemId, period.start]))
  const spendings = spendingsOn(account, lines, on, until)
  return scenario.usageAlerts.flatMap(({ subscriptionNumber, ...told }) => {
    const { accountId } = account
    const alert: UsageAlert = {
      ...told,
      accountId,
      alertId: told.code,
      subscriptionId: subscriptionNumber,
    }
    const reached = reachedBy(alert, forecasts, spendings)
    return reached === undefined ? [] : [{ ...reached, on, code: told.code }]
  })
}

/** What unbilled usage must come to, by subscription. */
export function progressiveAmounts({ subscriptions }: Scenario) {
  return new Map(
    subscriptions.flatMap(({ subscriptionNumber, progressiveAmount }) =>
      progressiveAmount === null ? [] : [[subscriptionNumber, progressiveAmount] as const],
    ),
  )
}
