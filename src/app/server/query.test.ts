import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { href, isNumber, keyField, keyText, readQuery, short } from './query.ts'

const text = z.string()

test('the key of a row comes back as it was, whatever its parts hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string(), (a, b) => {
      const path = href('/list', { after: keyText(a, b) })
      const given = Object.fromEntries(new URL(path, 'http://localhost').searchParams)
      expect(readQuery({ after: keyField(text, text) }, given).after).toEqual([a, b])
    }),
  )
})

test.each<[object, string]>([
  [{ after: 'a~b~c' }, 'three parts for two'],
  [{ after: 'a~%' }, 'broken encoding'],
  [{ after: ['a~b'] }, 'given twice'],
  [{ other: '1' }, 'unknown'],
])('%j is refused: %s', query => {
  expect(() => readQuery({ after: keyField(text, text) }, query)).toThrow(/invalid_input|unknown_f/)
})

test('what a form left empty counts as left out', () => {
  expect(readQuery({ kind: short.optional() }, { kind: '' })).toEqual({})
  expect(href('/list', { kind: '', entity: undefined })).toBe('/list')
})

test('a number is one short line', () => {
  expect(['A-1', 'Ü 1/2'].map(isNumber)).toEqual([true, true])
  expect(['', 'a\u0000', 'a\nb', 'x'.repeat(101)].map(isNumber)).toEqual(Array(4).fill(false))
})
