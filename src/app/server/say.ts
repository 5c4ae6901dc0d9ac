import { type Locale, localAmount, localDate, localeOf } from '../../documents/localize.ts'
import { formatAmount } from '../../kernel/money.ts'
import { LANGUAGES, type Language } from '../../platform/refusals/sentence.ts'
import { html, type Markup } from './markup.ts'
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

/** An amount and its currency. The code, not the sign: `$` is the sign of twenty currencies. */
export function amount(say: Say, minor: bigint, currency: string): Markup {
  const text = localAmount(formatAmount(minor, currency), currency, say.locale)
  return html`<span class="amount">${text}
    <span class="currency">${currency}</span></span>`
}

/** A day, also for programs. */
export function day(say: Say, date: Temporal.PlainDate): Markup {
  return html`<time datetime="${date.toString()}">${localDate(date.toString(), say.locale)}</time>`
}

/** A sentence of the words with its facts put in. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))
}
