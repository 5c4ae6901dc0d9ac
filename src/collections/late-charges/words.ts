import { localDate, localeOf, localPercent } from '../../documents/localize.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import type { Period } from '../../kernel/period.ts'

type Language = 'en' | 'fr' | 'es' | 'de'

const INTEREST: Readonly<Record<Language, string>> = {
  en: 'Late payment interest on {document}, {from} to {through}',
  fr: 'Intérêts de retard sur {document}, du {from} au {through}',
  es: 'Intereses de demora de {document}, del {from} al {through}',
  de: 'Verzugszinsen auf {document}, {from} bis {through}',
}

const FLAT: Readonly<Record<Language, string>> = {
  en: 'Late payment compensation for {document}',
  fr: 'Indemnité forfaitaire pour retard de paiement de {document}',
  es: 'Indemnización por demora de {document}',
  de: 'Verzugspauschale zu {document}',
}

const WITHOUT_NUMBER: Readonly<Record<Language, string>> = {
  en: 'an item',
  fr: 'un poste',
  es: 'una partida',
  de: 'einen Posten',
}

/** What interest on a document is called on its line, with the rate where there was only one. */
export function interestText(
  language: Language,
  document: string | null,
  days: Period,
  rates: readonly Decimal[],
): string {
  const locale = localeOf(language, 'a4')
  const through = days.end.subtract({ days: 1 })
  const text = INTEREST[language]
    .replace('{document}', document ?? WITHOUT_NUMBER[language])
    .replace('{from}', localDate(days.start.toString(), locale))
    .replace('{through}', localDate(through.toString(), locale))
  const [rate, ...others] = new Set(rates.map(String))
  return rate === undefined || others.length > 0 ? text : `${text}, ${localPercent(rate, locale)}`
}

/** What the flat compensation is called on its line. */
export function flatText(language: Language, document: string | null): string {
  return FLAT[language].replace('{document}', document ?? WITHOUT_NUMBER[language])
}
