import { z } from 'zod'
import { code, date, line } from '../../formats/fields.ts'

/** Which accounts and periods are billed again, and how. */
export const StartRebill = z.strictObject({
  entity: code,
  /** Periods with days on or after it … */
  from: date,
  /** … that begin before it; left out, up to what was billed last. */
  to: date.optional(),
  /** One document by the difference, or a credit note for each document and a new one for it. */
  method: z.enum(['difference', 'void'], { error: 'difference or void' }),
  reason: line(500),
  /** Code of the cause, for the report of what goes wrong. */
  cause: code.optional(),
  issueOn: date,
  /** Left out: every account that was billed something in the range. */
  accounts: z.array(code).min(1).max(10_000).optional(),
  cycle: code.optional(),
  /** Items of this plan, of this charge code. */
  plan: code.optional(),
  charge: code.optional(),
})

/** The terms of a rebill as its run keeps them. */
export type RebillTerms = {
  readonly method: 'difference' | 'void'
  readonly from: string
  readonly to: string | null
  readonly reason: string
  readonly plan: string | null
  readonly charge: string | null
  /** Why, by code; left out by runs of before there were causes. */
  readonly cause?: string | null
}

/** A page of a rebill's before and after. */
export const rebillReportInput = z.strictObject({ run: line(200) })
