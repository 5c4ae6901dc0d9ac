import type { Refusal } from '../kernel/result.ts'
import type { Charge } from './charge.ts'
import type { GuaranteeTerms } from './energy-terms.ts'
import type { PriceFinding } from './price-rules.ts'

/** What is wrong with the energy terms of a charge, as far as the charge itself tells. */
export function energyFindings(charge: Charge): PriceFinding[] {
  switch (charge.energy?.kind) {
    case 'guarantee':
      return guaranteeFindings(charge, charge.energy)
    case 'ratchet':
      return charge.measure?.kind === 'demand'
        ? []
        : [refusal('ratchet_needs_demand', { charge: charge.code })]
    default:
      return []
  }
}

function guaranteeFindings(charge: Charge, terms: GuaranteeTerms): PriceFinding[] {
  const about = { charge: charge.code }
  const fits = charge.kind === 'usage' && charge.measure?.kind !== 'demand'
  return [
    ...(fits ? onePrice(charge) : [refusal('guarantee_needs_usage', about)]),
    ...(terms.excess === 'returned' && terms.excessPrice === null
      ? [refusal('excess_price_missing', about)]
      : []),
  ]
}

/** Settlements take one price for each unit. */
function onePrice({ code, prices, energy }: Charge): PriceFinding[] {
  const other = prices.find(({ price }) => price.model !== 'per_unit')
  if (other === undefined) return []
  const facts = { charge: code, model: other.price.model, terms: energy?.kind ?? '' }
  return [refusal('energy_needs_unit_price', facts)]
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
