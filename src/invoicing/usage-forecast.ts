import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { type Refusal, RefusalError } from '../kernel/result.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { Openings } from './carried.ts'
import { type CurrentCharge, linesOfCurrent, quantityOf } from './current-usage.ts'
import type { AccountFacts } from './facts.ts'
import { type ProjectionMethod, withExpected } from './projection.ts'
import type { RatingContext } from './propose.ts'

/** A quantity and what it comes to, discounts off, tax as in the plan's prices. */
export type Priced = { readonly quantity: Decimal; readonly amountMinor: bigint }

/** A usage charge in its period under way: used so far, and expected by its end. */
export type UsageForecast = {
  readonly account: string
  readonly accountId: string
  readonly subscription: string
  readonly subscriptionId: string
  readonly itemId: string
  readonly charge: string
  readonly unit: string
  readonly currency: string
  /** The whole billing period, and its days that have been measured. */
  readonly period: Period
  readonly passed: Period
  /** Free units and least amount of a whole period, where the charge has them. */
  readonly included: Decimal | null
  readonly minimum: Decimal | null
  /** Why nothing is known; null where it is. */
  readonly refusal: Refusal | null
  readonly estimated: boolean
  readonly soFar: Priced | null
  /** An expectation, and how it was come to; null where there is nothing to go by. */
  readonly projected: (Priced & { readonly method: ProjectionMethod }) | null
}

/** What is expected of the days to come, or that the quantity stands as it is. */
export type Expected =
  | { readonly method: 'as_so_far' }
  | {
      readonly method: 'same_days_last_period' | 'weekday_average'
      readonly days: ReadonlyMap<number, Decimal>
    }

/** A charge whose usage has been measured, and what it is priced with. */
export type Measured = {
  readonly account: AccountFacts
  readonly charge: CurrentCharge
  readonly usage: readonly MeasuredUsage[] | RefusalError
  readonly openings: Openings
}

/** Prices what was used so far and what is expected, each as the whole period that it is part of. */
export function forecastOf(
  measured: Measured,
  expected: Expected | null,
  context: RatingContext,
): UsageForecast {
  const { account, charge, usage } = measured
  const { subscription, item, nominal, passed } = charge
  const known = {
    account: account.number,
    accountId: account.accountId,
    subscription: subscription.number,
    subscriptionId: subscription.subscriptionId,
    itemId: item.itemId,
    charge: item.charge.code,
    unit: item.charge.unit,
    currency: subscription.currency,
    period: nominal,
    passed,
    included: item.charge.included,
    minimum: item.charge.minimum,
  }
  try {
    if (usage instanceof RefusalError) throw usage
    const soFar = priced(measured, usage, context)
    const estimated = usage.some(piece => piece.estimated)
    const projected = expected && projectedOf(measured, soFar, usage, expected, context)
    return { ...known, refusal: null, estimated, soFar, projected }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { ...known, refusal: error.refusal, estimated: false, soFar: null, projected: null }
  }
}

function projectedOf(
  measured: Measured,
  soFar: Priced,
  usage: readonly MeasuredUsage[],
  expected: Expected,
  context: RatingContext,
): UsageForecast['projected'] {
  const { method } = expected
  if (method === 'as_so_far') return { ...soFar, method }
  return { ...priced(measured, withExpected(usage, expected.days), context), method }
}

function priced(
  { account, charge, openings }: Measured,
  usage: readonly MeasuredUsage[],
  context: RatingContext,
): Priced {
  const lines = linesOfCurrent(account, charge, usage, context, openings)
  const amountMinor = lines.reduce((sum, line) => sum + line.part.amountMinor, 0n)
  return { quantity: quantityOf(usage), amountMinor }
}
