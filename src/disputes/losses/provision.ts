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
 * What is not expected of what one segment owes, age by age: the open amount times its percent, rounded
 * half up once each.
 */
export function expectedLosses({ bucketsMinor, percents }: ExposedSegment): bigint[] {
  return bucketsMinor.map((minor, i) => {
    const percent = percents[i] ?? Decimal.zero
    return Decimal.of(minor).times(percent).dividedBy(Decimal.of(100), 0).coefficient
  })
}

/**
 * What the allowance has to come to: the expected losses of all segments and ages. Source: IFRS 9,
 * B5.5.35 (provision matrix).
 */
export function provisionTarget(segments: readonly ExposedSegment[]): bigint {
  return segments.flatMap(expectedLosses).reduce((sum, minor) => sum + minor, 0n)
}
