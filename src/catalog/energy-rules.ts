import type { Refusal } from '../kernel/result.ts'
import type { ChargeRow } from './api.ts'
import type { Charge } from './charge.ts'
import type { GuaranteeTerms, NetMeteringTerms } from './energy-terms.ts'
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
    case 'net_metering':
      return netMeteringFindings(charge, charge.energy)
    case 'export_credit':
      return charge.kind === 'usage' && charge.measure?.kind !== 'demand'
        ? onePrice(charge)
        : [refusal('credit_needs_usage', { charge: charge.code })]
    case 'budget':
      return charge.kind === 'recurring' && charge.timing === 'arrears'
        ? onePrice(charge)
        : [refusal('budget_needs_fee', { charge: charge.code })]
    default:
      return []
  }
}

function netMeteringFindings(charge: Charge, terms: NetMeteringTerms): PriceFinding[] {
  const about = { charge: charge.code }
  const fits = charge.kind === 'usage' && charge.measure?.kind !== 'demand'
  return [
    ...(fits ? [] : [refusal('credit_needs_usage', about)]),
    ...(terms.exportMeter === charge.meterCode
      ? [refusal('export_meter_same', { ...about, meter: terms.exportMeter })]
      : []),
    ...(terms.atTrueUp === 'pay' && terms.payoutPrice === null
      ? [refusal('payout_price_missing', about)]
      : []),
  ]
}

/**
 * What is wrong with the energy terms of a plan's charges together: credits pay, and a level amount
 * stands for, charges of the same plan, of the same periods and in arrears, for only those are rated
 * with them. A plan has one level amount.
 */
export function planEnergyFindings(charges: readonly ChargeRow[]): PriceFinding[] {
  const budgets = charges.filter(({ energy }) => energy?.kind === 'budget')
  const second = budgets
    .slice(1)
    .map(({ chargeCode }) => refusal('budget_repeated', { charge: chargeCode }))
  return [...second, ...charges.flatMap(charge => namedFindings(charge, charges))]
}

function namedFindings(charge: ChargeRow, charges: readonly ChargeRow[]): PriceFinding[] {
  const { chargeCode, months, energy } = charge
  const named =
    energy?.kind === 'export_credit' ? energy.pays : energy?.kind === 'budget' ? energy.covers : []
  return named.flatMap(code => {
    const other = charges.find(each => each.chargeCode === code)
    const fits =
      other !== undefined &&
      other !== charge &&
      other.timing === 'arrears' &&
      other.months === months &&
      (energy?.kind === 'budget' || other.energy?.kind !== 'export_credit') &&
      other.energy?.kind !== 'budget'
    return fits ? [] : [refusal('credit_pays_other', { charge: chargeCode, paid: code })]
  })
}

/** The meter that a charge counts exported energy on; undefined where it nets none. */
export function exportMeterOf({ energy }: Pick<ChargeRow, 'energy'>): string | undefined {
  return energy?.kind === 'net_metering' ? energy.exportMeter : undefined
}

/** Export is counted as the charge itself is: by a meter of the same source. */
export function exportMeterFindings(
  { chargeCode, energy }: ChargeRow,
  source: string | undefined,
  exportSource: string | undefined,
): PriceFinding[] {
  if (energy?.kind !== 'net_metering' || source === exportSource) return []
  return [refusal('export_meter_other', { charge: chargeCode, meter: energy.exportMeter })]
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
