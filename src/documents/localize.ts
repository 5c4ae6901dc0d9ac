import { minorDigits } from '../kernel/currency.ts'

/** The conventions by which a page writes numbers and dates. English differs by paper size. */
export type Locale = 'en-US' | 'en-GB' | 'fr' | 'es' | 'de'

const NO_BREAK = '\u00a0'
const NARROW_NO_BREAK = '\u202f'
const MINUS = '\u2212'
const MOST_DAYS_WITHOUT_YEAR = 300
const PLAIN_DECIMAL = /^(-)?(\d+)(?:\.(\d+))?$/

const SEPARATORS: Readonly<Record<Locale, { group: string; decimal: string }>> = {
  'en-US': { group: ',', decimal: '.' },
  'en-GB': { group: ',', decimal: '.' },
  fr: { group: NARROW_NO_BREAK, decimal: ',' },
  es: { group: '.', decimal: ',' },
  de: { group: '.', decimal: ',' },
}

const MONTHS: Readonly<Record<Locale, string>> = {
  'en-US': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  'en-GB': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  fr: 'janv févr mars avr mai juin juil août sept oct nov déc',
  es: 'ene feb mar abr may jun jul ago sep oct nov dic',
  de: 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez',
}

/** American English on US Letter, British English on A4; other languages have one way each. */
export function localeOf(language: 'en' | 'fr' | 'es' | 'de', paper: 'a4' | 'us-letter'): Locale {
  return language !== 'en' ? language : paper === 'us-letter' ? 'en-US' : 'en-GB'
}

/**
 * A plain decimal in the reader's notation, every digit kept: `-1234.5` → `−1.234,5`. Zeros at the
 * end of the fraction go, down to `leastDigits`. Works on the text alone, so no digit is ever
 * rounded. Throws a RangeError that names text which is not a plain decimal.
 */
export function localDecimal(text: string, locale: Locale, leastDigits = 0): string {
  const match = PLAIN_DECIMAL.exec(text)
  if (match === null) throw new RangeError(`not a plain decimal: ${JSON.stringify(text)}`)
  const { group, decimal } = SEPARATORS[locale]
  const whole = match[2]!.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, group)
  const fraction = (match[3] ?? '').replace(/0+$/, '').padEnd(leastDigits, '0')
  const isZero = /^0*$/.test(match[2]! + fraction)
  const sign = match[1] !== undefined && !isZero ? MINUS : ''
  return sign + whole + (fraction === '' ? '' : decimal + fraction)
}

/** An amount without its currency sign, with at least the decimals of the currency: `1.234,50`. */
export function localAmount(text: string, currency: string, locale: Locale): string {
  return localDecimal(text, locale, minorDigits(currency))
}

/** An amount with its currency where the language puts it: `€1,234.50`, `1.234,50 €`. */
export function localMoney(text: string, currency: string, locale: Locale): string {
  const amount = localAmount(text, currency, locale)
  const sign = currencySign(currency, locale)
  if (!locale.startsWith('en')) return `${amount}${NO_BREAK}${sign}`
  const gap = /[A-Z]$/.test(sign) ? NO_BREAK : ''
  return amount.startsWith(MINUS)
    ? `${MINUS}${sign}${gap}${amount.slice(MINUS.length)}`
    : `${sign}${gap}${amount}`
}

/** A rate in percent, `19` → `19 %` (English without the space). */
export function localPercent(rate: string, locale: Locale): string {
  return localDecimal(rate, locale) + (locale.startsWith('en') ? '%' : `${NO_BREAK}%`)
}

/** An ISO date: `5 Mar 2026`, `Mar 5, 2026`, `05/03/2026` or `05.03.2026`. Refuses other text. */
export function localDate(iso: string, locale: Locale): string {
  const key = `${iso} ${locale}`
  const known = printedDates.get(key)
  if (known !== undefined) return known
  const printed = printDate(iso, locale)
  if (printedDates.size >= CACHED_DATES) printedDates.clear()
  printedDates.set(key, printed)
  return printed
}

/** The letters of a run repeat few dates; reading each anew cost a tenth of writing them. */
const CACHED_DATES = 4096
const printedDates = new Map<string, string>()

function printDate(iso: string, locale: Locale): string {
  const { year, month, day } = Temporal.PlainDate.from(iso)
  const dd = String(day).padStart(2, '0')
  const mm = String(month).padStart(2, '0')
  const yyyy = String(year).padStart(4, '0')
  if (locale === 'de') return `${dd}.${mm}.${yyyy}`
  if (locale === 'fr' || locale === 'es') return `${dd}/${mm}/${yyyy}`
  const name = monthName(month, locale)
  return locale === 'en-US'
    ? `${name}${NO_BREAK}${day}, ${yyyy}`
    : `${day}${NO_BREAK}${name}${NO_BREAK}${yyyy}`
}

/**
 * A service period as a customer reads it, first to last day: the end of `period` is excluded, so
 * the day before it is printed. A period of one day is printed as that day.
 */
export function localPeriod(period: { start: string; end: string }, locale: Locale): string {
  const first = localDate(period.start, locale)
  const last = Temporal.PlainDate.from(period.end).subtract({ days: 1 }).toString()
  return last <= period.start ? first : `${first} – ${localDate(last, locale)}`
}

/**
 * The first and last day of a period without their years, for a text beside dates that have them:
 * `16 Jan – 15 Feb`, `16.01. – 15.02.`. With years where it is so long that they would be missed.
 */
export function localDays(period: { start: string; end: string }, locale: Locale): string {
  const start = Temporal.PlainDate.from(period.start)
  const last = Temporal.PlainDate.from(period.end).subtract({ days: 1 })
  if (start.until(last).days > MOST_DAYS_WITHOUT_YEAR) return localPeriod(period, locale)
  const [first, end] = [start, last].map(date => localDayOfMonth(date, locale))
  return first === end ? `${first}` : `${first} – ${end}`
}

function localDayOfMonth({ month, day }: Temporal.PlainDate, locale: Locale): string {
  const dd = String(day).padStart(2, '0')
  const mm = String(month).padStart(2, '0')
  if (locale === 'de') return `${dd}.${mm}.`
  if (locale === 'fr' || locale === 'es') return `${dd}/${mm}`
  const name = monthName(month, locale)
  return locale === 'en-US' ? `${name}${NO_BREAK}${day}` : `${day}${NO_BREAK}${name}`
}

/** The short month name of an ISO month such as `2026-03`. */
export function localMonth(isoMonth: string, locale: Locale): string {
  return monthName(Temporal.PlainYearMonth.from(isoMonth).month, locale)
}

/** An IBAN in groups of four, as banks print it. */
export function groupedIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, `$1${NO_BREAK}`)
}

function monthName(month: number, locale: Locale): string {
  return MONTHS[locale].split(' ')[month - 1]!
}

const signs = new Map<string, string>()

function currencySign(currency: string, locale: Locale): string {
  const key = `${currency} ${locale}`
  const known = signs.get(key)
  if (known !== undefined) return known
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1)
  const sign = parts.find(part => part.type === 'currency')?.value ?? currency
  signs.set(key, sign)
  return sign
}
