import type { RoundingMode } from '../kernel/decimal.ts'
import { formatAmount, roundToMinor } from '../kernel/money.ts'
import type { Component } from '../rating/component.ts'
import type { OneOffFacts } from './facts.ts'

/** Rates a charge made once: quantity × price of one unit, rounded once to minor units. */
export function rateOneOff(oneOff: OneOffFacts, currency: string, mode: RoundingMode): Component {
  const exact = oneOff.quantity.times(oneOff.unitPrice)
  const priceMinor = roundToMinor(exact, currency, mode)
  const [from, to] = [oneOff.serviceOn, oneOff.serviceOn.add({ days: 1 })]
  return {
    key: 'once',
    period: { start: from, end: to },
    quantity: oneOff.quantity,
    unitPrice: oneOff.unitPrice,
    priceMinor,
    allowanceMinor: 0n,
    amountMinor: priceMinor,
    estimated: false,
    trace: [
      {
        step: 'quantity',
        from: from.toString(),
        to: to.toString(),
        quantity: oneOff.quantity.toString(),
      },
      {
        step: 'price',
        effectiveFrom: from.toString(),
        model: 'once',
        unitPrice: oneOff.unitPrice.toString(),
      },
      {
        step: 'amount',
        exact: exact.toString(),
        rounded: formatAmount(priceMinor, currency),
        mode,
      },
    ],
  }
}
