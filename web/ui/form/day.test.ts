import { expect, test } from 'vitest'
import { dayIn } from './day.ts'

const today = new Date('2026-01-31T00:00:00Z')

test.each([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-30', undefined],
  ['28.2.2026', '2026-02-28'],
  ['28/2/26', '2026-02-28'],
  ['today', '2026-01-31'],
  ['Morgen', '2026-02-01'],
  ['aujourd’hui', '2026-01-31'],
  ['eom', '2026-01-31'],
  ['eoy', '2026-12-31'],
  ['last month', '2025-12-31'],
  ['nächsten Monat', '2026-02-28'],
  ['+30', '2026-03-02'],
  ['-1', '2026-01-30'],
  ['+2w', '2026-02-14'],
  ['+1m', '2026-02-28'],
  ['+1y', '2027-01-31'],
  ['soon', undefined],
  ['constructor', undefined],
  ['', undefined],
])('%j is %s', (text, day) => {
  expect(dayIn(text, today)).toBe(day)
})

test('where months come first, slashes are read so', () => {
  expect(dayIn('2/28/2026', today, true)).toBe('2026-02-28')
  expect(dayIn('28.2.2026', today, true)).toBe('2026-02-28')
})
