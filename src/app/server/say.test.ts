import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/refusals/sentence.ts'
import { day, languageFor, sayIn } from './say.ts'
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

test('a day is written as the language does, and for programs', () => {
  const start = Temporal.PlainDate.from('2026-01-01')
  expect(day(sayIn('de'), start).text).toBe('<time datetime="2026-01-01">01.01.2026</time>')
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
