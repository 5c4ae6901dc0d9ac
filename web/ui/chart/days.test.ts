import { expect, test } from 'vitest'
import { dayNo, dayOfNo, percentAt, ticksOf } from './days.ts'

const range = (from: string, to: string) => ({ from: dayNo(from), to: dayNo(to) })

test('a day lies where it is in the stretch, and at its ends beyond it', () => {
  const year = range('2026-01-01', '2026-01-11')
  expect(
    ['2025-12-01', '2026-01-01', '2026-01-06', '2026-01-11', '2027-01-01'].map(day =>
      percentAt(year, dayNo(day)),
    ),
  ).toEqual([0, 0, 50, 100, 100])
  expect(dayOfNo(dayNo('2024-02-29'))).toBe('2024-02-29')
})

test('no more than about a dozen months, quarters or years are marked', () => {
  const days = (from: string, to: string) => ticksOf(range(from, to)).map(({ day }) => day)
  expect(days('2026-01-15', '2026-04-02')).toEqual(['2026-02-01', '2026-03-01', '2026-04-01'])
  expect(days('2025-11-01', '2027-11-22')).toEqual([
    '2026-01-01',
    '2026-04-01',
    '2026-07-01',
    '2026-10-01',
    '2027-01-01',
    '2027-04-01',
    '2027-07-01',
    '2027-10-01',
  ])
  expect(days('2020-03-01', '2027-06-01')).toEqual([
    '2021-01-01',
    '2022-01-01',
    '2023-01-01',
    '2024-01-01',
    '2025-01-01',
    '2026-01-01',
    '2027-01-01',
  ])
})
