import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { parsePeriod } from '../kernel/period.ts'
import { type DayTotal, intervalUsage, mayBeFilled } from './intervals.ts'

const JANUARY = parsePeriod('2026-01-01..2026-02-01')

/** One total for each day of January: 1 kWh a day, 8 on Sundays, but for the days left out. */
function january(...without: number[]): DayTotal[] {
  return Array.from({ length: 31 }, (_, i) => JANUARY.start.add({ days: i }))
    .filter(date => !without.includes(date.day))
    .map(date => ({ date, quantity: Decimal.of(date.dayOfWeek === 7 ? 8 : 1) }))
}

function oneUsage(days: readonly DayTotal[], period = JANUARY) {
  const { usages, ...rest } = intervalUsage('M1', days, [period])
  return { usage: usages[0]!, ...rest }
}

test.each([
  // 4 Sundays and 27 other days.
  ['a whole month', [], '59', true],
  // A Sunday is filled with what Sundays used, another day with what that weekday used.
  ['a Sunday missing', [4], '59', true],
  ['three days missing', [4, 5, 6], '59', true],
  // More than one day in ten: a person decides.
  ['four days missing', [4, 5, 6, 7], '59', false],
] as const)('%s', (_, without, quantity, filled) => {
  const sum = oneUsage(january(...without))
  expect(sum.usage.quantity.toString()).toBe(quantity)
  expect(sum.missing.map(date => date.day)).toEqual([...without])
  expect(mayBeFilled(sum.missing.length, JANUARY)).toBe(filled)
  expect(sum.usage.estimated).toBe(without.length > 0)
})

test('missing days beside a price change are filled from both sides of it', () => {
  const pieces = [parsePeriod('2026-01-01..2026-01-04'), parsePeriod('2026-01-04..2026-02-01')]
  const { usages, missing, complete } = intervalUsage('M1', january(1, 2, 3), pieces)
  expect(usages.map(usage => `${usage.quantity} ${usage.estimated}`)).toEqual([
    '3 true',
    '56 false',
  ])
  expect([missing.length, complete]).toEqual([3, true])
})

test('what was estimated and what was filled is said', () => {
  const days = january(4).map(day =>
    day.date.day < 3 ? { ...day, estimated: Decimal.parse('0.25') } : day,
  )
  const { usage } = oneUsage(days)
  expect(usage.estimated).toBe(true)
  expect(usage.evidence.slice(1)).toEqual([
    { step: 'estimated', meter: 'M1', quantity: '0.5' },
    { step: 'filled', meter: 'M1', days: '1', quantity: '8' },
  ])
})

test('days outside the period do not count, and two totals of a day add up', () => {
  const outside = { date: JANUARY.end, quantity: Decimal.of(100) }
  const second = { date: JANUARY.start, quantity: Decimal.of(2) }
  const sum = oneUsage([...january(), outside, second])
  expect(sum.usage.quantity.toString()).toBe('61')
  expect(sum.usage.evidence).toEqual([
    {
      step: 'usage',
      meter: 'M1',
      from: '2026-01-01',
      to: '2026-02-01',
      quantity: '61',
      count: 31,
      source: 'intervals',
    },
  ])
})

test('no data at all is nothing measured, and said so', () => {
  const sum = oneUsage([])
  expect(sum.usage.quantity.toString()).toBe('0')
  expect(sum.complete).toBe(false)
})

test('a weekday without any data takes the average of all days', () => {
  const week = parsePeriod('2026-01-01..2026-01-11')
  const days = january(1, 8).filter(({ date }) => date.day < 11)
  expect(mayBeFilled(oneUsage(days, week).missing.length, week)).toBe(false)
  const one = january(2).filter(({ date }) => date.day < 11)
  expect(oneUsage(one, week).usage.quantity.toString()).toBe('17')
})
