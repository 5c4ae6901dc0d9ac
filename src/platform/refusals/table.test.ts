import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gallery } from './gallery.ts'
import { LANGUAGES } from './sentence.ts'
import { REFUSALS_BY_DOMAIN, sentence } from './table.ts'

const SRC = join(import.meta.dirname, '../..')
const entries = Object.values(REFUSALS_BY_DOMAIN).flatMap(Object.entries)
const codes = entries.map(([code]) => code)

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.includes('.test.'))
  .filter(file => !file.startsWith('platform/refusals'))
  .map(file => readFileSync(join(SRC, file), 'utf8'))

/** Codes where they are used: `refuse('x'`, `new RatingError('x'`, `code: 'x', facts`. */
function codesUsed(source: string): string[] {
  const calls = source.matchAll(/\b(?:refuse|\w*Error)\(\s*'([a-z]+(?:_[a-z]+)+)'/g)
  const values = source.matchAll(/code: '([a-z]+(?:_[a-z]+)+)',\s*facts/g)
  return [...calls, ...values].map(match => match[1] as string)
}

describe('the table of refusals', () => {
  test('has a sentence for every code that the program uses', () => {
    expect(sources.length).toBeGreaterThan(20)
    const used = new Set(sources.flatMap(codesUsed))
    expect([...used].filter(code => !codes.includes(code))).toEqual([])
  })

  test('holds no code that the program does not use', () => {
    const all = sources.join('\n')
    expect(codes.filter(code => !all.includes(`'${code}'`))).toEqual([])
  })

  test('finds codes in every form of use (control)', () => {
    expect(codesUsed("return refuse('no_such_account', {})")).toEqual(['no_such_account'])
    expect(codesUsed("throw new TaxError(\n 'no_tax_rule', f)")).toEqual(['no_tax_rule'])
    expect(codesUsed("{ code: 'unknown_field', facts: x }")).toEqual(['unknown_field'])
  })

  test('names each code once', () => {
    expect(codes).toEqual([...new Set(codes)])
  })

  test.each(entries)(
    '%s tells the same facts in all languages and ends as a sentence',
    (_, text) => {
      const facts = (line: string) => [...new Set(line.match(/\{\w+\}/g) ?? [])].sort()
      for (const language of LANGUAGES) {
        expect(facts(text[language])).toEqual(facts(text.en))
        expect(text[language]).toMatch(/\.$/)
      }
    },
  )

  test('puts the facts in', () => {
    const refusal = { code: 'unknown_field', facts: { path: 'lines[2].status' } }
    expect(sentence(refusal, 'de')).toContain('lines[2].status')
  })

  test('is shown whole in docs/errors.md (`npm run errors` rewrites it)', () => {
    const file = readFileSync(join(SRC, '../docs/errors.md'), 'utf8')
    expect(file).toBe(gallery())
  })
})
