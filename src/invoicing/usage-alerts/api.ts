import { z } from 'zod'
import { code, currency, date, decimal, oneOf, optional } from '../../formats/fields.ts'

/** A limit to watch: of one charge, one subscription, or all usage of the account. */
export const usageAlertRow = z.strictObject({
  accountNumber: code,
  /** The clerk's own name for it; given again, it takes the place of the one before. */
  code,
  subscriptionNumber: optional(code),
  chargeCode: optional(code),
  measure: oneOf(['quantity', 'amount']),
  currency: optional(currency),
  /** Units, an amount in the currency, or per cent where `percentOf` says of what. */
  threshold: decimal,
  percentOf: optional(oneOf(['budget', 'included', 'minimum', 'commitment'])),
  budget: optional(decimal),
  /** Of the commitment that the per cent are of, over its term. */
  commitmentCode: optional(code),
  /** What was used so far, or what the period is expected to come to. */
  basis: oneOf(['current', 'projected']).default('current'),
})
export type UsageAlertRow = z.output<typeof usageAlertRow>

/** An alert that is watched no longer. */
export const usageAlertEnd = z.strictObject({ accountNumber: code, code })
export type UsageAlertEnd = z.output<typeof usageAlertEnd>

/** A page of accounts whose alerts are looked at, after one account. */
export const EvaluateUsageAlerts = z.strictObject({
  after: z.uuid({ error: 'the id of an account' }).optional(),
  limit: z.int().min(1).max(1000).default(500),
})

/** Which notices are listed. */
export const listUsageNotices = z.strictObject({
  account: code.optional(),
  since: date.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})
