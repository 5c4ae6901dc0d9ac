import type { Language } from './languages.ts'
import { useSpeech } from './words.ts'

type Texts = Readonly<Record<string, string>>

/** The words of one screen in every language; each has the same keys, or the types do not hold. */
export type InFour<English extends Texts> = {
  readonly [Code in Language]: { readonly [Key in keyof English]: string }
}

/** Words of a screen, written beside it, loaded with it: `inFour({ en: {…}, fr: {…}, es: {…}, de: {…} })`. */
export function inFour<const English extends Texts>(
  words: { readonly en: English } & {
    readonly [Code in Exclude<Language, 'en'>]: { readonly [Key in keyof English]: string }
  },
): InFour<English> {
  return words
}

/** The words of a screen in the reader's language. */
export function useWords<English extends Texts>(words: InFour<English>): InFour<English>['en'] {
  return words[useSpeech().language]
}
