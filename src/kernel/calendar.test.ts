import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dateOf,
  periodNumberAt,
  rhythmDate,
  rhythmFrom,
  rhythmPeriod,
  startOfDay,
} from './calendar.ts'
import { containsDate } from './period.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

describe('a rhythm', () => {
  test.each([
    // The anchor comes back after short months.
    ['2026-01-31', 31, 1, '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31'],
    ['2023-12-30', 30, 1, '2023-12-30 2024-01-30 2024-02-29 2024-03-30 2024-04-30'],
    // 29 February is 28 in common years and 29 again in leap years.
    ['2024-02-29', 29, 12, '2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29'],
    ['2026-01-15', 1, 3, '2026-01-01 2026-04-01 2026-07-01 2026-10-01 2027-01-01'],
    // A start before the anchor belongs to the period that began the month before.
    ['2026-01-10', 20, 1, '2025-12-20 2026-01-20 2026-02-20 2026-03-20 2026-04-20'],
    ['2026-02-28', 31, 1, '2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30'],
  ])('from %s on day %i every %i months: %s', (start, anchor, months, dates) => {
    const rhythm = rhythmFrom(date(start), anchor, months)
    expect([0, 1, 2, 3, 4].map(n => rhythmDate(rhythm, n).toString()).join(' ')).toBe(dates)
  })

  const start = fc.integer({ min: 0, max: 20_000 }).map(days => date('2000-01-01').add({ days }))
  const rhythm = fc
    .tuple(start, fc.integer({ min: 1, max: 31 }), fc.constantFrom(1, 2, 3, 6, 12))
    .map(([from, anchor, months]) => ({ from, rhythm: rhythmFrom(from, anchor, months) }))

  test('holds its start in period 0, and every date in exactly the period of its number', () => {
    fc.assert(
      fc.property(rhythm, start, ({ from, rhythm }, day) => {
        expect(periodNumberAt(rhythm, from)).toBe(0)
        const n = periodNumberAt(rhythm, day)
        expect(containsDate(rhythmPeriod(rhythm, n), day)).toBe(true)
      }),
    )
  })

  test('adjoins: the end of n is the start of n + 1', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: -50, max: 50 }), ({ rhythm }, n) => {
        const end = rhythmPeriod(rhythm, n).end
        expect(end.equals(rhythmPeriod(rhythm, n + 1).start)).toBe(true)
      }),
    )
  })

  test.each([0, 32, 1.5])('has no day %s', anchor => {
    expect(() => rhythmFrom(date('2026-01-01'), anchor, 1)).toThrow(RangeError)
  })
})

describe('an instant and an account’s date', () => {
  test.each([
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2025-12-31T23:00:00Z', 'Europe/Paris', '2026-01-01'],
  ])('%s in %s is %s', (instant, zone, expected) => {
    expect(dateOf(Temporal.Instant.from(instant), zone).toString()).toBe(expected)
  })

  test.each([
    ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00Z'],
    ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00Z'],
    // Midnight was skipped: the day begins at one o'clock.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s in %s begins at %s', (text, zone, expected) => {
    expect(startOfDay(date(text), zone).toString()).toBe(expected)
  })

  test('days adjoin: no instant belongs to two dates or to none', () => {
    const instant = fc
      .integer({ min: 1_500_000_000, max: 2_000_000_000 })
      .map(s => Temporal.Instant.fromEpochMilliseconds(s * 1000))
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
      'Pacific/Apia',
    )
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        const day = dateOf(at, zone)
        const [from, to] = [startOfDay(day, zone), startOfDay(day.add({ days: 1 }), zone)]
        expect(Temporal.Instant.compare(from, at) <= 0).toBe(true)
        expect(Temporal.Instant.compare(at, to) < 0).toBe(true)
      }),
    )
  })
})
