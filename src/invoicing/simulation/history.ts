import { Decimal } from '../../kernel/decimal.ts'
import { dayNumber } from '../../kernel/period.ts'
import type { IssuedLine } from '../apply-lines.ts'
import { countsUsage, type UsageHistory } from '../checks.ts'

const PERIODS_COMPARED = 3

/** The last billed periods of each usage charge, latest first, as the checks of a bill run see them. */
export function historyOf(lines: readonly IssuedLine[]): UsageHistory {
  const usage = lines.filter(line => countsUsage(line.component))
  const byItem = Map.groupBy(usage, line => line.itemId)
  return new Map(
    [...byItem].map(([itemId, lines]) => {
      const periods = [...Map.groupBy(lines, line => dayNumber(line.periodStart))]
      const latest = periods.sort(([a], [b]) => b - a).slice(0, PERIODS_COMPARED)
      return [itemId, latest.map(([, lines]) => usageOfPeriod(lines))]
    }),
  )
}

function usageOfPeriod(lines: readonly IssuedLine[]) {
  const starts = lines.map(line => dayNumber(line.serviceStart))
  const ends = lines.map(line => dayNumber(line.serviceEnd))
  return {
    quantity: lines.reduce((sum, line) => sum.plus(line.quantity), Decimal.zero),
    days: Math.max(...ends) - Math.min(...starts),
    taxCodes: lines.flatMap(line => line.taxes[0]?.code ?? []),
  }
}
