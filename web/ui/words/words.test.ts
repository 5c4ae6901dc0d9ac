import { expect, test } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { InFour } from './in-four.ts'
import { LANGUAGES } from './languages.ts'
import { fill, oneOrMore } from './words.ts'

const facts = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

test.each([
  ['fr', fr],
  ['es', es],
  ['de', de],
] as const)('%s has every word, with the same places for facts', (_, words) => {
  for (const [part, own] of Object.entries(en)) {
    const other = words[part as keyof typeof en] as Readonly<Record<string, string>>
    expect(Object.keys(other), part).toEqual(Object.keys(own))
    for (const [key, text] of Object.entries(own)) {
      expect(facts(other[key] ?? ''), `${part}.${key}`).toEqual(facts(text))
      expect(other[key], `${part}.${key}`).not.toBe('')
    }
  }
})

test.each([
  [0, ['0 rows', '0 ligne', '0 filas', '0 Zeilen']],
  [1, ['1 row', '1 ligne', '1 fila', '1 Zeile']],
  [2, ['2 rows', '2 lignes', '2 filas', '2 Zeilen']],
])('a list of %s counts as the language does', (count, said) => {
  const all = [en, fr, es, de] as const
  const languages = ['en', 'fr', 'es', 'de'] as const
  const counted = all.map(({ list }, i) =>
    fill(oneOrMore(count, languages[i] ?? 'en', list.oneRow, list.rows), { count }),
  )
  expect(counted).toEqual(said)
})

type Module = Readonly<Record<string, InFour<Readonly<Record<string, string>>>>>
const screens = import.meta.glob<Module>(
  ['../**/*.ts', '../../staff/words/*.ts', '!../words/labels/**', '!../**/*.test.ts'],
  { eager: true },
)
const ofScreens = Object.entries(screens).flatMap(([path, module]) =>
  Object.entries(module)
    .filter(([name]) => name.endsWith('_WORDS'))
    .map(([name, words]) => [path, name, words] as const),
)

test('the words of screens are found', () => {
  expect(ofScreens.length).toBeGreaterThan(6)
})

test.each(ofScreens)('%s %s says the same in every language', (_, __, words) => {
  for (const language of LANGUAGES) {
    for (const [key, text] of Object.entries(words.en)) {
      expect(words[language][key]?.trim(), `${language} ${key}`).not.toBe('')
      expect(facts(words[language][key] ?? ''), `${language} ${key}`).toEqual(facts(text))
    }
    expect(Object.keys(words[language])).toEqual(Object.keys(words.en))
  }
})
