import { z } from 'zod'
import { code, date, oneOf, optional } from '../../formats/fields.ts'
import { ASKED_METHODS, STATEMENT_METHODS } from './statement.ts'

/** Statements of some customers. */
export const MakeStatements = z.strictObject({
  legalEntity: code,
  accounts: z.array(code).min(1).max(500),
  /** Movements after this day; a statement opens with its balance. */
  from: date,
  asOf: date,
  /** Default: the method set for each customer, else by open items. */
  method: optional(oneOf(STATEMENT_METHODS)),
  /** Sends them, by each customer's delivery preference. */
  send: z.boolean({ error: 'true or false' }).default(false),
})

/** How statements of a customer are made from a day on. */
export const SetStatementMethod = z.strictObject({
  accountNumber: code,
  /** `none`: runs leave the customer out. */
  method: oneOf(ASKED_METHODS),
  /** The cut-over: statements as of this day or later are made so. */
  fromOn: date,
})
