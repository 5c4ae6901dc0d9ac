import type { PriceVersion } from '../../catalog/charge.ts'
import type { Counting } from '../../catalog/counting.ts'
import { holidaysOf } from '../../catalog/holidays.ts'
import { chargeOf } from '../../catalog/plan-rules.ts'
import type { TouCalendar } from '../../catalog/tou-calendar.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'
import type { ItemFacts, ProductFacts } from '../facts.ts'
import type { Scenario } from './input.ts'
import { knownOn } from './known.ts'

/** What a plan's charge gives each item of it. */
export type CatalogItem = Pick<
  ItemFacts,
  'charge' | 'planName' | 'product' | 'taxInclusive' | 'measuredBy'
>

/** A plan version as it stood on a date. */
export type KnownPlan = { readonly currency: string; readonly items: readonly CatalogItem[] }

/** The name of a plan version. */
export function planName(plan: { readonly planCode: string; readonly planVersion: number }) {
  return `${plan.planCode}@${plan.planVersion}`
}

/** The plan versions with the prices that were known on a date, by name. */
export function knownPlans(scenario: Scenario, on: Temporal.PlainDate): Map<string, KnownPlan> {
  const calendars = calendarsOf(scenario)
  return new Map(
    scenario.plans.map(plan => [
      planName(plan),
      {
        currency: plan.currency,
        items: plan.charges
          .toSorted((a, b) => a.position - b.position)
          .map(row => ({
            charge: {
              ...chargeOf(row, calendars),
              counting: countingOf(scenario, row.meterCode),
              prices: knownPrices(scenario, plan, row, on),
            },
            planName: plan.name,
            product: productOf(scenario, row.productCode),
            taxInclusive: plan.taxInclusive,
            measuredBy: meterOf(scenario, row.meterCode)?.source ?? null,
          })),
      },
    ]),
  )
}

/** The calendars of a scenario by code, their holidays listed. */
export function calendarsOf({ touCalendars }: Scenario): ReadonlyMap<string, TouCalendar> {
  let known = listedCalendars.get(touCalendars)
  if (known === undefined) {
    known = new Map(
      touCalendars.map(({ calendarCode: code, rules, holidays }) => [
        code,
        {
          code,
          rules,
          holidays:
            holidays &&
            (holidaysOf(holidays.region, holidays.firstYear, holidays.lastYear) ?? null),
        },
      ]),
    )
    listedCalendars.set(touCalendars, known)
  }
  return known
}

/** A scenario asks for its calendars at every bill; its holidays are listed once. */
const listedCalendars = new WeakMap<object, ReadonlyMap<string, TouCalendar>>()

type PlanRow = Scenario['plans'][number]
type ChargeRow = PlanRow['charges'][number]

/** By date; of several for a date the one that became known last. */
function knownPrices(
  { priceChanges }: Scenario,
  plan: PlanRow,
  charge: ChargeRow,
  on: Temporal.PlainDate,
): PriceVersion[] {
  const changes = priceChanges.filter(
    change => planName(change) === planName(plan) && change.chargeCode === charge.chargeCode,
  )
  const byDate = new Map<string, PriceVersion>()
  for (const { effectiveFrom, price } of [...charge.prices, ...knownOn(changes, on)]) {
    byDate.set(effectiveFrom.toString(), { effectiveFrom, price })
  }
  return [...byDate.values()].sort((a, b) =>
    Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom),
  )
}

/** A product that the scenario does not define is taxed as `standard` and posted to 4000. */
export function productOf(scenario: Scenario, productCode: string): ProductFacts {
  const found = scenario.products.find(product => product.productCode === productCode)
  const { taxClass = 'standard', revenueAccount = '4000' } = found ?? {}
  return { productCode, taxClass, revenueAccount }
}

/** How a meter counts; undefined for no meter. */
export function meterOf(scenario: Scenario, meterCode: string | null) {
  return scenario.meters.find(meter => meter.meterCode === meterCode)
}

/** How a meter counts its events; null for any other. */
export function countingOf(scenario: Scenario, meterCode: string | null): Counting | null {
  const meter = meterOf(scenario, meterCode)
  if (meter?.source !== 'events') return null
  const { aggregation, property, percentile, per, carried } = meter
  return { aggregation, property, percentile, per, carried }
}

/** The tax rules as rating wants them. */
export function taxRulesOf({ taxRules }: Scenario): TaxRule[] {
  return taxRules.map(({ taxCode, validFrom, validTo, ...rule }) => ({
    ...rule,
    code: taxCode,
    from: validFrom,
    to: validTo,
  }))
}
