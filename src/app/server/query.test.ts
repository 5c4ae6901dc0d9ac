import { expect, test } from 'vitest'
import { isNumber, readQuery, short } from './query.ts'

test.each<[object, string]>([
  [{ kind: ['a', 'b'] }, 'given twice'],
  [{ kind: 'a\u0000' }, 'a control character'],
  [{ other: '1' }, 'unknown'],
])('%j is refused: %s', query => {
  expect(() => readQuery({ kind: short.optional() }, query)).toThrow(/invalid_input|unknown_f/)
})

test('what a form left empty counts as left out', () => {
  expect(readQuery({ kind: short.optional() }, { kind: '' })).toEqual({})
})

test('a number is one short line', () => {
  expect(['A-1', 'Ü 1/2'].map(isNumber)).toEqual([true, true])
  expect(['', 'a\u0000', 'a\nb', 'x'.repeat(101)].map(isNumber)).toEqual(Array(4).fill(false))
})
