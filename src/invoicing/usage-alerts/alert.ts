import { Decimal } from '../../kernel/decimal.ts'
import { majorAmount } from '../../kernel/money.ts'
import { isBefore, type Period } from '../../kernel/period.ts'
import type { UsageForecast } from '../usage-forecast.ts'
import { type CommitmentSpending, countsFor } from './spending.ts'

/** A limit that an account's usage or spending is watched for. */
export type UsageAlert = {
  readonly accountId: string
  readonly alertId: string
  readonly code: string
  /** Null = every subscription, every usage charge. */
  readonly subscriptionId: string | null
  readonly chargeCode: string | null
  readonly measure: 'quantity' | 'amount'
  readonly currency: string | null
  /** Units, major units of the currency, or per cent of `percentOf`. */
  readonly threshold: Decimal
  readonly percentOf: 'budget' | 'included' | 'minimum' | 'commitment' | null
  readonly budget: Decimal | null
  /** Of the commitment that the per cent are of. */
  readonly commitmentCode: string | null
  readonly basis: 'current' | 'projected'
}

/** An alert that was reached: by how much, in which period. */
export type AlertReached = {
  readonly value: Decimal
  readonly threshold: Decimal
  readonly period: Period
}

/**
 * Whether an alert is reached by what its charges come to in the periods under way. Undefined when
 * it is not, or when its usage cannot be known. Where the charges' periods differ, they are called
 * after the one that began last.
 */
export function reachedBy(
  alert: UsageAlert,
  forecasts: readonly UsageForecast[],
  spendings: readonly CommitmentSpending[] = [],
): AlertReached | undefined {
  if (alert.percentOf === 'commitment') return reachedInTerm(alert, forecasts, spendings)
  const watched = forecasts.filter(forecast => isWatched(alert, forecast))
  const threshold = limitOf(alert, watched)
  if (threshold === undefined) return undefined
  const value = watched.reduce((sum, each) => sum.plus(comesTo(alert, each)), Decimal.zero)
  if (value.isBelow(threshold)) return undefined
  const period = watched
    .map(each => each.period)
    .reduce((a, b) => (isBefore(a.start, b.start) ? b : a))
  return { value, threshold, period }
}

/** What a charge's period under way comes to; nothing where that cannot be known. */
function comesTo({ basis, measure }: UsageAlert, forecast: UsageForecast): Decimal {
  const counted = basis === 'current' ? forecast.soFar : forecast.projected
  if (counted === null) return Decimal.zero
  return measure === 'quantity'
    ? counted.quantity
    : majorAmount(counted.amountMinor, forecast.currency)
}

/** Whether what was billed in a commitment's term and the usage under way come to the limit. */
function reachedInTerm(
  alert: UsageAlert,
  forecasts: readonly UsageForecast[],
  spendings: readonly CommitmentSpending[],
): AlertReached | undefined {
  const spending = spendings.find(
    each => each.code === alert.commitmentCode && each.currency === alert.currency,
  )
  if (spending === undefined) return undefined
  const { amount, term, billedMinor, currency } = spending
  const threshold = amount.times(alert.threshold).times(new Decimal(1n, 2))
  const value = forecasts
    .filter(forecast => countsFor(spending, forecast))
    .reduce((sum, each) => sum.plus(comesTo(alert, each)), majorAmount(billedMinor, currency))
  return value.isBelow(threshold) ? undefined : { value, threshold, period: term }
}

function isWatched(alert: UsageAlert, forecast: UsageForecast): boolean {
  const { subscriptionId, chargeCode, currency } = alert
  return (
    (subscriptionId === null || subscriptionId === forecast.subscriptionId) &&
    (chargeCode === null || chargeCode === forecast.charge) &&
    (currency === null || currency === forecast.currency)
  )
}

/** The limit in units or major units; undefined where there is nothing that it is a part of. */
function limitOf(alert: UsageAlert, watched: readonly UsageForecast[]): Decimal | undefined {
  if (watched.length === 0) return undefined
  if (alert.percentOf === null) return alert.threshold
  const whole = wholeOf(alert, watched)
  if (whole === null || whole.sign <= 0) return undefined
  return whole.times(alert.threshold).times(new Decimal(1n, 2))
}

function wholeOf(alert: UsageAlert, watched: readonly UsageForecast[]): Decimal | null {
  if (alert.percentOf === 'budget') return alert.budget
  const of = alert.percentOf === 'included' ? 'included' : 'minimum'
  return watched.reduce((sum, forecast) => sum.plus(forecast[of] ?? Decimal.zero), Decimal.zero)
}
