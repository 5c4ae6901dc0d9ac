import type { PriceIndexes } from '../catalog/price-index.ts'
import type { RedeemedCoupon } from '../contracts/coupon.ts'
import { monthsBegun } from '../contracts/term.ts'
import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, roundToMinor } from '../kernel/money.ts'
import { containsDate, isBefore, later, overlap, type Period } from '../kernel/period.ts'
import type { Component, TraceStep } from '../rating/component.ts'
import { rateCharge } from '../rating/rate-charge.ts'
import { couponTerms } from './coupons.ts'
import { rhythmOf } from './due.ts'
import type { ExitFeeFacts } from './ending.ts'
import type { ItemFacts, SubscriptionFacts } from './facts.ts'
import { quantitiesIn } from './quantities.ts'

/**
 * The fee for ending a subscription before the end of its term, due on the day of the end: its own
 * line, not discounted. Undefined where there is none, it is not due by `through`, or it was billed
 * and nothing has changed since.
 */
export function exitComponent(
  subscription: SubscriptionFacts,
  through: Temporal.PlainDate,
  mode: RoundingMode,
): Component | undefined {
  const { end, ending, currency } = subscription
  const fee = ending?.exitFee ?? null
  if (end === null || fee === null || !isBefore(end, fee.termEnd)) return undefined
  if (!isDue(subscription, end, through)) return undefined
  const { quantity, unitPrice, exact, step } = priced(subscription, end, fee, mode)
  const priceMinor = roundToMinor(exact, currency, mode)
  const rounded = formatAmount(priceMinor, currency)
  return {
    key: 'exit',
    period: { start: end, end: end.add({ days: 1 }) },
    quantity,
    unitPrice: unitPrice ?? majorAmount(priceMinor, currency),
    priceMinor,
    allowanceMinor: 0n,
    amountMinor: priceMinor,
    estimated: false,
    trace: [step, { step: 'amount', exact: exact.toString(), rounded, mode }],
  }
}

function isDue(
  { state: { billedThrough, staleFrom } }: SubscriptionFacts,
  end: Temporal.PlainDate,
  through: Temporal.PlainDate,
): boolean {
  // What was billed ahead of this run's date is still due: proposing less would take it back.
  if (isBefore(later(through, billedThrough ?? through), end)) return false
  const billed = billedThrough !== null && !isBefore(billedThrough, end)
  return !billed || (staleFrom !== null && !isBefore(end, staleFrom))
}

type Priced = {
  readonly quantity: Decimal
  /** Null: the amount itself. */
  readonly unitPrice: Decimal | null
  readonly exact: Decimal
  readonly step: TraceStep & { step: 'exit_fee' }
}

function priced(
  subscription: SubscriptionFacts,
  end: Temporal.PlainDate,
  { kind, value, termEnd }: ExitFeeFacts,
  mode: RoundingMode,
): Priced {
  const told = {
    step: 'exit_fee' as const,
    kind,
    value: value.toString(),
    from: end.toString(),
    to: termEnd.toString(),
    months: null,
    base: null,
  }
  if (kind === 'fixed') {
    return { quantity: Decimal.one, unitPrice: value, exact: value, step: told }
  }
  if (kind === 'per_month') {
    const months = monthsBegun(end, termEnd)
    const quantity = Decimal.of(months)
    const exact = quantity.times(value)
    return { quantity, unitPrice: value, exact, step: { ...told, months: String(months) } }
  }
  const baseMinor = feesLeft(subscription, { start: end, end: termEnd }, mode)
  const base = majorAmount(baseMinor, subscription.currency)
  const exact = base.times(value).times(new Decimal(1n, 2))
  const step = { ...told, base: formatAmount(baseMinor, subscription.currency) }
  return { quantity: Decimal.one, unitPrice: null, exact, step }
}

/**
 * What the recurring fees of a subscription would have come to from its end to the end of its term,
 * discounts off, each period rounded as it would have been billed. Usage and charges made once are
 * left out. Prices, quantities and discounts are those that hold on the last day of service, and
 * indexes are known up to its month: what was to change later concerns nobody any more, and must not
 * change a fee that was billed. Coupons that were redeemed by then run their course.
 */
function feesLeft(subscription: SubscriptionFacts, rest: Period, mode: RoundingMode): bigint {
  const lastDay = rest.start.subtract({ days: 1 })
  return subscription.items
    .filter(item => item.charge.kind === 'recurring' && item.charge.months > 0)
    .filter(item => containsDate({ start: item.start, end: item.end ?? rest.end }, lastDay))
    .flatMap(item => feesOf(subscription, frozenOn(item, lastDay), rest, mode))
    .reduce((sum, minor) => sum + minor, 0n)
}

/** An item without the prices, quantities and index values that begin after a day. */
function frozenOn(item: ItemFacts, lastDay: Temporal.PlainDate): ItemFacts {
  const { charge, quantities } = item
  return {
    ...item,
    charge: {
      ...charge,
      prices: charge.prices.filter(({ effectiveFrom }) => !isBefore(lastDay, effectiveFrom)),
      ...(charge.indexes === undefined ? {} : { indexes: knownBy(charge.indexes, lastDay) }),
    },
    quantities: quantities.filter(({ from }) => !isBefore(lastDay, from)),
  }
}

/** Index values of months after that of a day are left out. */
function knownBy(indexes: PriceIndexes, day: Temporal.PlainDate): PriceIndexes {
  const last = day.toString().slice(0, 7)
  return new Map(
    [...indexes].map(([code, values]) => [code, values.filter(({ month }) => month <= last)]),
  )
}

/** Coupons as they stood on a day: later redemptions and withdrawals do not count. */
function redeemedBy(
  subscription: SubscriptionFacts,
  day: Temporal.PlainDate,
): readonly RedeemedCoupon[] {
  return (subscription.coupons ?? [])
    .filter(({ redeemedOn }) => !isBefore(day, redeemedOn))
    .map(coupon => {
      const isLater = coupon.withdrawnOn !== null && isBefore(day, coupon.withdrawnOn)
      return isLater ? { ...coupon, withdrawnOn: null } : coupon
    })
}

function feesOf(
  subscription: SubscriptionFacts,
  item: ItemFacts,
  rest: Period,
  mode: RoundingMode,
): bigint[] {
  const { start, currency } = subscription
  const lastDay = rest.start.subtract({ days: 1 })
  const discounts = subscription.discounts
    .filter(({ from, to }) => containsDate({ start: from, end: to ?? rest.start }, lastDay))
    .map(discount => ({ ...discount, to: null }))
  const redeemed = redeemedBy(subscription, lastDay)
  const rhythm = rhythmOf(item, subscription)
  const amounts: bigint[] = []
  for (let n = periodNumberAt(rhythm, rest.start); ; n += 1) {
    const nominal = rhythmPeriod(rhythm, n)
    const service = overlap(nominal, rest)
    if (service === undefined) return amounts
    const due = { nominal, service, active: [service] }
    const coupons = couponTerms(item, { ...subscription, coupons: redeemed }, due)
    const parts = rateCharge({
      charge: item.charge,
      currency,
      nominal,
      service,
      since: start,
      quantities: quantitiesIn(item, service),
      usage: [],
      discounts: [...discounts, ...coupons.discounts],
      amountsOff: coupons.amountsOff,
      roundingMode: mode,
    })
    amounts.push(...parts.map(part => part.amountMinor))
  }
}
