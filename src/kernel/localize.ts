import { minorDigits } from './currency.ts'
import { formatAmount } from './money.ts'

/** The languages of documents and of explanations. */
export type Language = 'en' | 'fr' | 'es' | 'de'

/** English stands in for a language that we have no texts in (`fr-CA` is French, `it` English). */
export function languageOf(tag: string): Language {
  const language = tag.slice(0, 2).toLowerCase()
  return language === 'fr' || language === 'es' || language === 'de' ? language : 'en'
}

/**
 * A plain decimal as readers of a language write it, all its digits kept: `1234.5` → `1.234,5` in
 * German. Exact: Intl formats the text, no binary number is made of it.
 */
export function localNumber(decimal: string, locale: string): string {
  return numberFormat(locale, 0, 24).format(decimal as Intl.StringNumericLiteral)
}

/** The price of a unit: at least the decimals of its currency, and all that it has beyond them. */
export function localPrice(decimal: string, currency: string, locale: string): string {
  const format = numberFormat(locale, minorDigits(currency), 24)
  return format.format(decimal as Intl.StringNumericLiteral)
}

/** An amount with exactly the decimals of its currency (ISO 4217, not CLDR) and its symbol. */
export function localAmount(minor: bigint, currency: string, locale: string): string {
  const text = formatAmount(minor, currency) as Intl.StringNumericLiteral
  return currencyFormat(locale, currency).format(text)
}

/** An ISO date written out: `31 Jan 2026`, `31 janv. 2026`. */
export function localDate(isoDate: string, locale: string): string {
  const date = Temporal.PlainDate.from(isoDate)
  return dateFormat(locale).format(new Date(Date.UTC(date.year, date.month - 1, date.day)))
}

// Making a formatter costs 100 times a use of it, so each is kept; they have no state to share.
const numberFormat = remembered(
  (locale: string, least: number, most: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most }),
)

const currencyFormat = remembered((locale: string, currency: string) => {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
})

const dateFormat = remembered(
  (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
)

function remembered<A extends readonly (string | number)[], V>(
  make: (...args: A) => V,
): (...args: A) => V {
  const made = new Map<string, V>()
  return (...args) => {
    const key = args.join('|')
    let value = made.get(key)
    if (value === undefined) {
      value = make(...args)
      made.set(key, value)
    }
    return value
  }
}
