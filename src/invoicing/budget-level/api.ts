import { z } from 'zod'
import { whenField } from '../../contracts/api.ts'
import { code, notNegative, positive } from '../../formats/fields.ts'

/** A subscription whose level amount is worked out anew from what its months have cost. */
export const budgetRow = z.strictObject({
  accountNumber: code,
  subscriptionNumber: code,
  /** From when the new amount holds: a date, or the end of the period under way. */
  effectiveOn: whenField.default('period_end'),
  /** The amount is a multiple of it, rounded up. */
  roundUpTo: positive.prefault('1'),
  /** Left as it is where the new one differs by no more than so many per cent. */
  tolerancePercent: notNegative.prefault('0'),
})
export type BudgetRow = z.output<typeof budgetRow>
