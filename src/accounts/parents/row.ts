import { z } from 'zod'
import { code, date, oneOf, optional } from '../../formats/fields.ts'

/** Whom an account belongs to from a date on, and who pays how. */
export const parentRow = z
  .strictObject({
    accountNumber: code,
    fromOn: date,
    /** Left out: from then on it belongs to nobody. */
    parentNumber: optional(code),
    /**
     * `consolidated`: on one invoice of the payer, in a section of its own. `own`: on invoices of its
     * own that the payer gets and owes. `self`: it pays itself.
     */
    billing: oneOf(['consolidated', 'own', 'self']),
  })
  .refine(({ parentNumber, billing }) => parentNumber !== null || billing === 'self', {
    error: 'a parent who pays, or billing "self"',
  })
export type ParentRow = z.output<typeof parentRow>
