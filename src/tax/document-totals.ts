import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import { roundToMinor } from '../kernel/money.ts'
import { taxByGroup } from './by-group.ts'
import { taxByLine } from './by-line.ts'
import type { TaxGroup, TotalledLine } from './tax-group.ts'

export type DocumentTotals = {
  /** BT-131 of each line, in the order of the lines. */
  readonly lineNets: readonly bigint[]
  readonly groups: readonly TaxGroup[]
  /** BT-109 = the sum of line nets. */
  readonly netMinor: bigint
  /** BT-110 = the sum of group taxes. */
  readonly taxMinor: bigint
  /** BT-112 = net + tax. */
  readonly grossMinor: bigint
  /** BT-114: what inclusive prices or cash rounding leave over; no tax on it. */
  readonly roundingMinor: bigint
  /** BT-115 before payments = gross + rounding. */
  readonly payableMinor: bigint
}

/**
 * The sums of a document by EN 16931: nets are rounded per line, taxes per group (`per_group`, the
 * rule of the standard, BR-CO-17) or per line (`per_line`, usual in the US), everything else is
 * addition. Lines with tax included keep the gross they were priced at: where no net gives it, the
 * cent left over is stated as rounding. Cash rounding (CHF 0.05) brings the payable amount to a
 * multiple of `cashRounding` major units. Mirrored lines give mirrored totals.
 */
export function documentTotals(document: {
  readonly lines: readonly TotalledLine[]
  readonly method: 'per_group' | 'per_line'
  readonly currency: string
  readonly roundingMode: RoundingMode
  readonly cashRounding?: Decimal | null
}): DocumentTotals {
  const { lines, method, currency, roundingMode, cashRounding } = document
  const taxed = (method === 'per_group' ? taxByGroup : taxByLine)(lines, roundingMode)
  const netMinor = sum(taxed.lineNets)
  const taxMinor = sum(taxed.groups.map(group => group.taxMinor))
  const payableMinor =
    cashRounding == null
      ? taxed.targetMinor
      : toMultiple(taxed.targetMinor, roundToMinor(cashRounding, currency), roundingMode)
  return {
    lineNets: taxed.lineNets,
    groups: taxed.groups,
    netMinor,
    taxMinor,
    grossMinor: netMinor + taxMinor,
    roundingMinor: payableMinor - netMinor - taxMinor,
    payableMinor,
  }
}

function toMultiple(minor: bigint, step: bigint, mode: RoundingMode): bigint {
  const steps = Decimal.of(minor).dividedBy(Decimal.of(step), 0, mode)
  return steps.coefficient * step
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
