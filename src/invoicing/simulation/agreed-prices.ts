import type { Charge } from '../../catalog/charge.ts'
import { chargeOf } from '../../catalog/plan-rules.ts'
import { checkCharge, type PriceFinding } from '../../catalog/price-rules.ts'
import { type AgreedVersion, pricesOf } from '../../contracts/agreed-price.ts'
import { isBefore } from '../../kernel/period.ts'
import { countingOf } from './catalog.ts'
import type { Scenario, ScenarioSubscription } from './input.ts'
import { knownOn } from './known.ts'

type AgreedPrice = ScenarioSubscription['agreedPrices'][number]

/** A charge at the prices that the customer pays for it, as known on a date. */
export function chargeAtAgreed(
  scenario: Scenario,
  subscription: ScenarioSubscription,
  planCode: string,
  charge: Charge,
  on: Temporal.PlainDate,
): Charge {
  const of = (prices: readonly AgreedPrice[]) =>
    byDate(
      knownOn(
        prices.filter(price => isAbout(price, planCode, charge.code)),
        on,
      ),
    )
  const agreed = {
    subscription: of(
      subscription.agreedPrices.map(price => ({
        ...price,
        planCode: price.planCode ?? planOn(subscription, price.effectiveFrom),
      })),
    ),
    contract: of(scenario.contractPrices),
  }
  if (agreed.subscription.length + agreed.contract.length === 0) return charge
  return { ...charge, prices: pricesOf(charge.prices, agreed) }
}

function isAbout(price: AgreedPrice, planCode: string, chargeCode: string): boolean {
  return price.chargeCode === chargeCode && price.planCode === planCode
}

/** The plan that the subscription pays on a date, or first. */
function planOn({ planCode, planChanges }: ScenarioSubscription, date: Temporal.PlainDate): string {
  const changes = planChanges
    .filter(({ effectiveOn }) => !isBefore(date, effectiveOn))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.effectiveOn, b.effectiveOn))
  return changes.at(-1)?.planCode ?? planCode
}

/**
 * What is wrong or doubtful about the prices that a scenario agrees, by the rules of the command
 * that agrees them; a price for a charge that no plan of it has is `simulated_charge_missing`.
 */
export function agreedFindings(scenario: Scenario): PriceFinding[] {
  const ofSubscriptions = scenario.subscriptions.flatMap(subscription =>
    subscription.agreedPrices.map(price => ({
      ...price,
      planCode: price.planCode ?? planOn(subscription, price.effectiveFrom),
    })),
  )
  return [...ofSubscriptions, ...scenario.contractPrices].flatMap(
    ({ planCode, chargeCode, effectiveFrom, price }): PriceFinding[] => {
      const charges = scenario.plans
        .filter(plan => plan.planCode === planCode)
        .flatMap(plan => plan.charges.filter(charge => charge.chargeCode === chargeCode))
      if (charges.length === 0) {
        const facts = { plan: planCode, charge: chargeCode }
        return [{ severity: 'refusal', code: 'simulated_charge_missing', facts }]
      }
      if (price === null) return []
      return charges.flatMap(charge =>
        checkCharge({
          ...chargeOf({ ...charge, prices: [{ effectiveFrom, price }] }),
          counting: countingOf(scenario, charge.meterCode),
        }),
      )
    },
  )
}

/** By date; of several for a date the one that became known last. */
function byDate(prices: readonly AgreedPrice[]): AgreedVersion[] {
  const latest = new Map(prices.map(price => [price.effectiveFrom.toString(), price]))
  return [...latest.values()].sort((a, b) =>
    Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom),
  )
}
