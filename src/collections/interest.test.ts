import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { parsePeriod } from '../kernel/period.ts'
import { daysToCharge, type InterestTerms, interestOn } from './interest.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** `2026-01-01 2.27, 2026-07-01 2.00` = rates by their first day. */
const rates = (text: string) =>
  text.split(', ').map(part => {
    const [from = '', percent = ''] = part.split(' ')
    return { from: day(from), annualPercent: Decimal.parse(percent) }
  })

/** `2026-01-01 1000.00, 2026-02-01 400.00` = what bears interest by its first day. */
const steps = (text: string) =>
  text.split(', ').map(part => {
    const [from = '', amount = ''] = part.split(' ')
    return { from: day(from), principalMinor: BigInt(amount.replace('.', '')) }
  })

function terms(text: string, more: Partial<InterestTerms> = {}): InterestTerms {
  return {
    rates: rates(text),
    pointsAbove: Decimal.zero,
    mostPercent: null,
    dayBasis: 365,
    ...more,
  }
}

describe('interest on an overdue item', () => {
  test.each([
    // A whole year of £1,000 at 8 points over a base rate of 0.5 % is £85 (gov.uk, late commercial payments).
    ['2025-01-01 1000.00', '2025-01-01..2026-01-01', '2000-01-01 8.5', '85.00'],
    // 1,000 × 10 % × 30 ÷ 365 = 8.219…
    ['2026-01-01 1000.00', '2026-01-01..2026-01-31', '2026-01-01 10', '8.22'],
    // Part paid on 16 January: 15 days on 1,000 and 15 on 400, 4.1095… + 1.6438…, rounded once.
    ['2026-01-01 1000.00, 2026-01-16 400.00', '2026-01-01..2026-01-31', '2026-01-01 10', '5.75'],
    // The rate changes on 1 July: 10 days at 10 %, 10 at 12 %: 2.7397… + 3.2876…
    ['2026-01-01 1000.00', '2026-06-21..2026-07-11', '2026-01-01 10, 2026-07-01 12', '6.03'],
    // Before the first rate, and while nothing is open, nothing accrues.
    ['2026-01-01 1000.00', '2025-12-01..2026-01-01', '2026-01-01 10', '0.00'],
    ['2026-01-01 1000.00, 2026-01-02 0.00', '2026-01-02..2026-12-31', '2026-01-01 10', '0.00'],
    // Half a cent is rounded up: 36.50 × 5 % × 1 ÷ 365 = 0.005.
    ['2026-01-01 36.50', '2026-01-01..2026-01-02', '2026-01-01 5', '0.01'],
  ])('%s for %s at %s: %s', (principal, days, yearly, amount) => {
    const { minor } = interestOn(steps(principal), parsePeriod(days), terms(yearly))
    expect((Number(minor) / 100).toFixed(2)).toBe(amount)
  })

  test.each([
    [365, '85.23'],
    [360, '86.42'],
    // 184 days of 2027, 182 of the leap year 2028: 8.5 % of 1,000 × (184 ÷ 365 + 182 ÷ 366).
    ['actual', '85.12'],
  ] as const)('a year of 366 days on a basis of %s: %s', (dayBasis, amount) => {
    const of = interestOn(
      steps('2027-07-01 1000.00'),
      parsePeriod('2027-07-01..2028-07-01'),
      terms('2027-01-01 8.5', { dayBasis }),
    )
    expect((Number(of.minor) / 100).toFixed(2)).toBe(amount)
  })

  test('is held under a ceiling, points included', () => {
    const capped = terms('2026-01-01 2', { pointsAbove: Decimal.of(8), mostPercent: Decimal.of(9) })
    const { segments } = interestOn(
      steps('2026-01-01 100.00'),
      parsePeriod('2026-01-01..2026-01-11'),
      capped,
    )
    expect(segments.map(({ annualPercent }) => annualPercent.toString())).toEqual(['9'])
  })

  test('says by which principal, rate and days it came about', () => {
    const { segments } = interestOn(
      steps('2026-01-01 1000.00, 2026-01-16 400.00'),
      parsePeriod('2026-01-10..2026-02-05'),
      terms('2026-01-01 10, 2026-02-01 12'),
    )
    expect(
      segments.map(s => `${s.days.start}..${s.days.end} ${s.principalMinor} ${s.annualPercent}`),
    ).toEqual([
      '2026-01-10..2026-01-16 100000 10',
      '2026-01-16..2026-02-01 40000 10',
      '2026-02-01..2026-02-05 40000 12',
    ])
  })

  test('charged in pieces differs from charged at once by no more than half a cent a piece', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 399 }),
        (minor, length, cut) => {
          const start = day('2027-03-01')
          const middle = start.add({ days: Math.min(cut, length) })
          const end = start.add({ days: length })
          const on = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
            interestOn(
              [{ from: start, principalMinor: BigInt(minor) }],
              { start: from, end: to },
              terms('2027-01-01 9.27, 2028-01-01 8.12', { dayBasis: 'actual' }),
            ).minor
          const gap = on(start, middle) + on(middle, end) - on(start, end)
          expect(gap >= -1n && gap <= 1n).toBe(true)
        },
      ),
    )
  })
})

describe('the days that are still to be charged', () => {
  test.each([
    ['2026-01-31', '-', '2026-02-10', '2026-02-01..2026-02-10'],
    ['2026-01-31', '2026-02-09', '2026-02-20', '2026-02-10..2026-02-20'],
    // A second run on the day of the first charges nothing.
    ['2026-01-31', '2026-02-09', '2026-02-10', 'none'],
    ['2026-01-31', '-', '2026-02-01', 'none'],
    ['2026-01-31', '-', '2026-01-15', 'none'],
  ])('due %s, charged through %s, run on %s: %s', (dueOn, through, runOn, days) => {
    const charged = through === '-' ? null : day(through)
    const found = daysToCharge(day(dueOn), charged, day(runOn))
    expect(found === undefined ? 'none' : `${found.start}..${found.end}`).toBe(days)
  })
})
