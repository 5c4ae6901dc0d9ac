import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { intervalsInDay } from './interval.ts'
import { LocalDays, type ValueRun } from './local-days.ts'

const secondOf = (instant: string): number =>
  Temporal.Instant.from(instant).epochMilliseconds / 1000

/** A run of equal values. */
function run(start: string, minutes: number, count: number, value = '1'): ValueRun {
  const values = Array.from({ length: count }, () => Decimal.parse(value))
  return { line: 1, start: secondOf(start), minutes, values, qualities: 'A'.repeat(values.length) }
}

/** Days as `date minutes count missing sum`. */
function cut(zone: string, ...runs: ValueRun[]): string[] {
  const days = new LocalDays()
  for (const each of runs) expect(days.add('s', zone, each)).toBeNull()
  return [...days.take(), ...days.rest()].map(({ day, minutes, values }) => {
    const missing = values.filter(value => value === null).length
    const sum = values.reduce((all, value) => all.plus(Decimal.parse(value ?? '0')), Decimal.zero)
    return `${day} ${minutes} ${values.length} ${missing} ${sum}`
  })
}

describe('values of a file as local days', () => {
  test.each([
    // A day of market time is a day of Brisbane, which knows no summer time.
    ['Australia/Brisbane', '2025-12-01T14:00:00Z', '2025-12-02 30 48 0 48'],
    // In Sydney's summer its last hour is the next day's.
    ['Australia/Sydney', '2025-12-01T14:00:00Z', '2025-12-02 30 48 2 46, 2025-12-03 30 48 46 2'],
    ['Australia/Sydney', '2025-06-01T14:00:00Z', '2025-06-02 30 48 0 48'],
    // Clocks go on at 2 o'clock on 5 October: a day of 23 hours.
    ['Australia/Sydney', '2025-10-04T14:00:00Z', '2025-10-05 30 46 0 46, 2025-10-06 30 48 46 2'],
    // Clocks go back at 3 o'clock on 6 April: a day of 25 hours.
    ['Australia/Sydney', '2025-04-05T14:00:00Z', '2025-04-06 30 50 2 48'],
    ['Australia/Adelaide', '2025-06-01T14:00:00Z', '2025-06-01 30 48 47 1, 2025-06-02 30 48 1 47'],
  ])('%s: the market day from %s is %s', (zone, start, expected) => {
    expect(
      cut(zone, run(start, 30, 48))
        .toSorted()
        .join(', '),
    ).toBe(expected)
  })

  test.each([
    ['Europe/Paris', '2025-03-29T23:00:00Z', '2025-03-30 60 23 0 23'],
    ['Europe/Paris', '2025-10-25T22:00:00Z', '2025-10-26 60 25 0 25'],
    ['America/New_York', '2025-03-09T05:00:00Z', '2025-03-09 60 23 0 23'],
    ['Europe/Paris', '2025-10-25T22:00:00Z', '2025-10-26 10 150 0 150'],
  ])('%s: the day from %s is complete with its own hours', (zone, start, expected) => {
    const [, minutes, count] = expected.split(' ').map(Number)
    expect(cut(zone, run(start, minutes!, count!))).toEqual([expected])
  })

  test('one value a day is for the whole day, across both changes of the clock', () => {
    const spring = cut('Europe/Paris', run('2025-03-28T23:00:00Z', 1440, 3, '7'))
    expect(spring).toEqual([
      '2025-03-29 1440 1 0 7',
      '2025-03-30 1440 1 0 7',
      '2025-03-31 1440 1 0 7',
    ])
    const autumn = cut('Europe/Paris', run('2025-10-24T22:00:00Z', 1440, 3, '7'))
    expect(autumn.map(day => day.slice(0, 10))).toEqual(['2025-10-25', '2025-10-26', '2025-10-27'])
    const refused = new LocalDays().add('s', 'Europe/Paris', run('2025-10-25T00:00:00Z', 1440, 1))
    expect(refused).toMatchObject({ code: 'interval_misaligned' })
  })

  test('are given when the day is complete, in any order of its readings', () => {
    const days = new LocalDays()
    const hours = Array.from({ length: 24 }, (_, i) => i).toReversed()
    for (const hour of hours) {
      expect(days.take()).toEqual([])
      days.add('s', 'UTC', run(`2026-01-01T${String(hour).padStart(2, '0')}:00:00Z`, 60, 1))
    }
    expect(days.take()).toHaveLength(1)
    expect(days.rest()).toEqual([])
  })

  test('of several lengths are added up to the longest; what is cut is missing', () => {
    const half = run('2026-01-01T00:00:00Z', 30, 24, '2')
    const quarters = run('2026-01-01T12:00:00Z', 15, 47, '1')
    expect(cut('UTC', half, quarters)).toEqual(['2026-01-01 30 48 1 94'])
  })

  test('sent twice hold once, the later one', () => {
    const again = run('2026-01-01T00:00:00Z', 60, 1, '5')
    expect(cut('UTC', run('2026-01-01T00:00:00Z', 60, 2), again)).toEqual(['2026-01-01 60 24 22 6'])
  })

  test('that do not begin at a multiple of their length are refused', () => {
    const days = new LocalDays()
    expect(days.add('s', 'UTC', run('2026-01-01T00:10:00Z', 15, 1))).toMatchObject({
      code: 'interval_misaligned',
      facts: { start: '2026-01-01T00:10:00Z' },
    })
    expect(days.add('s', 'Asia/Kolkata', run('2026-01-01T00:00:00Z', 60, 1))).toMatchObject({
      code: 'interval_misaligned',
    })
  })

  test('hold a bounded number of days open', () => {
    const days = new LocalDays(3)
    for (let day = 1; day <= 9; day++) days.add('s', 'UTC', run(`2026-01-0${day}T06:00:00Z`, 60, 1))
    expect(days.take()).toHaveLength(6)
    expect(days.rest()).toHaveLength(3)
  })

  test('lose and double nothing, in whatever zone', () => {
    const zones = [
      'UTC',
      'Europe/Paris',
      'America/St_Johns',
      'Australia/Adelaide',
      'Asia/Kathmandu',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 35_000 }),
        fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 300 }),
        (zone, quarter, numbers) => {
          const days = new LocalDays()
          const values = numbers.map(number => new Decimal(BigInt(number), 3))
          const qualities = 'A'.repeat(values.length)
          const start = secondOf('2025-01-01T00:00:00Z') + quarter * 900
          days.add('s', zone, { line: 1, start, minutes: 15, values, qualities })
          const found = [...days.take(), ...days.rest()]
          const kept = found.flatMap(({ values: each }) => each.filter(value => value !== null))
          expect(kept).toEqual(values.map(String))
          for (const each of found) {
            expect(each.values).toHaveLength(intervalsInDay(each.day, zone, 15))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
