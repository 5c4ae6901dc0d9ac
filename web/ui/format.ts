import { formatAmount } from '../../src/kernel/money.ts'
import type { Language } from './words/languages.ts'

/** The browser's conventions for a language: the reader's own region where it is of that language. */
function localeOf(language: Language): string {
  return navigator.languages.find(tag => tag.startsWith(language)) ?? language
}

const MINUS = '\u2212'

/** An exact decimal text in the reader's notation; no digit is rounded or goes through a float. */
export function decimalText(text: string, language: Language): string {
  const match = /^(-)?(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return text
  const [, sign, whole = '', fraction] = match
  const parts = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: 1,
  }).formatToParts(11111.1)
  const mark = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark('group'))
  const shown = fraction === undefined ? grouped : `${grouped}${mark('decimal')}${fraction}`
  return sign === undefined ? shown : `${MINUS}${shown}`
}

/**
 * A decimal text with so many decimals at most, half away from zero, for people to compare by eye: what is
 * prorated by days has ten. The exact one is to stand beside it, such as in a title.
 */
export function shortened(text: string, mostDecimals = 4): string {
  const match = /^(-?)(\d+)\.(\d+)$/.exec(text)
  if (match === null || (match[3] ?? '').length <= mostDecimals) return text
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = (BigInt(whole + fraction.slice(0, mostDecimals + 1)) + 5n) / 10n
  const shown = digits.toString().padStart(mostDecimals + 1, '0')
  const decimals = shown.slice(-mostDecimals).replace(/0+$/, '')
  const rounded = shown.slice(0, -mostDecimals) + (decimals === '' ? '' : `.${decimals}`)
  return rounded === '0' ? rounded : sign + rounded
}

/** A label before what it labels; French sets a blank before the colon. */
export function labelled(label: string, text: string, language: Language): string {
  return `${label}${language === 'fr' ? '\u00a0' : ''}: ${text}`
}

/** A price of a unit: as many decimals as it has, two at least. */
export function priceText(text: string, language: Language): string {
  const [whole = '', fraction = ''] = text.split('.')
  return decimalText(`${whole}.${fraction.padEnd(2, '0')}`, language)
}

/** Minor units as an amount in the reader's notation, without the currency. */
export function minorText(minor: string, currency: string, language: Language): string {
  return decimalText(formatAmount(BigInt(minor), currency), language)
}

/** A day, from its ISO text. */
export function dateText(iso: string, language: Language): string {
  const date = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(date)
}

/** A moment in the reader's own time zone, to the minute. */
export function momentText(iso: string, language: Language): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date)
}

/** The last day of a half-open period, from the first day after it. */
export function lastDay(end: string): string {
  return new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** A month, from any of its days: `June 2026`. */
export function monthText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`))
}

/** The first day of the month after that of a day. */
export function monthAfter(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

/** `issuedOn` as `Issued on`: what a name says that nobody has translated. */
export function spelledOut(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A figure for the eye, of three significant digits: what a chart says where a table says it exactly. */
export function figureText(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 3 }).format(value)
}

/** Hundredths of a percent as a percentage: `650` as `6.5`. */
export function percentOfBps(bps: string, language: Language): string {
  const [whole = '', fraction = ''] = formatAmount(BigInt(bps), 'EUR').split('.')
  const rest = fraction.replace(/0+$/, '')
  return decimalText(rest === '' ? whole : `${whole}.${rest}`, language)
}
