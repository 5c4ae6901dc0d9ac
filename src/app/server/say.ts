import {
  type Locale,
  localDate,
  localDecimal,
  localeOf,
  localPercent,
  localPeriod,
} from '../../documents/localize.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { formatAmount } from '../../kernel/money.ts'
import { LANGUAGES, type Language } from '../../platform/refusals/sentence.ts'
import { type Content, html, type Markup } from './markup.ts'
import type { Words } from './words/en.ts'
import { WORDS } from './words/table.ts'

/** Everything that depends on the reader's language: words, and how figures are written. */
export type Say = {
  readonly language: Language
  readonly words: Words
  readonly locale: Locale
}

/** How to speak to a reader of a language. */
export function sayIn(language: Language): Say {
  return { language, words: WORDS[language], locale: localeOf(language, 'a4') }
}

/** The language that a browser's Accept-Language prefers among ours; English where it has none. */
export function languageFor(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const weight = rest
        .map(each => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(each)?.[1])
        .find(Boolean)
      return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of asked) {
    const known = LANGUAGES.find(language => language === tag)
    if (known !== undefined) return known
  }
  return 'en'
}

/** How to speak to whoever sent these headers. */
export function sayTo(headers: { readonly 'accept-language'?: string | undefined }): Say {
  return sayIn(languageFor(headers['accept-language']))
}

/** A count or quantity in the reader's notation, every digit kept. */
export function numberText(say: Say, number: bigint | number | string | Decimal): string {
  return localDecimal(number.toString(), say.locale)
}

/** An amount and its currency. The code, not the sign: `$` is the sign of twenty currencies. */
export function amount(say: Say, minor: bigint, currency: string): Markup {
  return html`<span class="amount">${amountText(say, minor, currency)}
    <span class="currency">${currency}</span></span>`
}

/** An amount without its currency, for columns whose caption or row names it. */
export function amountText(say: Say, minor: bigint, currency: string): string {
  const text = formatAmount(minor, currency)
  const decimals = text.split('.')[1]?.length ?? 0
  return localDecimal(text, say.locale, decimals)
}

/** A price, which may have more decimals than its currency. */
export function priceText(say: Say, price: Decimal, currency: string): string {
  const decimals = formatAmount(0n, currency).split('.')[1]?.length ?? 0
  return localDecimal(price.toString(), say.locale, decimals)
}

/** A rate in percent. */
export function percentText(say: Say, rate: Decimal | string): string {
  return localPercent(rate.toString(), say.locale)
}

/** A day, also for programs. */
export function day(say: Say, date: Temporal.PlainDate): Markup {
  return html`<time datetime="${date.toString()}">${localDate(date.toString(), say.locale)}</time>`
}

/** A span of days from its half-open form: the last day that belongs to it is named. */
export function period(say: Say, start: Temporal.PlainDate, end: Temporal.PlainDate): string {
  return localPeriod({ start: start.toString(), end: end.toString() }, say.locale)
}

/** A moment to the minute. The server cannot know where the reader sits, so it says UTC. */
export function moment(say: Say, instant: Temporal.Instant): Markup {
  const at = instant.toZonedDateTimeISO('UTC')
  const date = localDate(at.toPlainDate().toString(), say.locale)
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' })
  return html`<time datetime="${instant.toString({ smallestUnit: 'second' })}">${date},
    ${time} UTC</time>`
}

/** A name kept in several languages. */
export function nameText(say: Say, names: Readonly<Record<string, string>>): string {
  return names[say.language] ?? names.en ?? Object.values(names)[0] ?? ''
}

/** Text that somebody typed, in a language if known: its direction disturbs nothing around it. */
export function typed(text: string | null | undefined, language?: string): Content {
  if (text === null || text === undefined || text === '') return null
  return language === undefined
    ? html`<bdi>${text}</bdi>`
    : html`<bdi lang="${language}">${text}</bdi>`
}

/** A sentence of the words with its facts put in. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))
}
