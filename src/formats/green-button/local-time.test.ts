import { describe, expect, test } from 'vitest'
import { offsetAt, readLocalTime } from './local-time.ts'

/** `zone summer start end @ instant = hours`; the rules are those of the standard's own examples. */
const TABLE = [
  // Second Sunday of March and first Sunday of November, 2 o'clock: New York.
  '-18000 3600 360E2000 B40E2000 @ 2026-03-08T06:59:59Z = -5',
  '-18000 3600 360E2000 B40E2000 @ 2026-03-08T07:00:00Z = -4',
  '-18000 3600 360E2000 B40E2000 @ 2026-11-01T05:59:59Z = -4',
  '-18000 3600 360E2000 B40E2000 @ 2026-11-01T06:00:00Z = -5',
  // Last Sunday of March and October: Paris (2 and 3 o'clock).
  '3600 3600 3E0E2000 AE0E3000 @ 2026-03-29T00:59:59Z = 1',
  '3600 3600 3E0E2000 AE0E3000 @ 2026-03-29T01:00:00Z = 2',
  '3600 3600 3E0E2000 AE0E3000 @ 2026-10-25T00:59:59Z = 2',
  '3600 3600 3E0E2000 AE0E3000 @ 2026-10-25T01:00:00Z = 1',
  // Sydney, where summer is at the turn of the year: first Sundays of October and April.
  '36000 3600 A40E2000 440E3000 @ 2026-01-15T00:00:00Z = 11',
  '36000 3600 A40E2000 440E3000 @ 2026-04-04T15:59:59Z = 11',
  '36000 3600 A40E2000 440E3000 @ 2026-04-04T16:00:00Z = 10',
  '36000 3600 A40E2000 440E3000 @ 2026-10-03T16:00:00Z = 11',
  // A fixed day of the month; the Sunday on or after a day.
  '0 3600 30F00000 A0F00000 @ 2026-03-15T00:00:00Z = 1',
  '0 3600 328E0000 B21E0000 @ 2026-03-07T23:59:59Z = 0',
  '0 3600 328E0000 B21E0000 @ 2026-03-08T00:00:00Z = 1',
  // No summer time.
  '-25200 3600 FFFFFFFF FFFFFFFF @ 2026-07-01T00:00:00Z = -7',
]

describe('local time parameters', () => {
  test.each(TABLE)('%s', row => {
    const [zone, summer, start, end, , instant, , hours] = row.split(' ') as string[]
    const local = readLocalTime(zone!, summer!, start!, end!)
    const seconds = Temporal.Instant.from(instant!).epochMilliseconds / 1000
    expect(local === undefined ? undefined : offsetAt(local, seconds) / 3600).toBe(Number(hours))
  })

  test.each([
    ['-18000', '3600', 'B40E', '360E2000'],
    ['x', '3600', '360E2000', 'B40E2000'],
    ['0', '3600', '060E2000', 'B40E2000'],
    ['0', '3600', 'D60E2000', 'B40E2000'],
    ['0', '3600', '36002000', 'B40E2000'],
  ])('that cannot be read are none: %s %s %s %s', (zone, summer, start, end) => {
    expect(readLocalTime(zone, summer, start, end)).toBeUndefined()
  })
})
