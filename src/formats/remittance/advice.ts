import type { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'

/*
 * What a payer's remittance advice says, whatever its format: which documents a payment pays, how much
 * of each, and what was kept back. Amounts are exact decimals in major units.
 */

/** One document that is paid, or a credit note that is used up (then the amount is below zero). */
export type AdviceLine = {
  /** Where it stands in the file, from 1, for messages. */
  readonly line: number
  /** The document's number as the payer wrote it, the likeliest first; at least one. */
  readonly documents: readonly string[]
  /** What is paid of it. */
  readonly amount: Decimal
  /** What was kept back of it, zero or more. */
  readonly deduction: Decimal
  /** Why, in the payer's code or words. */
  readonly reason: string | null
}

/** One payment and what it is for. */
export type Advice = {
  readonly payerName: string | null
  /** The number of the payer's account with us. */
  readonly payerNumber: string | null
  /** By which the payment is known: trace, check or transfer number. */
  readonly reference: string | null
  readonly paidOn: Temporal.PlainDate | null
  readonly currency: string | null
  /** What is paid in all; null where the payer does not say. */
  readonly total: Decimal | null
  readonly lines: readonly AdviceLine[]
}

/** Nothing is known of a payment yet. */
export const NO_ADVICE: Omit<Advice, 'lines'> = {
  payerName: null,
  payerNumber: null,
  reference: null,
  paidOn: null,
  currency: null,
  total: null,
}

/** Refuses one field of a payer's file, by its line. */
export function adviceFault(
  format: string,
  line: number,
  field: string,
  found: string,
  expected: string,
): RefusalError {
  const shown = JSON.stringify(found.slice(0, 60))
  return new RefusalError('remittance_file_field', { format, line, field, found: shown, expected })
}
