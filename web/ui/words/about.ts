import type { Language } from './languages.ts'
import { type Sentences, sentenceOf, useSentences } from './sentences.ts'
import { useSpeech } from './words.ts'

/** A list or a command with what its own code says of it, in English. */
type Told = { readonly name: string; readonly summary: string }

/** The sentences of a language on lists and commands; English has them in the code. */
export async function loadAbout(language: Language): Promise<Sentences> {
  switch (language) {
    case 'fr':
      return (await import('./about/fr.ts')).fr
    case 'es':
      return (await import('./about/es.ts')).es
    case 'de':
      return (await import('./about/de.ts')).de
    default:
      return {}
  }
}

/** What a list shows or a command does, in this language; empty where nobody translated it. */
export function aboutOf(told: Told, language: Language, sentences: Sentences | undefined): string {
  return language === 'en' ? told.summary : (sentenceOf(sentences, told.name) ?? '')
}

/**
 * What a list shows or a command does, in the reader's language: `about(list)`. The sentences come
 * once a screen asks for them; until then a space keeps their line free.
 */
export function useAbout(): (told: Told) => string {
  const { language } = useSpeech()
  const sentences = useSentences('about', loadAbout)
  return told => aboutOf(told, language, sentences) || '\u00a0'
}
