import type { Decimal } from '../kernel/decimal.ts'
import { formatAmount, prorateToMinor } from '../kernel/money.ts'
import type { Component } from './component.ts'

/** An amount off a period of a charge, in major units. */
export type AmountOff = { readonly code: string; readonly amount: Decimal }

/**
 * Takes amounts off the components of a charge, after percentages and before maximum and minimum:
 * one after the other in the order given, each from the first component on, from each no more than
 * it still costs. What is left over is lost: nothing falls below zero, and nothing is taken off what
 * is given back.
 */
export function withAmountsOff(
  components: readonly Component[],
  amounts: readonly AmountOff[],
  currency: string,
): Component[] {
  const left = [...components]
  for (const { code, amount } of amounts) {
    let offered = prorateToMinor(amount, 1n, 1n, currency)
    for (const [i, component] of left.entries()) {
      const { amountMinor } = component
      const taken = lesser(amountMinor, offered)
      if (taken <= 0n) continue
      left[i] = {
        ...component,
        allowanceMinor: component.allowanceMinor + taken,
        amountMinor: amountMinor - taken,
        trace: [
          ...component.trace,
          {
            step: 'amount_off',
            code,
            offered: formatAmount(offered, currency),
            amount: formatAmount(taken, currency),
          },
        ],
      }
      offered -= taken
    }
  }
  return left
}

function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
