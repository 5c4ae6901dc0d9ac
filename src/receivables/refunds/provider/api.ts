import { z } from 'zod'
import { code, line, optional } from '../../../formats/fields.ts'

/** A refund to the card or account that a payment came from. */
export const refundPaymentInput = z.strictObject({
  accountNumber: code,
  paymentId: z.uuid(),
  /** The credit that is paid out: a receipt, a credit note, money on account; left out: the payment's. */
  item: optional(z.uuid()),
  /** Left out: all that is left of the credit, as far as the payment covers it. */
  amount: optional(z.string({ error: 'an amount such as 12.50' }).max(40)),
  reason: code,
  note: optional(line(500)),
})
