import { Decimal } from '../../kernel/decimal.ts'

/** What is owed by one segment in one currency, by age, and what of it is not expected. */
export type ExposedSegment = {
  readonly segment: string | null
  readonly bucketsMinor: readonly bigint[]
  /** Percent by age; none: nothing is provided for. */
  readonly percents: readonly Decimal[]
}

/** The percents of a segment: its own, or those of any other (`*`). */
export function percentsOf(
  rates: ReadonlyMap<string, readonly Decimal[]>,
  segment: string | null,
): readonly Decimal[] {
  return rates.get(segment ?? '*') ?? rates.get('*') ?? []
}

/**
 * What the allowance has to come to: open amounts times their percent, rounded half up once for each
 * segment and age. Source: IFRS 9, B5.5.35 (provision matrix).
 */
export function provisionTarget(segments: readonly ExposedSegment[]): bigint {
  return segments.reduce(
    (sum, { bucketsMinor, percents }) =>
      sum +
      bucketsMinor.reduce((part, minor, i) => {
        const percent = percents[i] ?? Decimal.zero
        return part + Decimal.of(minor).times(percent).dividedBy(Decimal.of(100), 0).coefficient
      }, 0n),
    0n,
  )
}
