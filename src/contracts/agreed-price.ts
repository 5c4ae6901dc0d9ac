import type { Price, PriceVersion } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'

const PER_CENT = new Decimal(1n, 2)

/** An agreed price from a date on; null = none from then on. */
export type AgreedVersion = {
  readonly effectiveFrom: Temporal.PlainDate
  readonly price: Price | null
}

/** What was agreed about one charge, each list in order of its dates, a row a date. */
export type AgreedPrices = {
  readonly subscription: readonly AgreedVersion[]
  readonly contract: readonly AgreedVersion[]
}

/**
 * The prices that a subscription pays for a charge: on each date the one agreed for the subscription,
 * else the one agreed for its contract, else the catalog's. A change of a price that does not hold
 * makes no version, so that nothing is measured or billed in more parts because of it.
 */
export function pricesOf(
  catalog: readonly PriceVersion[],
  { subscription, contract }: AgreedPrices,
): readonly PriceVersion[] {
  const versions: PriceVersion[] = []
  let before: AgreedVersion | undefined
  for (const date of datesOf(catalog, contract, subscription)) {
    const [ofSubscription, ofContract] = [versionOn(subscription, date), versionOn(contract, date)]
    const agreed = inForce(ofSubscription) ?? inForce(ofContract)
    const version = agreed ?? versionOn(catalog, date)
    if (version === undefined || version === before) continue
    before = version
    const agreedFor = agreed === undefined ? {} : { agreedFor: agreedBy(agreed === ofSubscription) }
    const again = version.effectiveFrom.equals(date) ? {} : { firstFrom: version.effectiveFrom }
    versions.push({ ...(version as PriceVersion), effectiveFrom: date, ...agreedFor, ...again })
  }
  return versions
}

/** The price that was agreed for a date, whatever the catalog says; undefined where none was. */
export function agreedOn(
  { subscription, contract }: AgreedPrices,
  date: Temporal.PlainDate,
): Price | undefined {
  const agreed = inForce(versionOn(subscription, date)) ?? inForce(versionOn(contract, date))
  return agreed?.price ?? undefined
}

function agreedBy(isOfSubscription: boolean): 'subscription' | 'contract' {
  return isOfSubscription ? 'subscription' : 'contract'
}

function inForce(version: AgreedVersion | undefined): AgreedVersion | undefined {
  return version?.price === null ? undefined : version
}

function versionOn<Version extends { readonly effectiveFrom: Temporal.PlainDate }>(
  versions: readonly Version[],
  date: Temporal.PlainDate,
): Version | undefined {
  return versions.findLast(({ effectiveFrom }) => !isBefore(date, effectiveFrom))
}

function datesOf(...lists: (readonly { readonly effectiveFrom: Temporal.PlainDate }[])[]) {
  const dates = lists.flat().map(({ effectiveFrom }) => effectiveFrom)
  return [...new Map(dates.map(date => [date.toString(), date])).values()].sort(
    Temporal.PlainDate.compare,
  )
}

/**
 * A price raised (or, below zero, lowered) by so many per cent, every amount of it rounded half up
 * to `decimals`: the uplift of a renewal. Percentages of what is used stay: the amounts that they
 * are taken of rise by themselves. Undefined for a price that cannot be raised so: one that rises
 * by itself, or is not a list of amounts.
 */
export function upliftedPrice(price: Price, percent: Decimal, decimals: number): Price | undefined {
  const raised = (amount: Decimal) =>
    amount.plus(amount.times(percent).times(PER_CENT)).round(decimals)
  switch (price.model) {
    case 'per_unit':
      // Raised it is nobody's share any more.
      return { model: 'per_unit', unitPrice: raised(price.unitPrice) }
    case 'graduated':
    case 'volume':
      return {
        ...price,
        tiers: price.tiers.map(tier => ({
          ...tier,
          unitPrice: raised(tier.unitPrice),
          flatPrice: raised(tier.flatPrice),
        })),
      }
    case 'stairstep':
      return { ...price, steps: price.steps.map(step => ({ ...step, price: raised(step.price) })) }
    case 'package':
      return { ...price, packagePrice: raised(price.packagePrice) }
    case 'matrix':
      return {
        ...price,
        rows: price.rows.map(row => ({ ...row, unitPrice: raised(row.unitPrice) })),
        defaultPrice: price.defaultPrice && raised(price.defaultPrice),
      }
    case 'percentage':
    case 'graduated_percentage':
      return { ...price, feePerEvent: raised(price.feePerEvent) }
    default:
      return undefined
  }
}
