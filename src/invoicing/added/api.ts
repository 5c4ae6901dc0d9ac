import { z } from 'zod'
import { code, currency, date, line, optional, whole } from '../../formats/fields.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

/** A line of a debit note: a line of the original that was too low, or something of its own. */
const DebitLine = z.strictObject({
  /** Number of the original's line: product, period, account and taxes are copied from it. */
  line: optional(z.int().min(1)),
  /** Of a line of its own: the product that decides tax and revenue account. */
  product: optional(code),
  description: optional(line(300)),
  /** What is owed besides, without tax. */
  netAmount: amount,
})

/** A debit note: about an invoice, or for an account on its own. */
export const IssueDebitNote = z.strictObject({
  /** Number of the invoice that was too low. */
  invoice: optional(code),
  /** Without an invoice: the account and the legal entity that it owes. */
  accountNumber: optional(code),
  entity: optional(code),
  currency: optional(currency),
  reason: line(500),
  issueOn: date,
  /** Days to pay; left out: the customer's terms. */
  termsDays: optional(whole(0, 365)),
  lines: z.array(DebitLine).min(1, 'a line').max(200),
})
export type IssueDebitNote = z.output<typeof IssueDebitNote>
