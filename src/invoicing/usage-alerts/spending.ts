import type { Decimal } from '../../kernel/decimal.ts'
import type { Period } from '../../kernel/period.ts'
import { isIn } from '../commitment.ts'
import type { CountedRange } from '../committed.ts'
import type { UsageForecast } from '../usage-forecast.ts'

/** A commitment in its term under way, and what has been spent of it. */
export type CommitmentSpending = {
  readonly accountId: string
  readonly code: string
  readonly currency: string
  /** For the whole term, in major units. */
  readonly amount: Decimal
  readonly term: Period
  /** The billing periods that count in the term. */
  readonly ranges: readonly CountedRange[]
  /** What was billed of them so far, but for usage whose period is under way. */
  readonly billedMinor: bigint
}

/** Whether what a charge comes to in its period under way counts towards a commitment's term. */
export function countsFor({ ranges }: CommitmentSpending, forecast: UsageForecast): boolean {
  return isIn(ranges, {
    itemId: forecast.itemId,
    periodStart: forecast.period.start,
    component: '',
  })
}
