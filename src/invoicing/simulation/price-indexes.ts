import type { Price } from '../../catalog/charge.ts'
import { indexCodesOf, type PriceIndexes } from '../../catalog/price-index.ts'
import type { PriceFinding } from '../../catalog/price-rules.ts'
import type { Scenario } from './input.ts'
import { isNews, knownOn } from './known.ts'

/** The values of the scenario's indexes that are known on a date. */
export function indexesOn({ priceIndexes }: Scenario, on: Temporal.PlainDate): PriceIndexes {
  return new Map(
    priceIndexes.map(({ indexCode, values }) => {
      const latest = new Map(knownOn(values, on).map(value => [value.month, value]))
      const months = [...latest.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
      return [indexCode, months]
    }),
  )
}

/** From which dates on values that became known between two bills may count. */
export function changedIndexes(
  scenario: Scenario,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const news = scenario.priceIndexes.flatMap(({ indexCode, values }) =>
    values.filter(value => isNews(value, before, on)).map(({ month }) => ({ indexCode, month })),
  )
  if (news.length === 0) return []
  return pricesIn(scenario).flatMap(price =>
    price?.model !== 'indexed'
      ? []
      : news
          .filter(({ indexCode }) => indexCode === price.index)
          .map(({ month }) =>
            Temporal.PlainDate.from(`${month}-01`).add({ months: price.lagMonths }),
          ),
  )
}

/** Prices that follow an index which the scenario does not tell of. */
export function unknownIndexes(scenario: Scenario): PriceFinding[] {
  return indexCodesOf(pricesIn(scenario))
    .filter(code => !scenario.priceIndexes.some(({ indexCode }) => indexCode === code))
    .map(index => ({ severity: 'refusal', code: 'unknown_price_index', facts: { index } }))
}

function pricesIn(scenario: Scenario): (Price | null)[] {
  const { plans, priceChanges, contractPrices, subscriptions } = scenario
  const ofPlans = plans.flatMap(plan => plan.charges.flatMap(({ prices }) => prices))
  const agreed = subscriptions.flatMap(({ agreedPrices }) => agreedPrices)
  return [...ofPlans, ...priceChanges, ...contractPrices, ...agreed].map(({ price }) => price)
}
