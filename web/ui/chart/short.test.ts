import { expect, test } from 'vitest'
import { shortAmount, yearOf } from './short.ts'

test('a year ends with this month and leaves no month out', () => {
  const year = yearOf([{ month: '2026-01', currency: 'EUR', minor: '5' }], 'EUR', '2026-02-14')
  expect(year).toHaveLength(12)
  expect(year[0]?.month).toBe('2025-03')
  expect(year.at(-1)).toEqual({ month: '2026-02', minor: 0n })
  expect(year.at(-2)).toEqual({ month: '2026-01', minor: 5n })
})

test('an amount is as short as a chart needs it', () => {
  expect(shortAmount(1_234_567n, 'EUR', 'en')).toBe('12.3K')
  expect(shortAmount(1_234n, 'JPY', 'en')).toBe('1.23K')
  expect(shortAmount(45_678n, 'EUR', 'en')).toBe('457')
})
