import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import type { ChargeRow, PlanRow } from './api.ts'
import type { Charge } from './charge.ts'
import type { Counting } from './counting.ts'
import { planEnergyFindings } from './energy-rules.ts'
import { measureOf } from './measure-rules.ts'
import { checkCharge, type PriceFinding } from './price-rules.ts'
import type { TouCalendar } from './tou-calendar.ts'

/** Everything that is wrong or doubtful in a plan version, in the order of its charges. */
export function planFindings(
  plan: PlanRow,
  countings: ReadonlyMap<string, Counting> = new Map(),
): PriceFinding[] {
  const codes = plan.charges.map(charge => charge.chargeCode)
  const repeated = codes.find((code, i) => codes.indexOf(code) !== i)
  const first: PriceFinding[] =
    repeated === undefined
      ? []
      : [refusal('charge_repeated', { plan: plan.planCode, charge: repeated })]
  return [
    ...first,
    ...planEnergyFindings(plan.charges),
    ...plan.charges.flatMap(charge => [
      ...checkCharge({
        ...chargeOf(charge),
        counting: countings.get(charge.meterCode ?? '') ?? null,
      }),
      ...firstPriceFindings(charge, plan.offeredFrom),
    ]),
  ]
}

/** Why a plan version cannot be offered as it stands, or undefined: its first fault. */
export function planFault(plan: PlanRow): Refusal | undefined {
  return planFindings(plan).find(({ severity }) => severity === 'refusal')
}

/** The charge as it will be rated, its prices in order of their dates. */
export function chargeOf(
  row: ChargeRow,
  calendars: ReadonlyMap<string, TouCalendar> = new Map(),
): Charge {
  const { chargeCode: code, position: _, prices, measure, groupBy, groupCounter, ...rest } = row
  const ordered = [...prices].sort((a, b) => (isBefore(a.effectiveFrom, b.effectiveFrom) ? -1 : 1))
  return {
    ...rest,
    code,
    measure: measureOf(measure, calendars),
    grouping: groupBy.length === 0 ? null : { by: groupBy, counter: groupCounter },
    prices: ordered,
  }
}

/** A subscription may start on the day the plan is first offered, so a price must hold by then. */
function firstPriceFindings(charge: ChargeRow, offeredFrom: Temporal.PlainDate): PriceFinding[] {
  if (charge.prices.some(price => !isBefore(offeredFrom, price.effectiveFrom))) return []
  const facts = { charge: charge.chargeCode, date: offeredFrom.toString() }
  return [refusal('first_price_too_late', facts)]
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
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
