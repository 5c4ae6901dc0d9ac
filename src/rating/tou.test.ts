import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidaysOf } from '../catalog/holidays.ts'
import { HOLIDAY, type TouCalendar } from '../catalog/tou-calendar.ts'
import { touFindings } from '../catalog/tou-rules.ts'
import { Decimal } from '../kernel/decimal.ts'
import { type Period, parsePeriod } from '../kernel/period.ts'
import { intervalsInDay } from '../metering/interval.ts'
import { peakDemand, ratchetedDemand } from './demand.ts'
import {
  clockMinutes,
  combined,
  filledSeries,
  type IntervalDay,
  multiplied,
  type WholeDay,
} from './interval-series.ts'
import { bandsOfDay, bandTotals } from './tou.ts'

const NEW_YORK = 'America/New_York'

/** Weekdays 16–21 h are peak from June to September; 7–16 h and 21–23 h are shoulder; else off. */
const calendar: TouCalendar = {
  code: 'TOU',
  holidays: holidaysOf('US', 2026, 2026)!,
  rules: [
    { band: 'off', months: [], days: [6, 7, HOLIDAY], from: 0, to: 1440 },
    { band: 'peak', months: [6, 7, 8, 9], days: [], from: 16 * 60, to: 21 * 60 },
    { band: 'shoulder', months: [], days: [], from: 7 * 60, to: 23 * 60 },
    { band: 'off', months: [], days: [], from: 0, to: 1440 },
  ],
}
const local = { calendar, timeZone: NEW_YORK }

/** Days on which every interval used `quantity` tenths. */
function days(period: Period, minutes = 15, quantity = 1n): WholeDay[] {
  const dates = Array.from({ length: 366 }, (_, n) => period.start.add({ days: n }))
  return dates
    .filter(day => Temporal.PlainDate.compare(day, period.end) < 0)
    .map(day => {
      const count = intervalsInDay(day, NEW_YORK, minutes)
      const quantities = new Array<bigint>(count).fill(quantity)
      return { day, minutes, scale: 1, quantities, estimated: false, filled: false }
    })
}

function totals(period: Period, minutes = 15): Record<string, string> {
  const found = bandTotals(days(period, minutes), local, period)
  return Object.fromEntries([...found].map(([band, total]) => [band, total.toString()]).sort())
}

const on = (date: string) => Temporal.PlainDate.from(date)

describe('bands of a day', () => {
  test.each([
    // 0.1 each quarter of an hour: 0.4 an hour.
    ['a Monday in winter', '2026-01-05', { off: '3.2', shoulder: '6.4' }],
    ['a Monday in summer', '2026-07-06', { off: '3.2', peak: '2', shoulder: '4.4' }],
    ['a Saturday', '2026-07-11', { off: '9.6' }],
    ['a holiday on a Friday, kept for the Saturday after', '2026-07-03', { off: '9.6' }],
    ['23 hours', '2026-03-08', { off: '9.2' }],
    ['25 hours', '2026-11-01', { off: '10' }],
  ])('%s', (_, date, expected) => {
    expect(totals({ start: on(date), end: on(date).add({ days: 1 }) })).toEqual(expected)
  })

  test('bounds are half-open: the interval at 16:00 is peak, the one at 21:00 is not', () => {
    const [day] = days(parsePeriod('2026-07-06..2026-07-07'))
    const bands = bandsOfDay(day!, local)
    expect([16 * 4 - 1, 16 * 4, 21 * 4 - 1, 21 * 4].map(i => bands[i])).toEqual([
      'shoulder',
      'peak',
      'peak',
      'shoulder',
    ])
  })

  test('on days when clocks change, bands are those of the clock', () => {
    const [spring] = days(parsePeriod('2026-03-08..2026-03-09'))
    const [autumn] = days(parsePeriod('2026-11-01..2026-11-02'))
    const hours = (day: WholeDay) => clockMinutes(day, NEW_YORK).map(minute => minute / 60)
    expect(hours(spring!).slice(7, 9)).toEqual([1.75, 3])
    expect(hours(autumn!).slice(4, 13)).toEqual([1, 1.25, 1.5, 1.75, 1, 1.25, 1.5, 1.75, 2])
    expect([spring, autumn].map(day => hours(day!).at(-1))).toEqual([23.75, 23.75])
  })

  test('one value a day counts where the day has one band, and is refused where it has several', () => {
    const daily = (date: string): WholeDay => ({
      day: on(date),
      minutes: 1440,
      scale: 1,
      quantities: [96n],
      estimated: false,
      filled: false,
    })
    const dates = ['2026-07-11', '2026-03-08', '2026-11-01']
    const period = parsePeriod('2026-01-01..2027-01-01')
    expect([...bandTotals(dates.map(daily), local, period)].map(String)).toEqual(['off,28.8'])
    expect(() => bandTotals([daily('2026-07-06')], local, period)).toThrow(
      expect.objectContaining({ code: 'band_needs_hours' }),
    )
    expect(() =>
      peakDemand([daily('2026-07-06')], local, { minutes: 60, band: null }, period),
    ).toThrow(expect.objectContaining({ code: 'demand_window_wrong' }))
  })

  test('a missing day of daily values is filled by its weekday, on the days that clocks change too', () => {
    const period = parsePeriod('2026-03-01..2026-04-01')
    const series = days(period, 1440, 7n).filter(({ day }) => day.day !== 8)
    const filled = filledSeries(series, period, NEW_YORK)
    expect(filled.missing.map(String)).toEqual(['2026-03-08'])
    expect(filled.days.map(each => each.quantities.length)).toEqual(Array(31).fill(1))
    expect(filled.days[7]).toMatchObject({ filled: true, quantities: [7000n], scale: 4 })
  })

  test('a day beyond the listed holidays is refused, not guessed', () => {
    const [day] = days(parsePeriod('2027-01-01..2027-01-02'))
    expect(() => bandsOfDay(day!, local)).toThrow(
      expect.objectContaining({ code: 'holidays_unknown' }),
    )
  })
})

describe('a year', () => {
  const YEAR = parsePeriod('2026-01-01..2027-01-01')

  test('every interval of every day is in one band, and the bands come to the whole', () => {
    expect(touFindings(calendar)).toEqual([])
    const sum = (found: Record<string, string>) =>
      Object.values(found).reduce((all, each) => all.plus(Decimal.parse(each)), Decimal.zero)
    // 365 × 96 quarters, the 92 and the 100 of changing clocks among them.
    expect(sum(totals(YEAR)).toString()).toBe('3504')
    expect(sum(totals(YEAR, 60)).toString()).toBe('876')
  })

  test('split at any day, its parts come to the whole', () => {
    const year = days(YEAR, 60)
    const whole = bandTotals(year, local, YEAR)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), n => {
        const middle = YEAR.start.add({ days: n })
        const [a, b] = [
          bandTotals(year, local, { start: YEAR.start, end: middle }),
          bandTotals(year, local, { start: middle, end: YEAR.end }),
        ]
        for (const [band, total] of whole) {
          const parts = [a.get(band), b.get(band)].map(part => part ?? Decimal.zero)
          expect(parts[0]!.plus(parts[1]!).equals(total)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('peak demand', () => {
  const JULY = parsePeriod('2026-07-01..2026-08-01')

  function july(peaks: Record<string, [number, bigint][]>): WholeDay[] {
    return days(JULY).map(day => {
      const quantities = [...day.quantities]
      for (const [interval, value] of peaks[day.day.toString()] ?? []) quantities[interval] = value
      return { ...day, quantities }
    })
  }

  function peak(series: WholeDay[], minutes: number, band: string | null): string {
    const { power, at } = peakDemand(series, local, { minutes, band }, JULY)
    return `${power} ${at}`
  }

  test('is the highest average of a window, in the band and in any', () => {
    const series = july({
      '2026-07-07': [[9 * 4, 50n]],
      '2026-07-08': [
        [17 * 4 + 1, 30n],
        [17 * 4 + 2, 40n],
        [17 * 4 + 3, 40n],
      ],
    })
    // 5.0 kWh in a quarter of an hour are 20 kW.
    expect(peak(series, 15, null)).toBe('20 2026-07-07T09:00:00')
    expect(peak(series, 15, 'peak')).toBe('16 2026-07-08T17:30:00')
    // 0.1 + 3 + 4 + 4 in an hour, 4 + 4 in half of one.
    expect(peak(series, 60, 'peak')).toBe('11.1 2026-07-08T17:00:00')
    expect(peak(series, 30, null)).toBe('16 2026-07-08T17:30:00')
  })

  test('of equal ones is the first; nothing used or fed in is no demand', () => {
    expect(peak(july({}), 15, 'peak')).toBe('0.4 2026-07-01T16:00:00')
    expect(peak(days(JULY, 15, -5n), 15, null)).toBe('0 null')
    expect(peak(july({}), 15, 'unknown')).toBe('0 null')
  })

  test('is told by the clock on the day with 25 hours', () => {
    const period = parsePeriod('2026-11-01..2026-11-02')
    const [day] = days(period)
    const quantities = [...day!.quantities]
    quantities[18 * 4] = 9n
    const found = peakDemand([{ ...day!, quantities }], local, { minutes: 15, band: null }, period)
    expect(`${found.at}`).toBe('2026-11-01T17:00:00')
  })

  test('is not set by a day that had to be filled', () => {
    const [first, ...rest] = july({ '2026-07-01': [[70, 90n]] })
    expect(peak([{ ...first!, filled: true }, ...rest], 15, null)).toBe('0.4 2026-07-02T00:00:00')
  })

  test('cannot be found in windows shorter than the intervals', () => {
    expect(() => peak(days(JULY, 60), 15, null)).toThrow(
      expect.objectContaining({ code: 'demand_window_wrong' }),
    )
  })

  test('ratchet: a share of the highest peak of the named months is billed at least', () => {
    const month = (text: string, power: number) => ({
      month: Temporal.PlainYearMonth.from(text),
      power: Decimal.of(power),
    })
    const history = [month('2025-07', 500), month('2025-12', 300), month('2026-01', 400)]
    const billed = (power: number, months: number[]) => {
      const found = ratchetedDemand(Decimal.of(power), { percent: Decimal.of(75), months }, history)
      return `${found.billed} ${found.from?.month ?? 'own'}`
    }
    expect(billed(100, [])).toBe('375 2025-07')
    expect(billed(100, [1, 12])).toBe('300 2026-01')
    expect(billed(300, [1, 12])).toBe('300 own')
    expect(billed(100, [3])).toBe('100 own')
  })
})

describe('series of several days and registers', () => {
  const MARCH = parsePeriod('2026-03-01..2026-04-01')
  const march = (...without: number[]): IntervalDay[] =>
    days(MARCH, 60).filter(({ day }) => !without.includes(day.day))

  test('a missing day takes the average of its weekday at each time of the clock', () => {
    const series = march(15, 20)
    const seventeen = series.find(({ day }) => day.day === 22)!
    const odd = { ...seventeen, quantities: seventeen.quantities.map((_, i) => BigInt(i)) }
    const given = series.map(day => (day === seventeen ? odd : day))
    const filled = filledSeries(given, MARCH, NEW_YORK)
    expect(filled.missing.map(String)).toEqual(['2026-03-15', '2026-03-20'])
    const day = filled.days[14]!
    expect([day.filled, day.estimated, day.quantities.length]).toEqual([true, true, 24])
    // Of 1, 8 (23 hours), 22 and 29 March: 0.1 and 2.2 at 22 h; at 2 h, which the 8th skips, three.
    expect(day.quantities[22]).toBe(BigInt(((1 + 1 + 22 + 1) / 4) * 1000))
    expect(day.quantities[2]).toBe(BigInt(Math.round(((1 + 2 + 1) / 3) * 1000)))
  })

  test('a day with a value missing is a missing day; no day at all cannot be filled', () => {
    const [first, ...rest] = march()
    const holed = { ...first!, quantities: [null, ...first!.quantities.slice(1)] }
    expect(filledSeries([holed, ...rest], MARCH, NEW_YORK).missing.map(String)).toEqual([
      '2026-03-01',
    ])
    expect(filledSeries([holed], MARCH, NEW_YORK).complete).toBe(false)
  })

  test('a filled day on which clocks change has its 23 hours', () => {
    expect(filledSeries(march(8), MARCH, NEW_YORK).days[7]!.quantities).toHaveLength(23)
  })

  test('registers of one meter add up in the units of the meter, at the same time', () => {
    const two = multiplied(days(MARCH, 60), Decimal.parse('2.5')) as WholeDay[]
    const all = combined([days(MARCH, 60), two])
    const total = bandTotals(all, local, MARCH).get('off')!
    const one = bandTotals(days(MARCH, 60), local, MARCH).get('off')!
    expect(total.equals(one.times(Decimal.parse('3.5')))).toBe(true)
    expect(() => combined([days(MARCH, 60), days(MARCH, 15)])).toThrow(
      expect.objectContaining({ code: 'interval_lengths_differ' }),
    )
  })
})
