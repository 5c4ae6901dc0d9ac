import type { Charge } from '../catalog/charge.ts'
import { formatAmount } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import type { Component } from './component.ts'
import type { Terms } from './component-of.ts'
import { limitComponent, limitMinor } from './limit.ts'
import { shareOfParts, WHOLE } from './proration.ts'

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
  const boundMinor = limitMinor(minimum, share, terms)
  if (reachedMinor >= boundMinor) return undefined
  const reached = formatAmount(reachedMinor, terms.currency)
  return limitComponent(
    { step: 'minimum', minimum: minimum.toString(), reached },
    boundMinor - reachedMinor,
    { charge, service, share, terms },
  )
}
