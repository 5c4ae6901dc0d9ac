import { localDate, localeOf } from '../localize.ts'
import type { Language } from '../page.ts'

/** A separator sheet, as its template receives it. */
export type Separator = {
  readonly title: string
  readonly subtitle: string
  readonly language: Language
  readonly paper: 'a4' | 'us-letter'
  readonly date: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

const WORDS = {
  en: { batch: 'Print batch', letters: 'Letters to this country', of: 'of', madeOn: 'Made on' },
  fr: { batch: 'Lot d’impression', letters: 'Lettres pour ce pays', of: 'sur', madeOn: 'Fait le' },
  es: { batch: 'Lote de impresión', letters: 'Cartas a este país', of: 'de', madeOn: 'Hecho el' },
  de: { batch: 'Druckstapel', letters: 'Briefe in dieses Land', of: 'von', madeOn: 'Erstellt am' },
} as const

/** The language of who prints: that of the sender's country, English where we do not speak it. */
const LANGUAGE_OF: Readonly<Record<string, Language>> = {
  ...{ DE: 'de', AT: 'de', CH: 'de', LI: 'de' },
  ...{ FR: 'fr', LU: 'fr', MC: 'fr', BE: 'fr' },
  ...{ ES: 'es', MX: 'es', AR: 'es', CL: 'es', CO: 'es', PE: 'es' },
}

/** What stands before the letters to a country. `date` is the day that the batch was made, ISO. */
export function separatorOf(
  batch: { readonly number: string; readonly letters: number },
  sender: { readonly name: string; readonly country: string; readonly paper: string },
  to: { readonly country: string; readonly letters: number },
  date: string,
): Separator {
  const language = LANGUAGE_OF[sender.country] ?? 'en'
  const paper = sender.paper === 'us-letter' ? 'us-letter' : 'a4'
  const words = WORDS[language]
  return {
    title: new Intl.DisplayNames([language], { type: 'region' }).of(to.country) ?? to.country,
    subtitle: sender.name,
    ...{ language, paper, date },
    facts: [
      { label: words.batch, value: batch.number },
      { label: words.letters, value: `${to.letters} ${words.of} ${batch.letters}` },
      { label: words.madeOn, value: localDate(date, localeOf(language, paper)) },
    ],
  }
}
