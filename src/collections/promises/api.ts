import { z } from 'zod'
import { code, currency, date, line, optional, whole } from '../../formats/fields.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

/** What a customer promises: an amount by a day. */
export const promiseFields = {
  entity: code,
  currency,
  payBy: date,
  amount,
  /** What may be missing of it; left out: nothing. */
  tolerance: optional(amount),
  /** Days that the bank may take. */
  graceDays: whole(0, 30).default(2),
  /** Ids of open items; left out: what is owed, the oldest due first. */
  items: z.array(z.uuid()).max(200).optional(),
}

export const promiseInput = z.strictObject({
  accountNumber: code,
  ...promiseFields,
  note: optional(line(500)),
  /** What it is called where it came from: brought again, it is the same promise. */
  reference: optional(line(100)),
})

export const cancelPromiseInput = z.strictObject({
  accountNumber: code,
  promise: z.uuid(),
  why: line(500),
})

export const evaluatePromisesInput = z.strictObject({
  on: date,
  after: optional(z.uuid()),
  limit: whole(1, 5000).default(2000),
})
