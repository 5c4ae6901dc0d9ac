import type { Charge } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, prorateToMinor } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import type { Terms } from './component-of.ts'
import { isWhole, shareOfParts, WHOLE } from './proration.ts'

/**
 * The shortfall to the charge's minimum as a line of its own, or undefined when there is none. It
 * is a floor under what the customer pays for the charge: measured after percentage discounts,
 * before tax, and itself not discounted.
 */
export function minimumComponent(
  charge: Charge,
  nominal: Period,
  service: Period,
  reachedMinor: bigint,
  terms: Terms,
  active: readonly Period[] = [service],
): Component | undefined {
  const { minimum } = charge
  if (minimum === null) return undefined
  const share = charge.prorateMinimum ? shareOfParts(charge, nominal, active) : WHOLE
  const { currency, mode } = terms
  const minimumMinor = prorateToMinor(minimum, share.days, share.of, currency, mode)
  if (reachedMinor >= minimumMinor) return undefined
  const shortfallMinor = minimumMinor - reachedMinor
  const shortfall = formatAmount(shortfallMinor, currency)
  const trace: TraceStep[] = [
    { step: 'minimum', minimum: minimum.toString(), reached: formatAmount(reachedMinor, currency) },
  ]
  if (!isWhole(share)) {
    const days = share.days.toString()
    trace.push({ step: 'proration', rule: charge.proration, days, of: share.of.toString() })
  }
  trace.push({ step: 'amount', exact: shortfall, rounded: shortfall, mode })
  return {
    key: `minimum@${service.start}`,
    period: service,
    quantity: Decimal.one,
    unitPrice: majorAmount(shortfallMinor, currency),
    priceMinor: shortfallMinor,
    allowanceMinor: 0n,
    amountMinor: shortfallMinor,
    estimated: false,
    trace,
  }
}
