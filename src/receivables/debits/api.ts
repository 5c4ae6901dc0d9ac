import { z } from 'zod'
import { code, date, line, oneOf } from '../../formats/fields.ts'

/** A run of debits: what falls due by the day of collection, under mandates of a scheme. */
export const debitRunInput = z.strictObject({
  legalEntity: code,
  scheme: oneOf(['sepa', 'ach']),
  collectOn: date,
})

export const debitRunName = z.strictObject({ run: line(40) })

/** A file of the bank that answers debits, base64. */
export const bankAnswerInput = z.strictObject({
  fileName: line(200),
  content: z.base64({ error: 'the file in base64' }).min(4).max(24_000_000),
})

/** A page of a run, by the payment before. */
export const debitPage = z.strictObject({
  run: line(40),
  after: z.strictObject({ accountId: z.uuid(), paymentId: z.uuid() }).nullable().default(null),
})
