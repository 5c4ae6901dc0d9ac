import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonbText } from './command-record.ts'

test.each([
  ['a\u0000b', '"a\\ufffdb"'],
  ['\ud800', '"\\ufffd"'],
  // A backslash before u0000 is text, not an escape.
  ['\\u0000', '"\\\\u0000"'],
  ['\\\u0000', '"\\\\\\ufffd"'],
  ['\u{1f600}', '"\u{1f600}"'],
])('%j is kept as %s', (value, text) => expect(jsonbText(value)).toBe(text))

test('text that PostgreSQL can hold is kept as it is, in keys too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      fc.pre(!text.includes('\u0000'))
      expect(JSON.parse(jsonbText({ [text]: text }))).toEqual(
        JSON.parse(JSON.stringify({ [text]: text })),
      )
    }),
  )
})
