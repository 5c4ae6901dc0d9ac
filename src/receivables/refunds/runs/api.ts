import { z } from 'zod'
import { code, date, line, oneOf, optional } from '../../../formats/fields.ts'

/** A run of refunds by transfer: what waits to be paid out, in euros (SEPA) or US dollars (ACH). */
export const refundRunInput = z.strictObject({
  legalEntity: code,
  scheme: oneOf(['sepa', 'ach']).default('sepa'),
  payOn: date,
  /** Our bank account that pays; left out: the main one. Refunds of another one wait for their run. */
  bankAccount: optional(code),
  /** Left out: whatever waits. Else only refunds of this day and later. */
  refundedFrom: optional(date),
  /** Refunds that are not to be sent, as they were paid by hand. */
  leaveOut: z.array(z.uuid()).max(1000).default([]),
})

export const refundRunName = z.strictObject({ run: line(40) })
