/** What lists show and commands do, each in a sentence, by their names in the API. */
export type Sentences = Readonly<Record<string, string>>

/** All sentences of a language out of its files: a new file is found by itself. */
export function sentencesOf(files: Readonly<Record<string, unknown>>): Sentences {
  const all = Object.values(files as Readonly<Record<string, Readonly<Record<string, Sentences>>>>)
  return Object.assign({}, ...all.flatMap(Object.values))
}
