import { z } from 'zod'
import {
  addressFields,
  code,
  date,
  email,
  language,
  line,
  oneOf,
  optional,
  phone,
  timeZone,
  whole,
} from '../formats/fields.ts'

/** A cycle of the billing calendar, with as many of its months as are known. */
export const cycleRow = z.strictObject({
  cycleCode: code,
  name: line(),
  dates: z
    .array(
      z.strictObject({
        /** Periods are billed that start or end by this day. */
        throughOn: date,
        readOn: date,
        cutOffOn: date,
        issueOn: date,
      }),
    )
    .max(600)
    .default([]),
})
export type CycleRow = z.output<typeof cycleRow>

/** A certificate that lifts one tax, or all (`*`). */
const exemption = z
  .strictObject({
    code,
    validFrom: date,
    validTo: optional(date),
    reason: line(),
  })
  .transform(({ code, validFrom, validTo, reason }) => ({
    code,
    validFrom: validFrom.toString(),
    validTo: validTo?.toString() ?? null,
    reason,
  }))

/** A customer: who is billed, where, in which language, and on which terms. */
export const accountRow = z.strictObject({
  accountNumber: code,
  kind: oneOf(['person', 'business']),
  name: line(),
  ...addressFields,
  email: optional(email),
  /** Where the customer is called; left out: it stays as it is, null: none. */
  phone: phone.nullish(),
  language: language.default('en'),
  timeZone,
  taxId: optional(line(40)),
  /** Days from issue to due date. */
  termsDays: whole(0, 365).default(14),
  /** The day of the month on which subscriptions that are aligned to the account are billed. */
  billingDay: optional(whole(1, 31)),
  delivery: oneOf(['email', 'post', 'portal']).default('portal'),
  cycleCode: optional(code),
  buyerReference: optional(line(100)),
  paper: optional(oneOf(['a4', 'us-letter'])),
  /** One invoice for all premises with a section for each, or one invoice for each premise. */
  invoicePer: oneOf(['account', 'premise']).default('account'),
  /** Left out: those of the account stay as they are. */
  exemptions: z.array(exemption).max(50).optional(),
})
export type AccountRow = z.output<typeof accountRow>

/** A place that is supplied. */
export const premiseRow = z.strictObject({
  accountNumber: code,
  premiseCode: code,
  name: line(),
  ...addressFields,
})
export type PremiseRow = z.output<typeof premiseRow>

/** A stop on billing, with its reason; without `untilOn` it lasts until it is released. */
export const holdRow = z.strictObject({
  accountNumber: code,
  reason: line(500),
  fromOn: date,
  untilOn: optional(date),
})
export type HoldRow = z.output<typeof holdRow>

/** Releases one hold, or without `holdId` every open one of the account. */
export const holdRelease = z.strictObject({
  accountNumber: code,
  holdId: optional(z.uuid({ error: 'the id of a hold' })),
})
export type HoldRelease = z.output<typeof holdRelease>
