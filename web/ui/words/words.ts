import { createContext, useContext } from 'react'
import { en } from './en.ts'
import { loadLabels } from './labels.ts'
import { LANGUAGES, type Language } from './languages.ts'

/** The words of the shell and of what every screen is made of; every language has the same keys. */
export type Words = {
  readonly [Part in keyof typeof en]: (typeof en)[Part] extends string
    ? string
    : { readonly [Key in keyof (typeof en)[Part]]: string }
}

/** Words and labels come with their language alone; English is there from the start. */
export async function loadWords(language: Language): Promise<Words> {
  const [words] = await Promise.all([wordsOf(language), loadLabels(language)])
  return words
}

async function wordsOf(language: Language): Promise<Words> {
  switch (language) {
    case 'fr':
      return (await import('./fr.ts')).fr
    case 'es':
      return (await import('./es.ts')).es
    case 'de':
      return (await import('./de.ts')).de
    default:
      return en
  }
}

export type Speech = {
  readonly language: Language
  readonly words: Words
  choose(language: Language): void
}

export const SpeechContext = createContext<Speech>({ language: 'en', words: en, choose: () => {} })

/** Words and language of the reader. */
export function useSpeech(): Speech {
  return useContext(SpeechContext)
}

/** A sentence with its facts put in: `{count} rows`. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))
}

/** The words for one or for several, as the language counts: French has "0 ligne", German "0 Zeilen". */
export function oneOrMore(count: number, language: Language, one: string, more: string): string {
  return new Intl.PluralRules(language).select(count) === 'one' ? one : more
}

/** The language that the reader chose last, else the first of the browser's that we speak. */
export function firstLanguage(): Language {
  const known = (code: string | null | undefined): code is Language =>
    LANGUAGES.includes(code as Language)
  const chosen = localStorage.getItem('language')
  if (known(chosen)) return chosen
  return navigator.languages.map(tag => tag.slice(0, 2)).find(known) ?? 'en'
}
