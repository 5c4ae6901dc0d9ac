import { useQuery } from '@tanstack/react-query'
import type { Language } from './languages.ts'
import { useSpeech } from './words.ts'

/** What lists, commands and columns say of themselves, translated: by their names, or by the English. */
export type Sentences = Readonly<Record<string, string>>

/** All sentences of a language out of its files: a new file is found by itself. */
export function sentencesOf(files: Readonly<Record<string, unknown>>): Sentences {
  const all = Object.values(files as Readonly<Record<string, Readonly<Record<string, Sentences>>>>)
  return Object.assign({}, ...all.flatMap(Object.values))
}

/** The sentence for a name, if anybody translated it. */
export function sentenceOf(sentences: Sentences | undefined, name: string): string | undefined {
  return sentences !== undefined && Object.hasOwn(sentences, name) ? sentences[name] : undefined
}

/** Sentences in the reader's language, loaded once a screen asks for them; undefined until they are there. */
export function useSentences(
  what: 'about' | 'columns',
  load: (language: Language) => Promise<Sentences>,
): Sentences | undefined {
  const { language } = useSpeech()
  const { data } = useQuery({
    queryKey: ['sentences', what, language],
    queryFn: () => load(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
