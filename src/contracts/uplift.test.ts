import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { type Uplift, upliftPercent } from './uplift.ts'

const INDEXES = new Map([
  [
    'CPI',
    [
      { month: '2025-10', value: Decimal.parse('123.0') },
      { month: '2026-10', value: Decimal.parse('125.8') },
      { month: '2027-10', value: Decimal.parse('124.5') },
    ],
  ],
])

const index = (floor: string | null, ceiling: string | null): Uplift => {
  return { index: 'CPI', monthsBefore: 3, floor, ceiling, decimals: 2 }
}

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  // uplift, first day of the term before, of the term → per cent
  [{ percent: '3', decimals: 2 }, '2026-01-01', '2027-01-01', '3'],
  // 125.8 ÷ 123.0 = 1.022764…
  [index(null, null), '2026-01-01', '2027-01-01', '2.2764'],
  [index(null, '2'), '2026-01-01', '2027-01-01', '2'],
  [index(null, null), '2027-01-01', '2028-01-01', '-1.0334'],
  [index('0', '5'), '2027-01-01', '2028-01-01', '0'],
  [index('0', '5'), '2028-01-01', '2029-01-01', 'CPI 2028-10'],
])('%j from %s to %s: %s', (uplift, before, begins, percent) => {
  const found = upliftPercent(uplift, day(before), day(begins), INDEXES)
  expect('index' in found ? `${found.index} ${found.month}` : found.toString()).toBe(percent)
})
