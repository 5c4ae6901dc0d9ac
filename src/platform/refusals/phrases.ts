import { bankFilePhrases } from './phrases/bank-files.ts'
import { choicePhrases } from './phrases/choices.ts'
import { figurePhrases } from './phrases/figures.ts'
import { meterFilePhrases } from './phrases/meter-files.ts'
import { recordPhrases } from './phrases/records.ts'
import { rowPhrases } from './phrases/rows.ts'
import { textPhrases } from './phrases/texts.ts'
import type { Language } from './sentence.ts'

/**
 * What validation expects, by its English words, which complete `… but {expected} is expected`.
 * `{1}`, `{2}` stand for a figure or code, `{words}` for anything to the end.
 */
export type Phrases = Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>>

/** All phrases, by meaning. */
export const PHRASES: Phrases = {
  ...textPhrases,
  ...figurePhrases,
  ...recordPhrases,
  ...rowPhrases,
  ...choicePhrases,
  ...bankFilePhrases,
  ...meterFilePhrases,
}

type Pattern = { readonly phrase: string; readonly names: string[]; readonly shape: RegExp }

const HOLE = /\{(\w+)\}/g

const PATTERNS: readonly Pattern[] = Object.keys(PHRASES)
  .filter(phrase => phrase.search(HOLE) !== -1)
  .map(phrase => ({
    phrase,
    names: [...phrase.matchAll(HOLE)].map(([, name = '']) => name),
    shape: new RegExp(
      `^${phrase
        .split(/(\{\w+\})/)
        .map(part =>
          part === '{words}' ? '(.+)' : /^\{\d\}$/.test(part) ? '(\\S+)' : RegExp.escape(part),
        )
        .join('')}$`,
    ),
  }))

/** The phrase in a language; undefined where the table does not have it. */
export function phraseIn(phrase: string, language: Exclude<Language, 'en'>): string | undefined {
  if (Object.hasOwn(PHRASES, phrase)) return PHRASES[phrase]?.[language]
  for (const { phrase: key, names, shape } of PATTERNS) {
    const found = shape.exec(phrase)
    if (found === null) continue
    return PHRASES[key]?.[language].replace(HOLE, (_, name) => found[names.indexOf(name) + 1] ?? '')
  }
  return undefined
}
