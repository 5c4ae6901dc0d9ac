import { describe, expect, test } from 'vitest'
import { dateOfWhen, longestPeriod, periodEnd, type When } from './when.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('when a change takes effect', () => {
  test.each([
    // when, months, now → date (start 2026-01-31 anchor 31, Berlin)
    ['2026-05-17', 1, '2026-02-10T12:00:00Z', '2026-05-17'],
    ['now', 1, '2026-02-10T22:59:59Z', '2026-02-10'],
    ['now', 1, '2026-02-10T23:00:00Z', '2026-02-11'],
    ['period_end', 1, '2026-02-10T12:00:00Z', '2026-02-28'],
    ['period_end', 1, '2026-02-27T23:00:00Z', '2026-03-31'],
    ['period_end', 1, '2026-03-30T21:59:59Z', '2026-03-31'],
    ['period_end', 1, '2026-03-30T22:00:00Z', '2026-04-30'],
    ['period_end', 3, '2026-02-10T12:00:00Z', '2026-04-30'],
    ['period_end', 12, '2026-02-10T12:00:00Z', '2027-01-31'],
    ['period_end', 1, '2025-06-01T12:00:00Z', '2026-02-28'],
  ])('%s of a period of %i months at %s is %s', (when, months, now, date) => {
    const terms = {
      startOn: day('2026-01-31'),
      anchor: { day: 31, month: null },
      timeZone: 'Europe/Berlin',
    }
    const told = /^\d/.test(when) ? day(when) : (when as When)
    expect(dateOfWhen(told, terms, months, Temporal.Instant.from(now)).toString()).toBe(date)
  })

  test('the leap day ends its year on 28 February, and comes back', () => {
    const terms = { startOn: day('2024-02-29'), anchor: { day: 29, month: null } }
    const ends = ['2024-03-01', '2025-03-01', '2026-03-01', '2027-03-01', '2028-03-01'].map(date =>
      periodEnd(terms, 12, day(date)).toString(),
    )
    expect(ends).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28'])
  })

  test('a whole subscription waits for its longest period; charges made once do not count', () => {
    expect(longestPeriod([{ months: 1 }, { months: 12 }, { months: 0 }])).toBe(12)
    expect(longestPeriod([{ months: 0 }])).toBe(1)
  })
})
