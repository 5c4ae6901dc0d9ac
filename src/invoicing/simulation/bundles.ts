import { bundleFault, bundlePrices } from '../../catalog/bundle.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { planName } from './catalog.ts'
import type { Scenario } from './input.ts'

/** The scenario with its bundles as the prices of charges that they come to. */
export function withBundles(scenario: Scenario): Scenario {
  if (scenario.bundles.length === 0) return scenario
  const shared = scenario.bundles.flatMap(bundle => {
    const { planCode, planVersion, effectiveFrom, knownFrom } = bundle
    const plan = scenario.plans.find(each => planName(each) === planName(bundle))
    const charges = bundle.charges.map(({ chargeCode: code }) => {
      const found = plan?.charges.find(charge => charge.chargeCode === code)
      if (found !== undefined) return { ...found, code }
      const facts = { plan: planName(bundle), charge: code }
      throw thrown({ code: 'simulated_charge_missing', facts })
    })
    const fault = bundleFault(charges)
    if (fault !== undefined) throw thrown(fault)
    const prices = bundlePrices(bundle.bundlePrice, bundle.charges, plan?.currency ?? '')
    if (!(prices instanceof Map)) throw thrown(prices)
    return [...prices].map(([chargeCode, price]) => ({
      planCode,
      planVersion,
      chargeCode,
      effectiveFrom,
      knownFrom,
      price,
    }))
  })
  return { ...scenario, priceChanges: [...scenario.priceChanges, ...shared] }
}

function thrown({ code, facts }: Refusal): RefusalError {
  return new RefusalError(code, facts)
}
