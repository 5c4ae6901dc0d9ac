import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { LANGUAGES } from '../../platform/refusals/sentence.ts'
import { amount, amountText, day, languageFor, period, priceText, sayIn } from './say.ts'
import { WORDS } from './words/table.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['it, de;q=0.5, es;q=0.7', 'es'],
  ['de;q=0, en;q=0.1', 'en'],
  ['ES', 'es'],
  ['*', 'en'],
  [',;=;q=9,,', 'en'],
])('a browser that prefers %j is answered in %s', (header, language) => {
  expect(languageFor(header)).toBe(language)
})

describe('figures are written as the language does', () => {
  const [en, de] = [sayIn('en'), sayIn('de')]

  test('with the decimals of the currency and a true minus', () => {
    expect(amountText(en, -123456n, 'EUR')).toBe('−1,234.56')
    expect(amountText(de, 123450n, 'EUR')).toBe('1.234,50')
    expect(amountText(en, 1234n, 'JPY')).toBe('1,234')
    expect(amountText(en, 1234n, 'KWD')).toBe('1.234')
    expect(amount(en, 100n, 'USD').text).toContain('USD')
    expect(priceText(en, Decimal.parse('0.04996'), 'EUR')).toBe('0.04996')
    expect(priceText(en, Decimal.parse('9.9'), 'EUR')).toBe('9.90')
  })

  test('dates too, and the last day of a period is one of its days', () => {
    const [start, end] = ['2026-01-01', '2026-02-01'].map(text => Temporal.PlainDate.from(text))
    if (start === undefined || end === undefined) throw new Error('two dates')
    expect(day(de, start).text).toBe('<time datetime="2026-01-01">01.01.2026</time>')
    expect(period(de, start, end)).toBe('01.01.2026 – 31.01.2026')
  })
})

test('the words of all languages have the same places for facts, and none is missing', () => {
  const facts = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()
  const compare = (of: unknown, with_: unknown, path: string): void => {
    if (typeof of === 'string') {
      expect(typeof with_, path).toBe('string')
      expect(facts(with_ as string), path).toEqual(facts(of))
      expect((with_ as string) === '', path).toBe(of === '')
      return
    }
    const [own, other] = [of, with_] as Record<string, unknown>[]
    expect(Object.keys(other ?? {}), path).toEqual(Object.keys(own ?? {}))
    for (const key of Object.keys(own ?? {})) compare(own?.[key], other?.[key], `${path}.${key}`)
  }
  for (const language of LANGUAGES) compare(WORDS.en, WORDS[language], language)
})
