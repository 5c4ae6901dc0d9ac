import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fastest } from '../../test/support/fastest.ts'
import { readJson } from './strict-json.ts'

function reason(text: string): string {
  const reading = readJson(text)
  return reading.ok ? 'accepted' : reading.fault.reason
}

describe('strict JSON', () => {
  test('reads what JSON.parse reads', () => {
    const noFloats = fc.json({ noUnicodeString: false }).filter(text => !/[0-9]/.test(text))
    fc.assert(
      fc.property(noFloats, text => {
        fc.pre(!/__proto__|constructor|prototype/.test(text))
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  test('refuses all that JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '01',
      '.',
      ' ',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
        const text = parts.join('')
        let parses = true
        try {
          JSON.parse(text)
        } catch {
          parses = false
        }
        if (!parses) expect(readJson(text).ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['{"amount":"1","amount":"2"}', 'the name amount is given twice'],
    ['{"a":{"b":1,"\\u0062":2}}', 'the name b is given twice'],
    ['{"__proto__":{"admin":true}}', 'the name __proto__ is not allowed'],
    ['{"constructor":{"prototype":{}}}', 'the name constructor is not allowed'],
    ['{"n":1e21}', 'the number 1e21 is not exact; write it as a string'],
    ['{"n":-0}', 'the number -0 is not exact; write it as a string'],
    ['{"n":9007199254740993}', 'the number 9007199254740993 is not exact; write it as a string'],
    ['{"n":NaN}', 'a value is expected'],
    ['{"n":Infinity}', 'a value is expected'],
    ['{"a":1}x', 'text after the end'],
    ['{"a" 1}', 'a colon is missing'],
    ['{"a":1,}', 'a string in double quotes is expected'],
    ['["\\ud800"]', 'text with half a character'],
    ['["a\nb"]', 'a string in double quotes is expected'],
    ['', 'a value is expected'],
  ])('%s: %s', (text, expected) => {
    expect(reason(text)).toBe(expected)
  })

  test('names the position of the fault', () => {
    expect(readJson('{"a":1,"a":2}')).toMatchObject({ fault: { position: 7 } })
  })

  test('takes two equal names in two objects, and each kind of value', () => {
    expect(readJson(' [{"a":1},{"a":null},true,false,-1.5,""] ').ok).toBe(true)
  })

  test.each(['['.repeat(10_000), '{"a":'.repeat(10_000)])(
    'refuses a depth bomb at once',
    async bomb => {
      expect(reason(bomb)).toBe('nested more than 64 deep')
      expect(await fastest(() => reason(bomb))).toBeLessThan(100)
    },
  )

  test('reads a string of millions of characters', () => {
    const text = JSON.stringify('a\\"'.repeat(2_000_000))
    expect(readJson(text, { length: 20_000_000 }).ok).toBe(true)
  })

  test('refuses a huge body without reading it', async () => {
    const huge = '"'.padEnd(17_000_000, 'a')
    expect(reason(huge)).toBe('longer than 16000000 characters')
    expect(await fastest(() => reason(huge))).toBeLessThan(100)
  })
})
