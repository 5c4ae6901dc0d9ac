import { z } from 'zod'
import {
  code,
  currency,
  date,
  names,
  oneOf,
  optional,
  positive,
  whole,
  yesNo,
} from '../formats/fields.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'

const HUNDRED = Decimal.of(100)

const count = whole(1, 1200)
  .nullish()
  .transform(value => value ?? null)
const cap = whole(1, 1_000_000_000)
  .nullish()
  .transform(value => value ?? null)

/** What a coupon gives. */
export const couponTermsShape = {
  code,
  name: names,
  percent: optional(
    positive.refine(percent => !percent.isAbove(HUNDRED), {
      error: 'a percentage of at most 100',
    }),
  ),
  /** Off each period of each charge that it names. */
  amount: optional(positive),
  currency: optional(currency),
  duration: oneOf(['once', 'periods', 'months', 'forever']),
  /** How many periods or months. */
  count,
  chargeCodes: z.array(code).max(50).default([]),
  planCodes: z.array(code).max(50).default([]),
  rank: whole(0, 9999).default(0),
}

type Terms = {
  readonly percent: unknown
  readonly amount: unknown
  readonly currency: unknown
  readonly duration: string
  readonly count: number | null
  readonly chargeCodes: readonly string[]
}

/** What must fit together in the terms of a coupon: a message where it does not. */
export function couponFault(coupon: Terms): string | undefined {
  const { percent, amount, currency, duration, count, chargeCodes } = coupon
  if ((percent === null) === (amount === null)) return 'either percent or amount'
  if ((amount === null) !== (currency === null)) return 'a currency with an amount, else none'
  if (amount !== null && chargeCodes.length === 0) return 'the charges that an amount is taken off'
  const counted = duration === 'periods' || duration === 'months'
  if (counted !== (count !== null)) return 'a count with periods or months, else none'
  return undefined
}

function checked<Row extends Terms>(row: Row, ctx: z.RefinementCtx<Row>): void {
  const message = couponFault(row)
  if (message !== undefined) ctx.addIssue({ code: 'custom', message })
}

/** A coupon: what it gives, on what, and who may redeem it. */
export const couponRow = z
  .strictObject({
    ...couponTermsShape,
    /** Not beside another coupon on one subscription. */
    exclusive: yesNo.default(false),
    /** It may be redeemed from here on. */
    validFrom: date,
    /** First day on which it may not be redeemed any more. */
    validTo: optional(date),
    maxRedemptions: cap,
    maxPerAccount: cap,
  })
  .superRefine(checked)
  .refine(({ validFrom, validTo }) => validTo === null || isBefore(validFrom, validTo), {
    error: 'validTo after validFrom',
  })
export type CouponRow = z.output<typeof couponRow>

const subscriptionKey = { accountNumber: code, subscriptionNumber: code }

/** A coupon taken on a subscription. */
export const redemptionRow = z.strictObject({ ...subscriptionKey, code, redeemedOn: date })
export type RedemptionRow = z.output<typeof redemptionRow>

/** A coupon taken off a subscription; that day is the first without it. */
export const withdrawalRow = z.strictObject({ ...subscriptionKey, code, withdrawnOn: date })
export type WithdrawalRow = z.output<typeof withdrawalRow>
