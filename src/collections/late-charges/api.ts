import { z } from 'zod'
import {
  code,
  country,
  date,
  decimal,
  line,
  names,
  notNegative,
  oneOf,
  optional,
  whole,
} from '../../formats/fields.ts'
import { amounts } from '../policies/api.ts'

const CUSTOMERS = ['all', 'business', 'person'] as const

/** A policy of late fees and interest from a day on. */
export const lateChargePolicyRow = z
  .strictObject({
    policyCode: code,
    fromOn: date,
    name: names,
    /** Whom it may be charged to. */
    customers: oneOf(CUSTOMERS).default('all'),
    /** A reference rate such as `ecb`, or else a rate of one's own; neither: no interest. */
    rateCode: optional(code),
    annualPercent: optional(notNegative),
    /** Added to the reference rate. */
    points: optional(notNegative),
    /** The most a year, points included. */
    mostPercent: optional(notNegative),
    dayBasis: oneOf(['365', '360', 'actual']).default('365'),
    /** Nothing is charged on what is overdue for no more days than this. */
    graceDays: whole(0, 365).default(0),
    /** Once an item. */
    flat: amounts,
    /** What comes to less for a customer waits for the next time. */
    minimums: amounts,
    termsDays: whole(0, 365).default(14),
    /** By runs while something is overdue, or by itself once an item is paid, up to that day. */
    billed: oneOf(['by_run', 'at_payment']).default('by_run'),
  })
  .refine(({ rateCode, annualPercent }) => rateCode === null || annualPercent === null, {
    error: 'a reference rate, or else a rate of its own',
    path: ['annualPercent'],
  })

export type LateChargePolicyRow = z.output<typeof lateChargePolicyRow>

/** A reference rate from a day on. */
export const referenceRateRow = z.strictObject({ rateCode: code, fromOn: date, percent: decimal })

/** A ceiling of law where customers live, from a day on. */
export const rateCapRow = z.strictObject({
  country,
  region: optional(line(60)),
  customers: oneOf(CUSTOMERS).default('all'),
  fromOn: date,
  /** Left out: none any more. */
  mostPercent: optional(notNegative),
})

export const waiveInput = z.strictObject({
  /** Number of the document by which it was charged. */
  document: code,
  reason: line(500),
  /** Code of the cause, for the report of what goes wrong; asked for where causes are required. */
  cause: code.optional(),
  issueOn: date,
})
