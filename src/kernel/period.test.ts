import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  containsDate,
  dayNumber,
  daysIn,
  formatPeriod,
  isBefore,
  overlap,
  type Period,
  parsePeriod,
  period,
  splitAt,
} from './period.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const date = fc.integer({ min: -720_000, max: 2_900_000 }).map(days => EPOCH.add({ days }))
const nearDate = fc.integer({ min: 19_000, max: 22_000 }).map(days => EPOCH.add({ days }))
const anyPeriod = fc
  .tuple(nearDate, nearDate)
  .map(([a, b]): Period => (isBefore(b, a) ? { start: b, end: a } : { start: a, end: b }))

test('day numbers count and order dates as Temporal does, from year 1 to 9999', () => {
  fc.assert(
    fc.property(date, date, (a, b) => {
      expect(dayNumber(a)).toBe(EPOCH.until(a, { largestUnit: 'days' }).days)
      expect(isBefore(a, b)).toBe(Temporal.PlainDate.compare(a, b) < 0)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['2026-02-01..2026-03-01', 28],
  ['2024-02-01..2024-03-01', 29],
  // The days that change the clock count one each.
  ['2026-03-29..2026-03-30', 1],
  ['2026-10-25..2026-10-26', 1],
  ['2026-01-01..2026-01-01', 0],
])('%s has %i days', (text, days) => {
  expect(daysIn(parsePeriod(text))).toBe(days)
  expect(formatPeriod(parsePeriod(text))).toBe(text)
})

test.each([
  '2026-02-30..2026-03-01',
  '2026-01-01',
  '2026-01-01..2026-01-02..2026-01-03',
  '',
  'a..b',
])('no period: %j', text => {
  expect(() => parsePeriod(text)).toThrow(RangeError)
})

test('a period never ends before it starts', () => {
  expect(() => period(EPOCH.add({ days: 1 }), EPOCH)).toThrow(RangeError)
})

test('the end day belongs to the next period', () => {
  const january = parsePeriod('2026-01-01..2026-02-01')
  expect(containsDate(january, Temporal.PlainDate.from('2026-01-01'))).toBe(true)
  expect(containsDate(january, Temporal.PlainDate.from('2026-02-01'))).toBe(false)
})

describe('periods', () => {
  test('overlap in the days that both hold, and only then', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, nearDate, (a, b, day) => {
        const shared = overlap(a, b)
        const inBoth = containsDate(a, day) && containsDate(b, day)
        expect(shared !== undefined && containsDate(shared, day)).toBe(inBoth)
      }),
    )
  })

  test('cut at any dates they adjoin and cover the whole, without empty pieces', () => {
    fc.assert(
      fc.property(anyPeriod, fc.array(nearDate), (whole, cuts) => {
        const pieces = splitAt(whole, cuts)
        expect(pieces[0]!.start.equals(whole.start)).toBe(true)
        expect(pieces.at(-1)!.end.equals(whole.end)).toBe(true)
        expect(pieces.reduce((days, piece) => days + daysIn(piece), 0)).toBe(daysIn(whole))
        pieces.slice(1).forEach((piece, i) => {
          expect(piece.start.equals(pieces[i]!.end)).toBe(true)
        })
        if (daysIn(whole) > 0) expect(pieces.every(piece => daysIn(piece) > 0)).toBe(true)
      }),
    )
  })
})
