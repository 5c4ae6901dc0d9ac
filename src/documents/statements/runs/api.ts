import { z } from 'zod'
import { code, date, oneOf, optional, whole } from '../../../formats/fields.ts'
import { STATEMENT_METHODS } from '../statement.ts'

/** Whose statements a run makes: with something open, that or a movement, or of everybody. */
export const WHOSE = ['balance', 'balance_or_movement', 'everybody'] as const
export type Whose = (typeof WHOSE)[number]

/** Statements for the customers of a legal entity. */
export const StartStatementRun = z.strictObject({
  legalEntity: code,
  /** Movements after this day; left out: the last day of the month before that of `asOf`. */
  from: optional(date),
  /** As of the end of this day; left out: the last day of last month, where the legal entity is. */
  asOf: optional(date),
  /** Default: the method set for each customer, else by open items. */
  method: optional(oneOf(STATEMENT_METHODS)),
  whose: z.enum(WHOSE, { error: `one of ${WHOSE.join(', ')}` }).default('balance_or_movement'),
  /** Only customers of this segment; left out: all. */
  segment: optional(code),
  /** Only these accounts; left out: all. */
  accounts: optional(z.array(code).min(1, 'an account').max(5000)),
})

export const StatementRunRef = z.strictObject({ run: code })

/** One part of a run; a job works it. */
export const StatementChunk = z.strictObject({ runId: z.uuid(), chunkNo: whole(0, 1_000_000) })
