import type { Charge } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, prorateToMinor } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import type { Terms } from './component-of.ts'
import { countedShare, isWhole, WHOLE } from './proration.ts'

/**
 * What lies above the charge's maximum, given back as a line of its own, or undefined when nothing
 * does. It is a cap on what the customer pays for the charge: measured after percentage discounts,
 * before tax, and itself not discounted. The quantity is −1, for a price may not be negative
 * (EN 16931 BR-27).
 */
export function maximumComponent(
  charge: Charge,
  nominal: Period,
  service: Period,
  reachedMinor: bigint,
  terms: Terms,
  active: readonly Period[] = [service],
): Component | undefined {
  const { maximum } = charge
  if (maximum === null) return undefined
  const share = charge.prorateMaximum ? countedShare(charge, nominal, active) : WHOLE
  const { currency, mode } = terms
  const maximumMinor = prorateToMinor(maximum, share.days, share.of, currency, mode)
  if (reachedMinor <= maximumMinor) return undefined
  const excessMinor = reachedMinor - maximumMinor
  const taken = formatAmount(-excessMinor, currency)
  const trace: TraceStep[] = [
    { step: 'maximum', maximum: maximum.toString(), reached: formatAmount(reachedMinor, currency) },
  ]
  if (!isWhole(share)) {
    const days = share.days.toString()
    trace.push({ step: 'proration', rule: charge.proration, days, of: share.of.toString() })
  }
  trace.push({ step: 'amount', exact: taken, rounded: taken, mode })
  return {
    key: `maximum@${service.start}`,
    period: service,
    quantity: Decimal.one.negate(),
    unitPrice: majorAmount(excessMinor, currency),
    priceMinor: -excessMinor,
    allowanceMinor: 0n,
    amountMinor: -excessMinor,
    estimated: false,
    trace,
  }
}
