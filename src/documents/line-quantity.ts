import { unitWord } from '../formats/unit-words.ts'
import { type Locale, localDecimal } from './localize.ts'
import type { Language } from './page.ts'
import type { PageWords } from './page-words.ts'
import type { StoredDocumentLine } from './stored-document.ts'

/** In which words and notation a document speaks. */
export type Speaker = {
  readonly language: Language
  readonly words: PageWords
  readonly locale: Locale
  readonly currency: string
}

/** A blank that keeps a number and its unit on one line. */
export const NO_BREAK = '\u00a0'

/**
 * The unit that a line's quantity is of: packages where they are sold whole, and none where a fixed
 * amount is charged for a metered unit.
 */
export function printedUnit({ component, unit }: StoredDocumentLine): string {
  if (component?.startsWith('package@')) return 'package'
  return /^(minimum|maximum|stair|events|amount|tier\d+flat|bank|paidout|lapsed|breakage|budget|settlement)@/.test(
    component ?? '',
  )
    ? ''
    : unit
}

/** What a package holds; without a unit where the charge is priced in packages. */
export function contained({ unit }: StoredDocumentLine): { readonly unit: string } {
  return { unit: unit === 'package' ? '' : unit }
}

/** A quantity with its unit as the reader writes both: `1,234.5 kWh`. */
export function quantity(
  text: string,
  { unit }: Pick<StoredDocumentLine, 'unit'>,
  { locale, language }: Speaker,
): string {
  return `${localDecimal(text, locale)}${NO_BREAK}${unitWord(unit, text, language)}`.trim()
}
