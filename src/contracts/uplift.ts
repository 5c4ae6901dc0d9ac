import type { PriceIndexes } from '../catalog/price-index.ts'
import { Decimal } from '../kernel/decimal.ts'

/** By how much prices rise when a further term begins, as JSON keeps it: its numbers as text. */
export type Uplift = PercentUplift | IndexUplift

type PercentUplift = { readonly percent: string; readonly decimals: number }

/** As a published index has moved from term to term, kept between floor and ceiling. */
type IndexUplift = {
  readonly index: string
  /** How many months before a term begins its value is taken, because it is published later. */
  readonly monthsBefore: number
  /** Per cent; null = none. */
  readonly floor: string | null
  readonly ceiling: string | null
  /** Of every price. */
  readonly decimals: number
}

/** Decimals of a percentage that is worked out from an index. */
const PERCENT_DECIMALS = 4

/** The percentage by which a term is dearer than the one before it, or the month that is not published. */
export function upliftPercent(
  uplift: Uplift,
  before: Temporal.PlainDate,
  begins: Temporal.PlainDate,
  indexes: PriceIndexes,
): Decimal | { readonly index: string; readonly month: string } {
  if ('percent' in uplift) return Decimal.parse(uplift.percent)
  const { index, monthsBefore } = uplift
  const values: Decimal[] = []
  for (const date of [before, begins]) {
    const month = date.subtract({ months: monthsBefore }).toPlainYearMonth().toString()
    const found = indexes.get(index)?.find(each => each.month === month)
    if (found === undefined) return { index, month }
    values.push(found.value)
  }
  const [was, is] = values as [Decimal, Decimal]
  const hundred = Decimal.of(100)
  const percent = is.times(hundred).dividedBy(was, PERCENT_DECIMALS).minus(hundred)
  const floor = uplift.floor === null ? percent : Decimal.parse(uplift.floor)
  const ceiling = uplift.ceiling === null ? percent : Decimal.parse(uplift.ceiling)
  if (percent.isBelow(floor)) return floor
  return percent.isAbove(ceiling) ? ceiling : percent
}
