import { z } from 'zod'
import { code, date, line, oneOf } from '../../formats/fields.ts'

/** Two accounts of one customer become one: `from` goes into `into` on a day. */
export const mergeRow = z.strictObject({
  from: code,
  into: code,
  on: date,
  reason: line(500),
  /** On the invoice of the account that stays, or on invoices of its own. */
  billing: oneOf(['consolidated', 'own']).default('consolidated'),
})
export type MergeRow = z.output<typeof mergeRow>

/** A merge that was wrong: the account stands for itself again from a day on. */
export const unmergeRow = z.strictObject({ from: code, on: date, reason: line(500) })
export type UnmergeRow = z.output<typeof unmergeRow>

/** Another legal owner takes an account over on a day, and owes what it is billed from then on. */
export const ownerRow = z.strictObject({
  accountNumber: code,
  owner: code,
  on: date,
  reason: line(500),
  billing: oneOf(['consolidated', 'own']).default('own'),
})
export type OwnerRow = z.output<typeof ownerRow>
