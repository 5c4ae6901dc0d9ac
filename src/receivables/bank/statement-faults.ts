import type { BankControl } from '../../formats/bank/statement.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/result.ts'

/** What a statement says of itself, in minor units. */
export type StatementSums = {
  readonly kind: 'statement' | 'report' | 'notification' | 'lockbox'
  readonly currency: string
  readonly openingMinor: bigint | null
  readonly closingMinor: bigint | null
  readonly bookedMinor: bigint
  readonly differences: readonly BankControl[]
  /** What the statement before it ended with; null when it is the first. */
  readonly previousClosingMinor: bigint | null
}

/**
 * Why a statement must be looked at before its lines are used: it does not add up, a control total
 * differs, or its opening balance is not what the one before ended with (a statement is missing, or
 * was sent twice with changes). Empty: it is sound.
 */
export function statementFaults(sums: StatementSums): Refusal[] {
  const { currency, openingMinor, closingMinor, bookedMinor } = sums
  const text = (minor: bigint): string => formatAmount(minor, currency)
  const faults: Refusal[] = sums.differences.map(control => ({
    code: 'bank_control_total',
    facts: { ...control },
  }))
  if (openingMinor !== null && closingMinor !== null) {
    const difference = closingMinor - openingMinor - bookedMinor
    if (difference !== 0n) {
      const facts = {
        opening: text(openingMinor),
        entries: text(bookedMinor),
        closing: text(closingMinor),
        difference: text(difference),
        currency,
      }
      faults.push({ code: 'bank_statement_sum', facts })
    }
  }
  const { previousClosingMinor: before } = sums
  if (sums.kind === 'statement' && openingMinor !== null && before !== null) {
    if (before !== openingMinor) {
      const facts = { before: text(before), opening: text(openingMinor), currency }
      faults.push({ code: 'bank_statement_gap', facts })
    }
  }
  return faults
}
