import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  groupedIban,
  type Locale,
  localAmount,
  localDate,
  localDecimal,
  localeOf,
  localMoney,
  localMonth,
  localPercent,
  localPeriod,
} from './localize.ts'

const LOCALES: readonly Locale[] = ['en-US', 'en-GB', 'fr', 'es', 'de']

/** Blanks shown as `_` (no-break) and `'` (narrow no-break) so that a row can be read. */
const shown = (text: string) => text.replaceAll('\u00a0', '_').replaceAll('\u202f', "'")

test.each([
  '1234.5 EUR en-US → €1,234.50',
  '1234.5 EUR en-GB → €1,234.50',
  "1234.5 EUR fr → 1'234,50_€",
  '1234.5 EUR es → 1.234,50_€',
  '1234.5 EUR de → 1.234,50_€',
  '-1234.5 USD en-US → −$1,234.50',
  '-0.05 EUR de → −0,05_€',
  '-0.00 EUR de → 0,00_€',
  '1500 JPY en-US → ¥1,500',
  '1.2345 KWD en-GB → KWD_1.2345',
  '7 CHF de → 7,00_CHF',
  '0.125 EUR fr → 0,125_€',
  "123456789012345678901234567890.12 EUR fr → 123'456'789'012'345'678'901'234'567'890,12_€",
])('writes money: %s', row => {
  const [left, right] = row.split(' → ')
  const [amount, currency, locale] = left!.split(' ')
  expect(shown(localMoney(amount!, currency!, locale as Locale))).toBe(right)
})

test.each([
  '2026-03-05 en-US → Mar_5, 2026',
  '2026-03-05 en-GB → 5_Mar_2026',
  '2026-03-05 fr → 05/03/2026',
  '2026-12-31 es → 31/12/2026',
  '2028-02-29 de → 29.02.2028',
])('writes dates: %s', row => {
  const [left, right] = row.split(' → ')
  const [date, locale] = left!.split(' ')
  expect(shown(localDate(date!, locale as Locale))).toBe(right)
})

test('prints the last day of a period, not the day after it', () => {
  const february = { start: '2026-02-01', end: '2026-03-01' }
  expect(localPeriod(february, 'de')).toBe('01.02.2026 – 28.02.2026')
})

test('prints a period of one day as that day', () => {
  expect(localPeriod({ start: '2026-02-01', end: '2026-02-02' }, 'de')).toBe('01.02.2026')
})

test('writes rates, months and account numbers', () => {
  expect(shown(localPercent('19.00', 'de'))).toBe('19_%')
  expect(localPercent('7.25', 'en-US')).toBe('7.25%')
  expect(localMonth('2026-03', 'de')).toBe('Mär')
  expect(shown(groupedIban('DE89370400440532013000'))).toBe('DE89_3704_0044_0532_0130_00')
  expect(localeOf('en', 'us-letter')).toBe('en-US')
  expect(localeOf('fr', 'us-letter')).toBe('fr')
})

test.each(['', '1e21', 'NaN', '1,00', ' 1', '+1', '.5', '1.', 'Infinity', '--1'])(
  'refuses %j as a number',
  text => expect(() => localDecimal(text, 'de')).toThrow(RangeError),
)

test.each(['2026-02-30', '', 'tomorrow', '05.03.2026'])('refuses %j as a date', text =>
  expect(() => localDate(text, 'de')).toThrow(RangeError),
)

test('refuses a currency that ISO 4217 does not know', () => {
  expect(() => localAmount('1', 'XXX', 'de')).toThrow(RangeError)
})

test('keeps every digit of a decimal in every language', () => {
  const decimal = fc.tuple(
    fc.boolean(),
    fc.stringMatching(/^[1-9]\d{0,38}$/),
    fc.stringMatching(/^\d{0,24}$/),
  )
  fc.assert(
    fc.property(decimal, fc.constantFrom(...LOCALES), ([negative, whole, fraction], locale) => {
      const kept = fraction.replace(/0+$/, '')
      const text = `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
      const comma = locale.startsWith('en') ? '.' : ','
      const [left, right = ''] = localDecimal(text, locale).split(comma)
      expect(left!.replace(/[^\d\u2212]/g, '')).toBe((negative ? '\u2212' : '') + whole)
      expect(right).toBe(kept)
    }),
  )
})
