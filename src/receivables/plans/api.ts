import { z } from 'zod'
import {
  code,
  currency,
  date,
  line,
  notNegative,
  oneOf,
  optional,
  whole,
  yesNo,
} from '../../formats/fields.ts'

/** An amount in major units as text, `12.50`. */
const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

const uuid = z.uuid({ error: 'an id' })

export const setPlanPolicyInput = z.strictObject({
  entity: code,
  fromOn: date,
  mostInstalments: whole(1, 120).default(12),
  mostDays: whole(1, 3660).default(366),
  /** In the legal entity's currency. */
  leastInstalment: optional(amount),
  graceDays: whole(0, 365).default(5),
  acceleration: oneOf(['all', 'none']).default('all'),
  planFee: optional(amount),
  /** A year. */
  interestPercent: optional(notNegative),
  feeTaxClass: code.default('outside'),
  /** Whether customers may ask for one on their own pages, within these limits. */
  customersAsk: yesNo.default(false),
})

/** What goes on the plan: a document by its number, or an open item by its id. */
const planned = z.strictObject({ document: optional(code), item: optional(uuid) })

export const agreePlanInput = z.strictObject({
  accountNumber: code,
  entity: code,
  /** Left out: everything that is overdue on the day. */
  items: z.array(planned).max(500).default([]),
  on: date,
  /** Dates and amounts; or else equal instalments. */
  instalments: z
    .array(z.strictObject({ dueOn: date, amount }))
    .max(120)
    .default([]),
  count: optional(whole(1, 120)),
  firstOn: optional(date),
  everyMonths: whole(1, 12).default(1),
  note: optional(line(500)),
  /** Whether the customer gets the agreement in writing. */
  tell: z.boolean().default(true),
  /** What the customer asked for on their pages, which this answers. */
  request: optional(uuid),
})
export type AgreePlan = z.output<typeof agreePlanInput>

export const cancelPlanInput = z.strictObject({
  accountNumber: code,
  plan: uuid,
  on: date,
  note: line(500),
})

export const workPlansInput = z.strictObject({ on: date })

/** What a customer asks for: all that is open, in equal monthly instalments. */
export const requestPlanInput = z.strictObject({
  accountNumber: code,
  legalEntity: code,
  currency,
  count: whole(2, 120),
  firstOn: date,
  note: optional(line(500)),
})

export const withdrawPlanRequestInput = z.strictObject({ accountNumber: code, request: uuid })

export const declinePlanRequestInput = z.strictObject({
  accountNumber: code,
  request: uuid,
  /** What the customer reads. */
  answer: line(500),
})
