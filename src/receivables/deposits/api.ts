import { z } from 'zod'
import { code, currency, date, line, optional, whole } from '../../formats/fields.ts'

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')
const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

export const openDepositInput = z.strictObject({
  entity: code,
  /** What people know it by: the number of the slip. */
  reference: code,
  currency,
  on: date,
  /** Counted by hand: the sum of the adding machine, and how many checks and amounts of cash. */
  controlTotal: amount,
  controlCount: whole(1, 100_000),
  /** Our bank account that it is brought to; left out: the main one of this currency. */
  bankAccount: optional(code),
})

const receipts = z
  .array(z.strictObject({ accountNumber: optional(code), receipt: uuid }))
  .min(1, 'a receipt')
  .max(5000)

export const depositReceiptsInput = z.strictObject({ entity: code, reference: code, receipts })

export const closeDepositInput = z.strictObject({
  entity: code,
  reference: code,
  on: date,
  /** Why what was counted is not what was keyed in. */
  reason: optional(code),
})

export const attachImageInput = z.strictObject({
  accountNumber: optional(code),
  /** Instead of the account where nobody knows whose money it is. */
  entity: optional(code),
  receipt: uuid,
  note: optional(line(200)),
  /** PNG, JPEG or PDF, at most 3 MB, in base64. */
  content: z.string().max(4_000_000, 'at most 3 MB'),
})
