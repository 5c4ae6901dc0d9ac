import { expect, test } from 'vitest'
import { minorsOf, soughtIn } from './sought.ts'

test.each([
  ['1234.50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['1.234,50', '1234.50'],
  ['1 234,50 €', '1234.50'],
  ['EUR 12', '12'],
  ['-12,5', '-12.5'],
  ['−12,5', '-12.5'],
  ['MH-INV-2026-000001', undefined],
  ['OLD-00999999', undefined],
  ['1.2.3', undefined],
  ['1,234,50', undefined],
  ['', undefined],
])('%j as an amount: %s', (typed, amount) => {
  expect(soughtIn(typed).amount).toBe(amount)
})

test('an amount is looked for in currencies of no, two and three decimals', () => {
  expect(minorsOf(soughtIn('12'))).toEqual(['12', '1200', '12000'])
  expect(minorsOf(soughtIn('12,5'))).toEqual(['1250', '12500'])
  expect(minorsOf(soughtIn('-0.5'))).toEqual(['-50', '-500'])
})

test('names are found by their words', () => {
  expect(soughtIn('  anna   Müller 3 ').words).toEqual(['anna', 'Müller'])
  expect(soughtIn('A-0001').words).toEqual([])
})
