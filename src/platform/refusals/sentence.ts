/** The languages that every sentence exists in. */
export const LANGUAGES = ['en', 'fr', 'es', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** One refusal: what provokes it (for the gallery) and its sentence, which ends with what to do. */
export type RefusalText = { readonly provokedBy: string } & Readonly<Record<Language, string>>

/** The refusals of one domain by code; `{fact}` stands for a fact of the refusal. */
export type RefusalTexts = Readonly<Record<string, RefusalText>>

/** A refusal ends with what to do: the last sentence is the remedy. */
export function splitSentence(text: string): [reason: string, remedy: string] {
  const cut = /^(.*[.!?»"])\s+(\S.*)$/s.exec(text)
  return cut === null ? [text, ''] : [cut[1] as string, cut[2] as string]
}
