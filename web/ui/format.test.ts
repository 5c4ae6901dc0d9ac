import { expect, test } from 'vitest'
import { labelled, shortened } from './format.ts'

test.each([
  ['53.3333333333', '53.3333'],
  ['4.6433333333', '4.6433'],
  ['-0.99996', '-1'],
  ['0.00004', '0'],
  ['-0.00004', '0'],
  ['0.21434', '0.2143'],
  ['12.6', '12.6'],
  ['350', '350'],
])('%s is read as %s', (exact, short) => {
  expect(shortened(exact)).toBe(short)
})

test('French sets a blank before the colon of a label', () => {
  expect(labelled('Apporté par', 'Ada', 'fr')).toBe('Apporté par\u00a0: Ada')
  expect(labelled('Brought by', 'Ada', 'en')).toBe('Brought by: Ada')
})
