import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readIntervals } from './interval.ts'
import { readDay, valuesOf } from './interval-text.ts'

/** `3 {250,NULL} 0.25 1`: scale, what is stored, total, how many are missing. */
function shown(values: string | readonly (string | null)[], expected: number): string {
  const day = readDay(values, expected)
  if ('found' in day) return `found ${day.found}`
  if ('value' in day) return `no value ${day.value}`
  return `${day.scale} ${day.quantities} ${day.total} ${day.missing}`
}

describe('a day of interval values', () => {
  test.each([
    ['0.25 1 - -0.125', 4, '3 {250,1000,NULL,-125} 1.125 1'],
    ['  7   8 ', 2, '0 {7,8} 15 0'],
    ['-0 -0.0 000.50', 3, '2 {0,0,50} 0.5 0'],
    ['999999999 0.0001', 2, '4 {9999999990000,1} 999999999.0001 0'],
    // Longer than a binary float holds exactly.
    ['999999999.123456789 -0.000000001', 2, '9 {999999999123456789,-1} 999999999.123456788 0'],
    ['1 2', 3, 'found 2'],
    ['', 2, 'found 1'],
    ['1 x', 2, 'no value x'],
    ['1 1.', 2, 'no value 1.'],
    ['1 .5', 2, 'no value .5'],
    ['1 1e3', 2, 'no value 1e3'],
    ['1 --', 2, 'no value --'],
    ['1 0.1234567890', 2, 'no value 0.1234567890'],
    ['1\t2', 1, 'no value 1\t2'],
    ['x 1', 3, 'found 2'],
  ])('%o of %i: %s', (values, expected, text) => {
    expect(shown(values, expected)).toBe(text)
  })

  test('may come one by one; two in one are none', () => {
    expect(shown(['0.5', null, '-'], 3)).toBe('1 {5,NULL,NULL} 0.5 2')
    expect(shown(['0.5', '1 2'], 2)).toBe('no value 1 2')
    expect(shown(['0.5', ''], 2)).toBe('no value ')
    expect(shown(['0.5'], 2)).toBe('found 1')
  })

  test('is what its values are one by one, and they can be read back', () => {
    const digits = (max: number) => fc.stringMatching(new RegExp(`^\\d{1,${max}}$`))
    const number = fc
      .tuple(fc.boolean(), digits(9), fc.option(digits(9)))
      .map(
        ([minus, whole, rest]) => `${minus ? '-' : ''}${whole}${rest === null ? '' : `.${rest}`}`,
      )
    const short = fc.integer({ min: -99_999, max: 99_999 }).map(n => (n / 1000).toFixed(3))
    const values = fc.array(fc.oneof(short, short, number, fc.constant('-')), {
      minLength: 1,
      maxLength: 100,
    })
    fc.assert(
      fc.property(values, each => {
        const day = readDay(each.join(' '), each.length)
        const plain = readIntervals(each)
        if (!('total' in day) || typeof plain === 'string') throw new Error('not read')
        const texts = plain.quantities.map(units => (units === null ? 'NULL' : `${units}`))
        expect(day.quantities).toBe(`{${texts.join(',')}}`)
        expect([day.scale, day.missing]).toEqual([plain.scale, plain.missing])
        expect(day.total.equals(plain.total)).toBe(true)
        expect(readDay(valuesOf(day), each.length)).toMatchObject({ missing: plain.missing })
      }),
      { numRuns: 200 },
    )
  })
})
