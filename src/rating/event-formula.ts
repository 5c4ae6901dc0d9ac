import type { Charge, Price } from '../catalog/charge.ts'
import type { Formula } from '../catalog/expression/formula.ts'
import { parseExpression } from '../catalog/expression/parse.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import type { EventAmount } from '../metering/event-amount.ts'
import { includedIn } from './included.ts'

const QUANTITY: Formula = { op: 'quantity' }
const number = (value: Decimal): Formula => ({ op: 'number', value })

/** Whether a percentage bounds what each event costs. */
export function hasLimits(price: Price): boolean {
  if (price.model !== 'percentage') return false
  return (price.eventMinimum ?? null) !== null || (price.eventMaximum ?? null) !== null
}

/** The events that cost nothing, the first ones of a period. */
export function freeEventsOf(price: Price): number {
  const percentage = price.model === 'percentage' || price.model === 'graduated_percentage'
  return percentage ? (price.freeEvents ?? 0) : 0
}

/**
 * How the events of a charge are priced one by one, or undefined where only their quantity counts.
 * Free units and free events are counted through the whole period. Throws the refusal of an expression
 * that cannot be understood.
 */
export function eventAmountOf(
  charge: Charge,
  price: Price,
  period: {
    readonly nominal: Period
    readonly service: Period
    readonly active: readonly Period[]
  },
): EventAmount | undefined {
  if (price.model === 'expression' || price.model === 'event_price') {
    return { formula: once(price, formulaOf), free: null }
  }
  const [limited, events] = [hasLimits(price), freeEventsOf(price)]
  if (!limited && events === 0) return undefined
  const granted = limited ? includedIn(charge, period.nominal, period.active)?.granted : undefined
  const quantity = granted ?? Decimal.zero
  const free =
    events === 0 && quantity.isZero ? null : { events, quantity, countedFrom: period.service.start }
  const formula = limited && price.model === 'percentage' ? once(price, bounded) : null
  return { formula, free }
}

/** The accounts of a chunk share their prices: what a price asks is worked out once. */
const formulas = new WeakMap<Price, Formula>()

function once<Own extends Price>(price: Own, make: (price: Own) => Formula): Formula {
  const known = formulas.get(price) ?? make(price)
  formulas.set(price, known)
  return known
}

type ByEvent = Extract<Price, { model: 'expression' | 'event_price' }>

function formulaOf(price: ByEvent): Formula {
  if (price.model === 'event_price') {
    const carried: Formula = { op: 'property', name: price.property, as: 'number' }
    return price.carries === 'amount' ? carried : { op: '*', left: QUANTITY, right: carried }
  }
  const parsed = parseExpression(price.expression)
  if (parsed.ok) return parsed.value
  throw new RefusalError(parsed.refusal.code, parsed.refusal.facts)
}

/** A percentage of each event within its bounds; a negative amount mirrors, none costs nothing. */
function bounded(price: Extract<Price, { model: 'percentage' }>): Formula {
  const { percent, eventMinimum = null, eventMaximum = null } = price
  const size: Formula = { op: 'abs', of: QUANTITY }
  const rate = number(percent.times(new Decimal(1n, 2)))
  let amount: Formula = { op: '*', left: size, right: rate }
  if (eventMinimum !== null) amount = { op: 'max', of: [amount, number(eventMinimum)] }
  if (eventMaximum !== null) amount = { op: 'min', of: [amount, number(eventMaximum)] }
  const zero = number(Decimal.zero)
  const sign: Formula = {
    op: 'if',
    test: { op: '<', left: QUANTITY, right: zero },
    yes: number(Decimal.one.negate()),
    no: number(Decimal.one),
  }
  return {
    op: 'if',
    test: { op: '==', left: QUANTITY, right: zero },
    yes: zero,
    no: { op: '*', left: sign, right: amount },
  }
}
