import { z } from 'zod'
import { code, currency, date, line, optional, whole } from '../../formats/fields.ts'
import {
  agreedPriceRow,
  discountRow,
  oneOffRow,
  planChangeRow,
  quantityRow,
  subscriptionRow,
  termFields,
} from '../api.ts'

const lineName = code

/** A plan version that starts, with what was agreed about it. */
const subscriptionLine = z.strictObject({
  line: lineName,
  kind: z.literal('subscription'),
  subscriptionNumber: code,
  planCode: subscriptionRow.shape.planCode,
  planVersion: subscriptionRow.shape.planVersion,
  premiseCode: subscriptionRow.shape.premiseCode,
  startOn: date,
  endOn: subscriptionRow.shape.endOn,
  anchorDay: subscriptionRow.shape.anchorDay,
  quantity: subscriptionRow.shape.quantity,
  discounts: z
    .array(
      z.strictObject({
        code: discountRow.shape.code,
        name: discountRow.shape.name,
        percent: discountRow.shape.percent,
        chargeCode: discountRow.shape.chargeCode,
        /** Left out: from the start of the subscription. */
        fromOn: optional(date),
        toOn: discountRow.shape.toOn,
      }),
    )
    .max(50)
    .default([]),
  /** Prices agreed with the customer instead of those of the plan. */
  prices: z
    .array(
      z.strictObject({
        chargeCode: code,
        price: agreedPriceRow.shape.price,
        /** Left out: from the start of the subscription. */
        effectiveFrom: optional(date),
      }),
    )
    .max(100)
    .default([]),
  /** Days that are free from the start on. */
  trialDays: optional(whole(1, 3660)),
})

/** More or fewer units of what runs already. */
const quantityLine = z.strictObject({
  line: lineName,
  kind: z.literal('quantity'),
  subscriptionNumber: code,
  chargeCode: quantityRow.shape.chargeCode,
  effectiveOn: date,
  quantity: quantityRow.shape.quantity,
})

/** Another plan version for what runs already. */
const planLine = z.strictObject({
  line: lineName,
  kind: z.literal('plan'),
  subscriptionNumber: code,
  effectiveOn: date,
  planCode: planChangeRow.shape.planCode,
  planVersion: planChangeRow.shape.planVersion,
  quantity: planChangeRow.shape.quantity,
})

/** Something charged once, on a subscription that runs or that the order starts. */
const oneOffLine = z.strictObject({
  line: lineName,
  kind: z.literal('one_off'),
  subscriptionNumber: code,
  productCode: oneOffRow.shape.productCode,
  description: oneOffRow.shape.description,
  serviceOn: date,
  quantity: oneOffRow.shape.quantity.prefault('1'),
  unit: oneOffRow.shape.unit,
  unitPrice: oneOffRow.shape.unitPrice,
  taxInclusive: oneOffRow.shape.taxInclusive.default(false),
})

const orderLine = z.discriminatedUnion('kind', [
  subscriptionLine,
  quantityLine,
  planLine,
  oneOffLine,
])
export type OrderLine = z.output<typeof orderLine>

/** The contract that the order makes; of one that runs already the number is enough. */
const orderContract = z
  .strictObject({
    contractNumber: code,
    legalEntity: optional(code),
    currency: optional(currency),
    startOn: optional(date),
    poNumber: optional(line(100)),
    ...termFields,
  })
  .refine(
    ({ legalEntity, currency, startOn, termMonths }) =>
      [legalEntity, currency, startOn].every(each => each !== null) ||
      [legalEntity, currency, startOn, termMonths].every(each => each === null),
    { error: 'a contract with legal entity, currency and start, or with its number alone' },
  )

/** A quote or order as a quoting system hands it over. */
export const orderRow = z.strictObject({
  accountNumber: code,
  /** Which system it comes from, and its number there: a record is known again by both. */
  source: code,
  reference: line(80),
  /** Last day on which the quote can be accepted. */
  validUntil: optional(date),
  contract: orderContract,
  lines: z
    .array(orderLine)
    .min(1)
    .max(200)
    .refine(lines => new Set(lines.map(each => each.line)).size === lines.length, {
      error: 'lines that each have a name of their own',
    }),
  /** Left out: a quote that nobody has accepted yet. */
  acceptedOn: optional(date),
})
export type OrderRow = z.output<typeof orderRow>

const orderName = { source: code, reference: line(80) }

/** The customer said yes on a date. */
export const acceptanceRow = z.strictObject({ ...orderName, acceptedOn: date })
export type AcceptanceRow = z.output<typeof acceptanceRow>

/** The quote is off the table. */
export const withdrawalRow = z.strictObject({ ...orderName, reason: line(500) })
export type WithdrawalRow = z.output<typeof withdrawalRow>
