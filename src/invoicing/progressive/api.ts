import { z } from 'zod'
import { code, date } from '../../formats/fields.ts'

/** Whose usage is looked at, and the date of the documents. */
export const StartProgressiveRun = z.strictObject({
  entity: code,
  issueOn: date,
  /** Left out: every account with an amount to bill by. */
  accounts: z.array(code).min(1).max(10_000).optional(),
})
