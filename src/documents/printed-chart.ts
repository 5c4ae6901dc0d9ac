import { Decimal } from '../kernel/decimal.ts'
import type { Labels } from './labels.ts'
import { type Locale, localDecimal, localMonth } from './localize.ts'
import type { UsageChart } from './page.ts'

const MOST_BARS = 13
/** Places where few months have long numbers: the next that all of them fit over their bars. */
const WIDE_PLACES = 7
/** Characters that fit over a bar in one of 13 places. */
const NARROW_VALUE = 5

/** A usage chart ready to draw: heights in thousandths of the tallest bar. */
export type PrintedChart = {
  readonly title: string
  readonly unit: string
  /** Bars have the width of one of so many places, however few there are. */
  readonly places: number
  /** Whether the numbers are too long to stand side by side and are turned. */
  readonly upright: boolean
  readonly bars: readonly {
    readonly month: string
    /** The year, where it starts or changes; else empty. */
    readonly year: string
    readonly value: string
    readonly height: number
    readonly estimated: boolean
    readonly billed: boolean
  }[]
  readonly hasEstimates: boolean
  /** The whole chart in words, for people who hear the page. */
  readonly alternative: string
}

/** Labels and scales the last 13 months; the labels are rounded so that they fit over a bar. */
export function printedChart(chart: UsageChart, labels: Labels, locale: Locale): PrintedChart {
  const months = chart.bars.slice(-MOST_BARS)
  const quantities = months.map(bar => Decimal.parse(bar.quantity))
  const tallest = quantities.reduce((a, b) => (b.compare(a) > 0 ? b : a), Decimal.zero)
  const bars = months.map((bar, n) => ({
    month: localMonth(bar.month, locale),
    year: n === 0 || bar.month.endsWith('-01') ? bar.month.slice(0, 4) : '',
    value: localDecimal(
      quantities[n]!.round(tallest.compare(Decimal.of(10)) < 0 ? 1 : 0).toString(),
      locale,
    ),
    height: thousandths(quantities[n]!, tallest),
    estimated: bar.estimated,
    billed: n === months.length - 1,
  }))
  const isLong = bars.some(bar => bar.value.length > NARROW_VALUE)
  const isShort = bars.length < WIDE_PLACES
  const spoken = months.map((bar, n) => {
    const note = bar.estimated ? ` (${labels.estimated})` : ''
    return `${bars[n]!.month} ${bar.month.slice(0, 4)}: ${localDecimal(bar.quantity, locale)}${note}`
  })
  return {
    title: chart.title,
    unit: chart.unit,
    places: isLong && isShort ? WIDE_PLACES : MOST_BARS,
    upright: isLong && !isShort,
    bars,
    hasEstimates: months.some(bar => bar.estimated),
    alternative: `${chart.title}, ${chart.unit}. ${spoken.join('; ')}`,
  }
}

function thousandths(quantity: Decimal, tallest: Decimal): number {
  if (quantity.sign <= 0 || tallest.sign <= 0) return 0
  return Number(quantity.times(Decimal.of(1000)).dividedBy(tallest, 0).toString())
}
