import type { Kpi } from '../../../../src/reporting/kpis/kpi.ts'
import type { Point } from '../../../ui/chart/trend.tsx'

/** How a key figure is told, which way is good, and what lies behind it. */
export const KPI_KINDS = {
  daysSalesOutstanding: { unit: 'days', good: 'low', to: '/ageing' },
  unpaidOfDue: { unit: 'percent', good: 'low', to: '/lists/open-items' },
  billedRight: { unit: 'percent', good: 'high', to: '/lists/documents?kind=credit_note' },
  daysToBill: { unit: 'days', good: 'low', to: '/lists/bill-runs?state=issued' },
  matchedAtFirst: { unit: 'percent', good: 'high', to: '/lists/bank-lines?state=open' },
  promisesKept: { unit: 'percent', good: 'high', to: '/lists/promises?state=broken' },
  disputeDays: { unit: 'days', good: 'low', to: '/lists/disputes?state=open' },
} as const satisfies Readonly<
  Record<
    Kpi,
    { readonly unit: 'days' | 'percent'; readonly good: 'low' | 'high'; readonly to: string }
  >
>

export type { Kpi }

/** The keys of the key figures, in the order in which they are shown. */
export const SHOWN = Object.keys(KPI_KINDS) as readonly Kpi[]

type Month = { readonly month: string; readonly part: string; readonly whole: string }

/** The twelve months up to a day, each with its quotient: days, or per cent. */
export function pointsOf(kpi: Kpi, months: readonly Month[], today: string): Point[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const factor = KPI_KINDS[kpi].unit === 'percent' ? 100 : 1
  return Array.from({ length: 12 }, (_, i) => {
    const name = new Date(Date.UTC(year, month - 12 + i, 1)).toISOString().slice(0, 7)
    const found = months.find(each => each.month === name)
    const value = found === undefined ? null : (factor * Number(found.part)) / Number(found.whole)
    return { month: name, value }
  })
}

/** What a year says: its last whole month with a figure, and the month under way, which is not judged. */
export type Told = {
  readonly whole: Point | undefined
  readonly underWay: Point | undefined
  /** Whether the last whole month is better than the three before it; undefined where that cannot be said. */
  readonly better: boolean | undefined
}

/** What to tell of a year's points; the month of today is under way. */
export function toldOf(kpi: Kpi, points: readonly Point[], today: string): Told {
  const known = points.filter(({ value }) => value !== null)
  const isUnderWay = ({ month }: Point) => month === today.slice(0, 7)
  const wholes = known.filter(point => !isUnderWay(point))
  const better = isBetter(
    kpi,
    wholes.flatMap(({ value }) => value ?? []),
  )
  return { whole: wholes.at(-1), underWay: known.find(isUnderWay), better }
}

function isBetter(kpi: Kpi, known: readonly number[]): boolean | undefined {
  const last = known.at(-1)
  const before = known.slice(-4, -1)
  if (last === undefined || before.length === 0) return undefined
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length
  if (Math.abs(last - mean) < 0.005 * Math.max(1, Math.abs(mean))) return undefined
  return KPI_KINDS[kpi].good === 'high' ? last > mean : last < mean
}
