import type { Language } from './languages.ts'
import { type Sentences, sentenceOf, useSentences } from './sentences.ts'
import { useSpeech } from './words.ts'

/** What every column holds, in a language, by what its own code says in English. */
export async function loadColumns(language: Language): Promise<Sentences> {
  switch (language) {
    case 'fr':
      return (await import('./columns/fr.ts')).fr
    case 'es':
      return (await import('./columns/es.ts')).es
    case 'de':
      return (await import('./columns/de.ts')).de
    default:
      return {}
  }
}

/** Whether a column speaks to people; what names values as the API does is for programs. */
export function isForPeople(describe: string): boolean {
  return !/_|[a-z][A-Z]/.test(describe)
}

/** What a column holds, in this language; nothing where that is for programs, or nobody translated it. */
export function columnOf(
  describe: string,
  language: Language,
  sentences: Sentences | undefined,
): string | undefined {
  if (!isForPeople(describe)) return undefined
  const text = language === 'en' ? describe : sentenceOf(sentences, describe)
  return text === undefined ? undefined : text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

/** What a column holds, in the reader's language, once its sentences are there: `holds(column)`. */
export function useColumns(): (column: { readonly describe: string }) => string | undefined {
  const { language } = useSpeech()
  const sentences = useSentences('columns', loadColumns)
  return ({ describe }) => columnOf(describe, language, sentences)
}
