import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import type { ChargeRow, PlanRow } from './api.ts'

/** Why a plan version cannot be offered as it stands, or undefined: the first fault found. */
export function planFault(plan: PlanRow): Refusal | undefined {
  const seen = new Set<string>()
  for (const charge of plan.charges) {
    if (seen.has(charge.chargeCode)) {
      return { code: 'charge_repeated', facts: { plan: plan.planCode, charge: charge.chargeCode } }
    }
    seen.add(charge.chargeCode)
    const fault = chargeFault(charge, plan.offeredFrom)
    if (fault !== undefined) return fault
  }
  return undefined
}

function chargeFault(charge: ChargeRow, offeredFrom: Temporal.PlainDate): Refusal | undefined {
  const facts = { charge: charge.chargeCode }
  if ((charge.kind === 'usage') !== (charge.meterCode !== null)) {
    return { code: 'charge_meter_mismatch', facts: { ...facts, kind: charge.kind } }
  }
  if ((charge.kind === 'one_off') !== (charge.months === 0)) {
    return { code: 'charge_months_mismatch', facts: { ...facts, kind: charge.kind } }
  }
  // What was used is known only when the period has ended.
  if (charge.kind === 'usage' && charge.timing === 'advance') {
    return { code: 'usage_in_advance', facts }
  }
  return pricesFault(charge, offeredFrom)
}

function pricesFault(charge: ChargeRow, offeredFrom: Temporal.PlainDate): Refusal | undefined {
  const facts = { charge: charge.chargeCode }
  const dates = charge.prices.map(price => price.effectiveFrom.toString())
  const repeated = dates.find((date, i) => dates.indexOf(date) !== i)
  if (repeated !== undefined) return { code: 'price_repeated', facts: { ...facts, date: repeated } }
  if (charge.prices.every(price => isBefore(offeredFrom, price.effectiveFrom))) {
    return { code: 'first_price_too_late', facts: { ...facts, date: offeredFrom.toString() } }
  }
  return undefined
}

/** Why a tax rule cannot hold, or undefined. */
export function taxRuleFault(rule: {
  readonly taxCode: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate | null
  readonly category: string
  readonly ratePercent: { readonly isZero: boolean }
}): Refusal | undefined {
  const facts = { tax: rule.taxCode }
  if (rule.validTo !== null && !isBefore(rule.validFrom, rule.validTo)) {
    return {
      code: 'ends_before_start',
      facts: { start: rule.validFrom.toString(), end: rule.validTo.toString() },
    }
  }
  // EN 16931: only category S bears a rate above zero (BR-S-05, BR-Z-05, BR-E-05 …).
  if ((rule.category === 'S') === rule.ratePercent.isZero) {
    return { code: 'tax_rate_category_mismatch', facts: { ...facts, category: rule.category } }
  }
  return undefined
}
