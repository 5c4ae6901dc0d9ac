import { rampSteps } from '../../contracts/ramp.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Scenario, ScenarioSubscription } from './input.ts'

/** The scenario with its ramps as the prices and quantities that they come to. */
export function withRamps(scenario: Scenario): Scenario {
  if (scenario.subscriptions.every(({ ramps }) => ramps.length === 0)) return scenario
  return { ...scenario, subscriptions: scenario.subscriptions.map(rampedUp) }
}

function rampedUp(subscription: ScenarioSubscription): ScenarioSubscription {
  const { agreedPrices, quantityChanges } = subscription
  const ramps = subscription.ramps.map(({ phases, ...about }) => {
    const steps = rampSteps(phases, subscription.startOn)
    if ('code' in steps) throw new RefusalError(steps.code, steps.facts)
    return {
      prices: steps.prices.map(step => ({ ...about, ...step, planCode: null })),
      quantities: steps.quantities.map(step => ({ ...about, ...step, withdrawnOn: null })),
    }
  })
  return {
    ...subscription,
    agreedPrices: [...agreedPrices, ...ramps.flatMap(({ prices }) => prices)],
    quantityChanges: [...quantityChanges, ...ramps.flatMap(({ quantities }) => quantities)],
  }
}
