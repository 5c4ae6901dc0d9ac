import { Decimal } from '../../kernel/decimal.ts'

/** What a period cost that was billed at a level amount, and what was kept since. */
export type BudgetPeriod = {
  readonly periodStart: Temporal.PlainDate
  readonly actual: Decimal
  readonly kept: Decimal
  /** The difference was settled with it: nothing of it is kept on. */
  readonly settled: boolean
}

export type LevelTerms = {
  /** The level amount is a multiple of it, rounded up. */
  readonly roundUpTo: Decimal
  /** Left as it is where the new one differs by no more than so many per cent. */
  readonly tolerancePercent: Decimal
}

/** A new level amount and what it is made of. */
export type Level = {
  readonly months: number
  /** The mean of what those months cost, with tax. */
  readonly average: Decimal
  /** What is still kept: above 0 paid ahead. A twelfth of it makes each month less. */
  readonly kept: Decimal
  readonly level: Decimal
  readonly isChange: boolean
}

const TWELVE = Decimal.of(12)
const CENTS = 6

/**
 * The level amount by what the last months cost (twelve at most, the latest first): their mean, less a
 * twelfth of what is kept, rounded up. Undefined where no month was billed yet.
 */
export function newLevel(
  periods: readonly BudgetPeriod[],
  present: Decimal,
  { roundUpTo, tolerancePercent }: LevelTerms,
): Level | undefined {
  const [latest] = periods
  if (latest === undefined) return undefined
  const last = periods.slice(0, 12)
  const sum = last.reduce((all, { actual }) => all.plus(actual), Decimal.zero)
  const months = Decimal.of(last.length)
  const average = sum.dividedBy(months, CENTS)
  const kept = latest.settled ? Decimal.zero : latest.kept
  const due = average.minus(kept.dividedBy(TWELVE, CENTS))
  const steps = due.sign > 0 ? due.dividedBy(roundUpTo, CENTS).ceiling() : Decimal.one
  const level = steps.times(roundUpTo)
  const off = level.minus(present).abs().times(Decimal.of(100))
  const isChange = off.isAbove(present.abs().times(tolerancePercent))
  return { months: last.length, average, kept, level, isChange }
}
