import { z } from 'zod'
import { indexValueRow, priceIndexRow } from '../../catalog/api.ts'
import { agreedPriceRow, bundleRow, rampRow, trialRow } from '../../contracts/api.ts'
import { couponFault, couponTermsShape } from '../../contracts/coupon-row.ts'
import { date, optional } from '../../formats/fields.ts'

/*
 * What a simulation is told of prices beyond the plans: what was agreed with the customer, coupons,
 * trials, indexes and bundles.
 */

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** A price agreed with the customer; `price` null ends the agreement. */
export const agreedPrice = z.strictObject({
  planCode: agreedPriceRow.shape.planCode,
  chargeCode: agreedPriceRow.shape.chargeCode,
  effectiveFrom: agreedPriceRow.shape.effectiveFrom,
  price: agreedPriceRow.shape.price,
  knownFrom,
})

/** Price and quantity of a charge, phase by phase. */
export const ramp = z.strictObject({
  chargeCode: rampRow.shape.chargeCode,
  phases: rampRow.shape.phases,
  knownFrom,
})

/** A coupon on the subscription: what it gives, and from when to when. */
export const coupon = z
  .strictObject({
    ...couponTermsShape,
    redeemedOn: date,
    /** First day without it. */
    withdrawnOn: optional(date),
    knownFrom,
  })
  .superRefine((row, ctx) => {
    const message = couponFault(row)
    if (message !== undefined) ctx.addIssue({ code: 'custom', message })
  })

/** The trial with which the subscription starts. */
export const trial = z
  .strictObject({
    days: trialRow.shape.days,
    endOn: trialRow.shape.endOn,
    freeUsage: trialRow.shape.freeUsage,
    periodsFrom: trialRow.shape.periodsFrom,
    knownFrom,
  })
  .refine(row => (row.days === null) !== (row.endOn === null), {
    error: 'either days or endOn',
  })

/** A published index with its values. */
export const priceIndex = z.strictObject({
  indexCode: priceIndexRow.shape.indexCode,
  name: priceIndexRow.shape.name.optional(),
  values: z
    .array(
      z.strictObject({
        month: indexValueRow.shape.month,
        value: indexValueRow.shape.value,
        knownFrom,
      }),
    )
    .max(10_000),
})

/** What charges of a plan version cost together. */
export const bundle = z.strictObject({
  planCode: bundleRow.shape.planCode,
  planVersion: bundleRow.shape.planVersion.default(1),
  effectiveFrom: bundleRow.shape.effectiveFrom,
  bundlePrice: bundleRow.shape.bundlePrice,
  charges: bundleRow.shape.charges,
  knownFrom,
})
