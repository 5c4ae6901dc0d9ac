import { expect, test } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

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
