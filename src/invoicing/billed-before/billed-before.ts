import { Decimal } from '../../kernel/decimal.ts'

/** What was billed of a charge in a month of issue, without tax; corrections and credits counted in. */
export type BilledCharge = {
  readonly month: string
  readonly productCode: string
  readonly chargeCode: string
  readonly unit: string
  /** The product's name by language. */
  readonly names: Readonly<Record<string, string>>
  readonly quantity: Decimal
  readonly netMinor: bigint
}

/** What the documents of a month come to; credit notes are negative. */
export type BilledMonth = {
  readonly month: string
  readonly documents: number
  readonly netMinor: bigint
  readonly taxMinor: bigint
}

/** Two sums: of twelve months, and of the calendar year so far. */
export type TwoSums<T> = { readonly twelve: T; readonly year: T }

/** What a customer was billed before, in one currency. */
export type BilledBefore = {
  /** First of the twelve months, `2025-03`, and the month of the day asked for. */
  readonly from: string
  readonly to: string
  /** All twelve, also those in which nothing was billed. */
  readonly months: readonly { readonly month: string; readonly grossMinor: bigint }[]
  readonly charges: readonly (Pick<
    BilledCharge,
    'productCode' | 'chargeCode' | 'unit' | 'names'
  > & {
    readonly quantity: TwoSums<Decimal>
    readonly netMinor: TwoSums<bigint>
  })[]
  readonly netMinor: TwoSums<bigint>
  readonly taxMinor: TwoSums<bigint>
  readonly grossMinor: TwoSums<bigint>
}

/** The first month that counts for a day: of the twelve up to its own, or of its year. */
export function firstMonth(asOf: Temporal.PlainDate): Temporal.PlainYearMonth {
  const twelve = asOf.toPlainYearMonth().subtract({ months: 11 })
  const year = Temporal.PlainYearMonth.from({ year: asOf.year, month: 1 })
  return Temporal.PlainYearMonth.compare(twelve, year) < 0 ? twelve : year
}

/**
 * What was billed in the twelve months up to that of a day, and in its calendar year, by the dates of the
 * documents. The sums of charges are those of the documents without tax.
 */
export function billedBefore(
  asOf: Temporal.PlainDate,
  charges: readonly BilledCharge[],
  documents: readonly BilledMonth[],
): BilledBefore {
  const last = asOf.toPlainYearMonth()
  const twelve = Array.from({ length: 12 }, (_, n) => last.subtract({ months: 11 - n }).toString())
  const inTwelve = new Set(twelve)
  const sums = (of: readonly { month: string; minor: bigint }[]): TwoSums<bigint> => ({
    twelve: sum(of.filter(each => inTwelve.has(each.month)).map(each => each.minor)),
    year: sum(of.filter(each => isOfYear(each.month, asOf)).map(each => each.minor)),
  })
  const groups = Map.groupBy(charges, each =>
    [each.productCode, each.chargeCode, each.unit].join('\u0000'),
  )
  const grossOf = (each: BilledMonth): bigint => each.netMinor + each.taxMinor
  return {
    from: twelve[0]!,
    to: last.toString(),
    months: twelve.map(month => ({
      month,
      grossMinor: sum(documents.filter(each => each.month === month).map(grossOf)),
    })),
    charges: [...groups.values()].map(group => {
      const { productCode, chargeCode, unit, names } = group.at(-1)!
      const quantities = (within: (month: string) => boolean): Decimal =>
        group
          .filter(each => within(each.month))
          .reduce((total, each) => total.plus(each.quantity), Decimal.of(0))
      return {
        ...{ productCode, chargeCode, unit, names },
        quantity: {
          twelve: quantities(month => inTwelve.has(month)),
          year: quantities(month => isOfYear(month, asOf)),
        },
        netMinor: sums(group.map(({ month, netMinor }) => ({ month, minor: netMinor }))),
      }
    }),
    netMinor: sums(documents.map(({ month, netMinor }) => ({ month, minor: netMinor }))),
    taxMinor: sums(documents.map(({ month, taxMinor }) => ({ month, minor: taxMinor }))),
    grossMinor: sums(documents.map(each => ({ month: each.month, minor: grossOf(each) }))),
  }
}

function isOfYear(month: string, asOf: Temporal.PlainDate): boolean {
  return Number(month.slice(0, 4)) === asOf.year
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
