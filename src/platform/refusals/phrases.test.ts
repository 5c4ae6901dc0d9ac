import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PHRASES, phraseIn } from './phrases.ts'
import { sentence } from './table.ts'

const SRC = join(import.meta.dirname, '../..')
const LANGUAGES = ['fr', 'es', 'de'] as const

/** The demo's files hold other things under these names, and a setting is told to an operator. */
const ELSEWHERE = /^(?:platform\/(?:refusals|settings)|app\/demo)\//

const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/.source
const SUM = `(?:${LITERAL})(?:\\s*\\+\\s*(?:${LITERAL}))*`

/** Where a phrase stands that completes `… but {expected} is expected`. */
const PLACES = [
  `\\berror:\\s*(?:issue =>[^\\n]*\\? )?(${SUM})`,
  `\\bcode: 'custom',\\s*message:\\s*(${SUM})`,
  `\\bexpected:\\s*(${SUM})`,
  `\\bconst (?:expected|message|error|\\w*ERROR|CHANGES) =\\s*(${SUM})`,
  `(?<!Math)\\.(?:regex|min|max|length|refine)\\([^\\n']*, (${LITERAL})\\)`,
  `\\bnew Cell(?:Problem|Fault)\\((?:'\\w*'|\\w+), (?:''|[\\w.]+), (${LITERAL})\\)`,
  `\\b(?:fieldFault|adviceFault)\\([^;{}]*?(${LITERAL}),?\\s*\\)(?!,)`,
  `\\bthrow fault\\(line, record, (${LITERAL})\\)`,
  `\\b(?:this|record)\\.fault\\([^;\\n]*?(${LITERAL})\\)`,
  `\\bnew ElementFault\\([^;\\n]*, (${LITERAL})\\)`,
  `\\b(?:invalid|wrong)\\([^;\\n]*(${LITERAL})\\)`,
].map(place => new RegExp(place, 'g'))

/** Blocks that are nothing but phrases. */
const BLOCKS = /(?:const EXPECTED\b|function couponFault\b)[\s\S]*?\n\}/g

/** The phrases of a source, with 7 for each figure that is put in. */
function phrasesOf(source: string): string[] {
  const literals = (text: string) =>
    [...text.matchAll(new RegExp(LITERAL, 'g'))].map(([literal]) =>
      literal
        .slice(1, -1)
        .replace(/\$\{[^}]*\}/g, '7')
        .replaceAll("\\'", "'"),
    )
  const placed = PLACES.flatMap(place => [...source.matchAll(place)])
  return [
    ...placed.map(([, sum = '']) => literals(sum).join('')),
    ...(source.match(BLOCKS) ?? []).flatMap(literals).filter(text => text.includes(' ')),
  ].filter(phrase => /[a-z]/.test(phrase))
}

const used = new Set(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.includes('.test') && !ELSEWHERE.test(file))
    .flatMap(file => phrasesOf(readFileSync(join(SRC, file), 'utf8'))),
)

/** Like a sentence, a phrase keeps what it was given. */
const holes = (phrase: string) => (phrase.match(/\{\w+\}/g) ?? []).sort()

describe('the phrases of what validation expects', () => {
  test('finds them in every form of use (control)', () => {
    expect(phrasesOf("z.string({ error: 'an id' })")).toEqual(['an id'])
    expect(phrasesOf("error:\n  'a price ' +\n  'of it',")).toEqual(['a price of it'])
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a source
    expect(phrasesOf('.max(max, { error: `at most ${max} rows` })')).toEqual(['at most 7 rows'])
    expect(phrasesOf(".regex(/^[a-z]{1,4}$/, 'a word')")).toEqual(['a word'])
    expect(phrasesOf("throw new CellProblem('kind', kind, 'a kind')")).toEqual(['a kind'])
    expect(phrasesOf("throw wrong('expand', 'one value')")).toEqual(['one value'])
    expect(phrasesOf("throw record.fault(8, 'Length', '5 minutes')")).toEqual(['5 minutes'])
  })

  test('are in the table, each that the program uses', () => {
    expect(used.size).toBeGreaterThan(200)
    expect([...used].filter(phrase => phraseIn(phrase, 'de') === undefined)).toEqual([])
  })

  test('keep their figures in all languages', () => {
    for (const [phrase, texts] of Object.entries(PHRASES)) {
      for (const language of LANGUAGES) {
        expect(texts[language]).not.toBe('')
        expect(holes(texts[language])).toEqual(holes(phrase))
      }
    }
  })

  test.each([
    ['a text of at most 35 characters', 'un texte d’au plus 35 caractères'],
    ['one of tree, ground', 'l’une des valeurs tree, ground'],
    ['a whole number from 1 to 60', 'un nombre entier de 1 à 60'],
    ['a number from 0.5 to 1 such as 0.95', 'un nombre de 0.5 à 1, comme 0.95'],
    ['a date such as 2026-01-31', 'une date comme 2026-01-31'],
    ['a date such as 2026-01-31, from 1900 to 2199', 'une date comme 2026-01-31, de 1900 à 2199'],
    ['a quality of A, E, S, such as A or S14', 'une qualité parmi A, E, S, comme A ou S14'],
    ['a phrase that nobody translated', undefined],
  ])('%s', (phrase, french) => {
    expect(phraseIn(phrase, 'fr')).toBe(french)
  })

  test('stand in the sentence, in the language of the person; what is unknown stays English', () => {
    const facts = { path: 'lines[2].on', value: 'nothing', expected: 'a date such as 2026-01-31' }
    const refusal = { code: 'invalid_input', facts }
    expect(sentence(refusal, 'de')).toContain(
      'ist nichts, erwartet wird: ein Datum wie 2026-01-31.',
    )
    expect(sentence(refusal)).toContain('is nothing, but a date such as 2026-01-31 is expected.')
    const own = {
      ...refusal,
      facts: { ...facts, value: '"an id"', expected: 'a thing of its own' },
    }
    expect(sentence(own, 'fr')).toContain('vaut "an id", mais il faut : a thing of its own.')
  })
})
