import { expect, test } from 'vitest'
import type { z } from 'zod'
import {
  codeField,
  currencyField,
  dateField,
  decimalField,
  instantField,
  textField,
  timeZoneField,
} from './fields.ts'

/** A kind of field, what it takes, and what it refuses. */
const FIELDS: readonly (readonly [string, z.ZodType, readonly unknown[], readonly unknown[]])[] = [
  [
    'a decimal',
    decimalField(),
    ['0', '-12.50', '0.000000000001'],
    [
      '1,00',
      '1e21',
      'NaN',
      'Infinity',
      '',
      ' 1',
      '+1',
      '1.',
      '.5',
      1,
      0.1,
      null,
      ['1'],
      { $ne: null },
    ],
  ],
  [
    'a date',
    dateField(),
    ['2026-01-31', '2024-02-29', '1970-01-01', '2199-12-31'],
    ['2026-02-30', '2025-02-29', '0001-01-01', '9999-12-31', '2026-1-1', '31.01.2026', 20260131],
  ],
  [
    'an instant',
    instantField(),
    ['2026-01-31T08:00:00Z', '2026-03-29T02:30:00+01:00', '2026-01-31T08:00:00.123456Z'],
    ['2026-01-31T08:00:00', '2026-01-31', '2026-02-30T08:00:00Z', '9999-01-01T00:00:00Z', 0],
  ],
  ['a currency', currencyField(), ['EUR', 'JPY', 'XCG'], ['XXX', 'eur', 'EURO', '', 'EUR ']],
  ['a code', codeField(), ['SUN-FR', 'a', 'x.y/z_1'], ['', '-a', 'a b', "'; DROP", 'a'.repeat(41)]],
  ['a text', textField(10), ['Ada', ' Ada '], ['', '  ', 'a\0b', 'a\nb', 'x'.repeat(11), '\ud800']],
  ['a time zone', timeZoneField(), ['Europe/Paris', 'UTC'], ['Europe/Nowhere', '+01:00', '']],
]

test.each(FIELDS)(
  '%s is what it should be, and nothing is bent into one',
  (_, field, good, bad) => {
    for (const value of good) expect(field.safeParse(value).success, String(value)).toBe(true)
    for (const value of bad) expect(field.safeParse(value).success, String(value)).toBe(false)
  },
)
