import { z } from 'zod'
import {
  alignmentRow,
  discountRow,
  endingFields,
  endRow,
  oneOffRow,
  pauseRow,
  planChangeRow,
  quantityRow,
  subscriptionRow,
  termFields,
} from '../../contracts/api.ts'
import { code, country, date, line, notNegative, optional, positive } from '../../formats/fields.ts'
import { channel, MOST_FACTS, usageEvent } from './input-usage.ts'
import { agreedPrice, coupon, ramp, trial } from './pricing-input.ts'

/*
 * What a simulation is told of a subscription: what it pays, and what changes about it. Each has the fields
 * that its command has, less the numbers of account and subscription, which the nesting tells.
 */

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** From which bill date on a change is taken back; left out, it is not. */
const withdrawnOn = optional(date)

const quantityChange = z.strictObject({
  /** Left out: every charge that is multiplied by a quantity. */
  chargeCode: optional(code),
  effectiveOn: quantityRow.shape.effectiveOn,
  quantity: quantityRow.shape.quantity,
  knownFrom,
  withdrawnOn,
})

const planChange = z.strictObject({
  effectiveOn: planChangeRow.shape.effectiveOn,
  planCode: planChangeRow.shape.planCode,
  planVersion: planChangeRow.shape.planVersion.default(1),
  quantity: planChangeRow.shape.quantity,
  knownFrom,
  withdrawnOn,
})

const discount = z.strictObject({
  code: discountRow.shape.code,
  name: discountRow.shape.name,
  percent: discountRow.shape.percent,
  chargeCode: discountRow.shape.chargeCode,
  fromOn: discountRow.shape.fromOn,
  toOn: discountRow.shape.toOn,
  knownFrom,
})

const pause = z.strictObject({
  fromOn: date,
  toOn: pauseRow.shape.toOn,
  fees: pauseRow.shape.fees,
  usage: pauseRow.shape.usage,
  knownFrom,
})

const end = z.strictObject({
  endOn: endRow.shape.endOn,
  ...endingFields,
  exitFee: endRow.shape.exitFee,
  knownFrom,
})

/** What its contract agrees about its term. */
const agreement = z.strictObject({
  /** Left out: the start of the subscription. */
  startOn: optional(date),
  ...termFields,
})

const alignment = z.strictObject({
  effectiveOn: date,
  alignTo: alignmentRow.shape.alignTo,
  anchorDay: alignmentRow.shape.anchorDay,
  knownFrom,
})

const oneOff = z.strictObject({
  productCode: oneOffRow.shape.productCode,
  description: oneOffRow.shape.description,
  serviceOn: oneOffRow.shape.serviceOn,
  quantity: oneOffRow.shape.quantity.prefault('1'),
  unit: oneOffRow.shape.unit,
  unitPrice: oneOffRow.shape.unitPrice,
  taxInclusive: oneOffRow.shape.taxInclusive.default(false),
  knownFrom,
  /** What it should have been, as a corrected ticket says; a quantity of 0 takes it back. */
  corrections: z
    .array(
      z.strictObject({ quantity: notNegative, unitPrice: optional(notNegative), knownFrom: date }),
    )
    .max(100)
    .default([]),
})

/** A subscription and all that is told of it. */
export const subscription = z.strictObject({
  subscriptionNumber: code.default('1'),
  planCode: subscriptionRow.shape.planCode,
  planVersion: subscriptionRow.shape.planVersion.default(1),
  startOn: subscriptionRow.shape.startOn,
  endOn: subscriptionRow.shape.endOn,
  anchorDay: subscriptionRow.shape.anchorDay,
  alignTo: subscriptionRow.shape.alignTo,
  /** Its periods aligned anew from later dates on. */
  alignments: z.array(alignment).max(1000).default([]),
  quantity: subscriptionRow.shape.quantity,
  poNumber: optional(line(100)),
  /** What its documents are paid by: they are split by it. */
  paymentMethod: optional(line(40)),
  /** Purchase orders for service from later dates on. */
  laterPoNumbers: z
    .array(z.strictObject({ fromOn: date, poNumber: line(100).nullable() }))
    .max(1000)
    .default([]),
  /** What unbilled usage must come to for an invoice in mid-period (`progressiveOn`). */
  progressiveAmount: optional(positive),
  contract: optional(agreement),
  /** Where it is supplied, and so taxed; left out, where the customer is. */
  place: optional(z.strictObject({ country, region: optional(line(60)) })),
  knownFrom,
  quantityChanges: z.array(quantityChange).max(1000).default([]),
  planChanges: z.array(planChange).max(1000).default([]),
  /** Ends set or (null) taken back; the one known last holds. */
  ends: z.array(end).max(1000).default([]),
  discounts: z.array(discount).max(1000).default([]),
  /** The one known last holds. */
  trials: z.array(trial).max(100).default([]),
  /** Of two with one code and day of redemption the one known last holds. */
  coupons: z.array(coupon).max(100).default([]),
  /** Prices agreed for this subscription. */
  agreedPrices: z.array(agreedPrice).max(1000).default([]),
  ramps: z.array(ramp).max(100).default([]),
  /** Of two with one first day the one known last holds; an end on that day takes it back. */
  pauses: z.array(pause).max(1000).default([]),
  oneOffs: z.array(oneOff).max(1000).default([]),
  events: z.array(usageEvent).max(MOST_FACTS).default([]),
  channels: z.array(channel).max(100).default([]),
})

/** A subscription as it is told, before its changes have their days. */
export type ToldSubscription = z.output<typeof subscription>
