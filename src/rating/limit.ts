import type { Charge } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, prorateToMinor } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import type { Terms } from './component-of.ts'
import { isWhole, type Share } from './proration.ts'

/** What a limit of a charge comes to in a period, in minor units. */
export function limitMinor(limit: Decimal, { days, of }: Share, { currency, mode }: Terms): bigint {
  return prorateToMinor(limit, days, of, currency, mode)
}

/**
 * The line that brings a charge up to its minimum (a positive amount) or down to its maximum (a
 * negative one, of quantity −1, for a price may not be negative: EN 16931 BR-27). Not discounted.
 */
export function limitComponent(
  limit: TraceStep & { readonly step: 'minimum' | 'maximum' },
  amountMinor: bigint,
  { charge, service, share, terms }: LimitedPeriod,
): Component {
  const { currency, mode } = terms
  const amount = formatAmount(amountMinor, currency)
  const trace: TraceStep[] = [limit]
  if (!isWhole(share)) {
    const days = share.days.toString()
    trace.push({ step: 'proration', rule: charge.proration, days, of: share.of.toString() })
  }
  trace.push({ step: 'amount', exact: amount, rounded: amount, mode })
  const isBack = amountMinor < 0n
  return {
    key: `${limit.step}@${service.start}`,
    period: service,
    quantity: isBack ? Decimal.one.negate() : Decimal.one,
    unitPrice: majorAmount(isBack ? -amountMinor : amountMinor, currency),
    priceMinor: amountMinor,
    allowanceMinor: 0n,
    amountMinor,
    estimated: false,
    trace,
  }
}

type LimitedPeriod = {
  readonly charge: Charge
  readonly service: Period
  readonly share: Share
  readonly terms: Terms
}
