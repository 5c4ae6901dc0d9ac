import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayQuality, lettersOf, qualityRuns, readQualities } from './day-quality.ts'
import { type DayValues, isSameDay, joinedDay, replacesMeasured } from './day-revision.ts'
import { readDay } from './interval-text.ts'

/** `1 2 - 4 | AAAE`: values of hours and a letter each. */
function day(text: string): DayValues {
  const [values = '', letters = ''] = text.split(' | ')
  const read = readDay(values, values.trim().split(' ').length)
  if (!('total' in read)) throw new Error(`no day: ${values}`)
  return { ...read, minutes: 60, ...dayQuality(read, letters) }
}

const shown = (of: DayValues) =>
  `${of.quantities} ${lettersOf(of)} ${of.estimated ? '~' : ''}${of.qualities ?? ''} ${of.estimatedTotal ?? ''}`.trim()

describe('the quality of the values of a day', () => {
  test.each([
    // Nothing beside `estimated` is stored where it says all.
    ['1 2 3 | AAA', '{1,2,3} AAA'],
    ['1 2 3 | EEE', '{1,2,3} EEE ~'],
    ['1 2 - | AAA', '{1,2,NULL} AAN'],
    ['1 2.5 3 | AES', '{10,25,30} AES ~A1E1S1 5.5'],
    ['1 2 3 | SSS', '{1,2,3} SSS ~S3 6'],
    // A value that is there though it is said to be none was not measured.
    ['1 2 3 | ANA', '{1,2,3} AEA ~A1E1A1 2'],
    ['- - - | NNN', '{NULL,NULL,NULL} NNN'],
  ])('%s: %s', (text, expected) => {
    expect(shown(day(text))).toBe(expected)
  })

  test.each([
    ['A40 E8 A48', 96, true],
    ['A40E8A48', 96, true],
    ['AAEN', 4, true],
    ['A40', 96, false],
    ['X4', 4, false],
    ['', 4, false],
    ['4A', 4, false],
  ])('%s for %i values: %s', (runs, expected, isRead) => {
    expect(readQualities(runs, expected) !== undefined).toBe(isRead)
  })

  test('runs are read back as they were written', () => {
    const letters = fc.array(fc.constantFrom('A', 'E', 'S', 'F', 'N'), {
      minLength: 1,
      maxLength: 288,
    })
    fc.assert(
      fc.property(letters, each => {
        const all = each.join('')
        expect(readQualities(qualityRuns(all), all.length)).toBe(all)
      }),
    )
  })
})

describe('a day that comes again', () => {
  const on = Temporal.PlainDate.from('2026-03-01')
  test.each([
    // What a part lacks stays with its quality; what it brings takes its place.
    ['1 2 - - | AE', '- - 3 4 | NNSA', '{1,2,3,4} AESA ~A1E1S1A1 5', false],
    ['1 2 3 4 | AEEA', '- 5 - - | NA', '{1,5,3,4} AAEA ~A2E1A1 3', false],
    // The same value again stays measured, another one is refused.
    ['1 2 3 4 | AAAA', '1 2 3 4 | EEEE', '{1,2,3,4} AAAA', false],
    ['1 2 3 4 | AAAA', '1 9 3 4 | EEEE', '{1,9,3,4} AEAA ~A1E1A2 9', true],
    ['1 - 3 4 | AAAA', '1 9 3 4 | EEEE', '{1,9,3,4} AEAA ~A1E1A2 9', false],
    ['1 2 - - | AA', '3 - - - | A', '{3,2,NULL,NULL} AANN', false],
  ])('%s, then %s: %s', (before, comes, expected, isRefused) => {
    const joined = joinedDay(day(comes), day(before), on)
    if ('code' in joined) throw new Error(joined.code)
    expect(shown(joined)).toBe(expected)
    expect(replacesMeasured(day(before), joined)).toBe(isRefused)
    expect(isSameDay(joined, joined)).toBe(true)
    expect(isSameDay(day(before), joined)).toBe(expected === shown(day(before)))
  })

  test('of another length fills nothing up, and an estimate of it replaces nothing measured', () => {
    const half = { ...day('1 1 - - | EE'), minutes: 30 }
    expect(joinedDay(half, day('1 2 3 4 | AAAA'), on)).toMatchObject({
      code: 'interval_lengths_mixed',
    })
    const whole = { ...day('1 1 1 1 | EEEE'), minutes: 30 }
    expect(joinedDay(whole, day('1 2 3 4 | AAAA'), on)).toBe(whole)
    expect(replacesMeasured(day('1 2 3 4 | AAAA'), whole)).toBe(true)
    expect(replacesMeasured(day('1 2 3 4 | EEEE'), whole)).toBe(false)
  })
})
