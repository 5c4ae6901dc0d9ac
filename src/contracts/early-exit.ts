import type { Names } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import { type Term, termEndFrom } from './term.ts'

/**
 * What ending before the end of a term costs, as agreed in the contract: a fixed amount, an amount
 * for each month left (a begun one counts whole), or a percentage of the recurring fees left.
 */
export type EarlyExit = {
  readonly kind: 'fixed' | 'per_month' | 'percent'
  /** In the contract's currency, or per cent. */
  readonly value: Decimal
  /** By which it is taxed and posted. */
  readonly productCode: string
  readonly name: Names
}

/** The fee for one end: its terms and the end of the term that it breaks. */
export type ExitFee = EarlyExit & { readonly termEndOn: Temporal.PlainDate }

/** The fee that ending on a date costs; null where none is agreed or no term is broken. */
export function exitFeeOf(
  term: Term,
  earlyExit: EarlyExit | null,
  endOn: Temporal.PlainDate,
): ExitFee | null {
  if (earlyExit === null) return null
  const termEndOn = termEndFrom(term, endOn)
  if (termEndOn === undefined || !isBefore(endOn, termEndOn)) return null
  return { ...earlyExit, termEndOn }
}
