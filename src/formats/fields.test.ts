import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { currency, date, decimal, line, names, optional, positive, whole } from './fields.ts'

const accepts = (field: z.ZodType, value: unknown) => field.safeParse(value).success

describe('a line of text', () => {
  test('is cut free of blanks around it', () => expect(line().parse('  Ada ')).toBe('Ada'))
  test.each([
    '',
    '   ',
    'a\nb',
    'a\u0000b',
    'a\u001b[2J',
    'a\u2028b',
    'abc\u202egpj.exe',
    '\ud800',
    'x'.repeat(201),
    7,
    null,
    ['a'],
    { $ne: null },
  ])('%j is refused', value => expect(accepts(line(), value)).toBe(false))
})

describe('a date', () => {
  test.each(['2026-01-31', '2024-02-29', '1900-01-01', '2199-12-31'])('%s is read', text =>
    expect(date.parse(text).toString()).toBe(text),
  )
  test.each([
    '2026-02-30',
    '2026-02-29',
    '0001-01-01',
    '9999-12-31',
    '2026-1-1',
    '2026-01-31T00:00:00Z',
    '2026-01-31[u-ca=hebrew]',
    '20260131',
    '',
    20260131,
  ])('%j is refused', value => expect(accepts(date, value)).toBe(false))
})

describe('a decimal', () => {
  test('is exact, and equal whatever its zeros', () => {
    expect(decimal.parse('0.10').toString()).toBe('0.1')
  })
  test.each(['1e21', '1,00', 'NaN', 'Infinity', '+1', ' 1', '1.', '.5', '9'.repeat(30), 0.3, 1n])(
    '%s is refused',
    value => expect(accepts(decimal, value)).toBe(false),
  )
  test.each(['0', '-0', '-1'])('%s is not a quantity', text =>
    expect(accepts(positive, text)).toBe(false),
  )
})

test.each(['XXX', 'usd', '', 'EURO'])('%j is no currency', code =>
  expect(accepts(currency, code)).toBe(false),
)

test('an optional field left out, null or empty is null', () => {
  const row = z.strictObject({ note: optional(line()) })
  expect([{}, { note: null }, { note: '' }].map(input => row.parse(input).note)).toEqual([
    null,
    null,
    null,
  ])
  expect(row.safeParse({ note: 'a\nb' }).error?.issues[0]?.message).toBe(
    'a text without control characters',
  )
})

test('names need English and know no other languages', () => {
  expect(names.parse({ en: 'Fee', de: 'Gebühr' })).toEqual({ en: 'Fee', de: 'Gebühr' })
  expect(accepts(names, { de: 'Gebühr' })).toBe(false)
  expect(accepts(names, { en: 'Fee', it: 'Tariffa' })).toBe(false)
})

test.each([1.5, -1, 366, '14', Number.NaN])('%s is no number of days from 0 to 365', value =>
  expect(accepts(whole(0, 365), value)).toBe(false),
)
