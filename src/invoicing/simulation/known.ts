import { isBefore } from '../../kernel/period.ts'

/** A fact that becomes known on a date; null = known from the start. */
export type Knowable = {
  readonly knownFrom: Temporal.PlainDate | null
  /** From when on it is taken back; null or left out: never. */
  readonly withdrawnOn?: Temporal.PlainDate | null
}

/** Whether a bill made on a date knows the fact. */
export function isKnown(fact: Knowable, on: Temporal.PlainDate): boolean {
  const { knownFrom } = fact
  return (knownFrom === null || !isBefore(on, knownFrom)) && !isWithdrawn(fact, on)
}

/** Whether a bill made on a date knows that the fact was taken back. */
export function isWithdrawn({ withdrawnOn = null }: Knowable, on: Temporal.PlainDate): boolean {
  return withdrawnOn !== null && !isBefore(on, withdrawnOn)
}

/**
 * Whether the fact became known, or was taken back, after the bill before (null: there was none)
 * was made.
 */
export function isNews(
  fact: Knowable,
  before: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
): boolean {
  return before !== null && isKnown(fact, on) !== isKnown(fact, before)
}

/**
 * The facts known on a date in the order in which they became known, so that the last one about a
 * thing is what holds.
 */
export function knownOn<Fact extends Knowable>(
  facts: readonly Fact[],
  on: Temporal.PlainDate,
): Fact[] {
  return facts
    .filter(fact => isKnown(fact, on))
    .sort((a, b) => {
      if (a.knownFrom === null || b.knownFrom === null) {
        return Number(a.knownFrom !== null) - Number(b.knownFrom !== null)
      }
      return Temporal.PlainDate.compare(a.knownFrom, b.knownFrom)
    })
}
