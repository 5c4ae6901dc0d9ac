import type { Charge } from '../catalog/charge.ts'
import { formatAmount } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import type { Component } from './component.ts'
import type { Terms } from './component-of.ts'
import { limitComponent, limitMinor } from './limit.ts'
import { countedShare, WHOLE } from './proration.ts'

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
  const boundMinor = limitMinor(maximum, share, terms)
  if (reachedMinor <= boundMinor) return undefined
  const reached = formatAmount(reachedMinor, terms.currency)
  return limitComponent(
    { step: 'maximum', maximum: maximum.toString(), reached },
    boundMinor - reachedMinor,
    { charge, service, share, terms },
  )
}
