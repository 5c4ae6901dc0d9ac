import type { Names } from '../../catalog/charge.ts'
import { unitWord } from '../../formats/unit-words.ts'
import {
  type Language,
  languageOf,
  localAmount,
  localDate,
  localNumber,
  localPrice,
} from '../../kernel/localize.ts'
import { explain } from '../../rating/explain.ts'
import type { IssuedLineFacts } from './issued.ts'
import { say } from './sentences.ts'

/** A name in a language, English where it has none. */
export function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.en
}

/** `Line 3: Energy, Jan 1, 2026 to Jan 31, 2026: €12.40`; the last day is a day of service. */
export function lineTitle(line: IssuedLineFacts, currency: string, locale: string): string {
  return say(languageOf(locale), 'line', {
    line: String(line.lineNo),
    description: line.description,
    from: localDate(line.serviceStart.toString(), locale),
    to: localDate(line.serviceEnd.subtract({ days: 1 }).toString(), locale),
    amount: localAmount(line.amountMinor, currency, locale),
  })
}

/**
 * How a line came about, from what was stored with it: what it corrects, the calculation, quantity
 * and price, discount, what is left without tax, and its taxes.
 */
export function lineSentences(line: IssuedLineFacts, currency: string, locale: string): string[] {
  const language = languageOf(locale)
  const amount = (minor: bigint) => localAmount(minor, currency, locale)
  const { corrects, standing, trace } = line
  const told: string[] = []
  if (corrects !== null) {
    const facts = { line: String(corrects.line), number: corrects.document }
    told.push(say(language, CORRECTING[line.kind], facts))
  }
  const after = amount(standing?.afterMinor ?? 0n)
  if (line.kind === 'correction') told.push(say(language, 'anew', { after }))
  told.push(...explain(trace, locale, currency))
  told.push(
    say(language, 'priced', {
      quantity: localNumber(line.quantity.toString(), locale),
      unit: unitWord(line.unit, line.quantity.toString(), language),
      unitPrice: `${localPrice(line.unitPrice.toString(), currency, locale)} ${currency}`,
      price: amount(line.priceMinor),
    }),
  )
  if (line.allowanceMinor !== 0n) {
    const facts = { allowance: amount(line.allowanceMinor), amount: amount(line.amountMinor) }
    told.push(say(language, 'discounted', facts))
  }
  if (standing !== null) {
    told.push(say(language, 'stood', { before: amount(standing.beforeMinor), after }))
  }
  return [...told, ...taxSentences(line, currency, locale)]
}

const CORRECTING = {
  charge: 'corrects',
  correction: 'corrects',
  reversal: 'takes_back',
  credit: 'credits',
  added: 'corrects',
} as const

function taxSentences(line: IssuedLineFacts, currency: string, locale: string): string[] {
  const language = languageOf(locale)
  const net = localAmount(line.netMinor, currency, locale)
  const amount = localAmount(line.amountMinor, currency, locale)
  return [
    line.taxInclusive
      ? say(language, 'net_inclusive', { amount, net })
      : say(language, 'net', { net }),
    ...line.taxes.map(tax => {
      const { code } = tax
      const name = nameIn(tax.name, language)
      const reason = tax.exemptionReason === null ? '' : nameIn(tax.exemptionReason, language)
      if (tax.ratePercent.isZero) return say(language, 'untaxed', { name, code, reason })
      return say(language, 'taxed', {
        name,
        code,
        rate: localNumber(tax.ratePercent.toString(), locale),
      })
    }),
  ]
}
