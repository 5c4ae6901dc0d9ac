import type { Refusal } from '../kernel/result.ts'
import type { ChargeRow } from './api.ts'
import type { GuaranteeTerms } from './energy-terms.ts'
import type { PriceFinding } from './price-rules.ts'

/** What is wrong with the energy terms of a charge, as far as the charge itself tells. */
export function energyFindings(row: ChargeRow): PriceFinding[] {
  switch (row.energy?.kind) {
    case 'guarantee':
      return guaranteeFindings(row, row.energy)
    default:
      return []
  }
}

function guaranteeFindings(row: ChargeRow, terms: GuaranteeTerms): PriceFinding[] {
  const about = { charge: row.chargeCode }
  const fits = row.kind === 'usage' && (row.measure?.kind ?? 'band') === 'band'
  return [
    ...(fits ? onePrice(row) : [refusal('guarantee_needs_usage', about)]),
    ...(terms.excess === 'returned' && terms.excessPrice === null
      ? [refusal('excess_price_missing', about)]
      : []),
  ]
}

/** Settlements take one price for each unit. */
function onePrice({ chargeCode, prices, energy }: ChargeRow): PriceFinding[] {
  const other = prices.find(({ price }) => price.model !== 'per_unit')
  if (other === undefined) return []
  const facts = { charge: chargeCode, model: other.price.model, terms: energy?.kind ?? '' }
  return [refusal('energy_needs_unit_price', facts)]
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
