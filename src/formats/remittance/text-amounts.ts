import { Decimal } from '../../kernel/decimal.ts'
import { dateOf } from '../bank/statement.ts'

/** An amount that stands in a line of text, and where. */
export type TextAmount = { readonly amount: Decimal; readonly from: number; readonly to: number }

/*
 * Two decimals make a number an amount: `1.234` alone may be a number of anything. Blanks stand within
 * an amount (`1 234,56`) only where it begins a column, or they would join it to the number before it.
 */
const GROUPED = String.raw`\d{1,3}(?:[.,'\u2019\u00a0\u202f]\d{3})+[.,]\d{2}`
const BLANKS = String.raw`(?<=(?:^|\s{2}|\t|[€$£|;:]\s?|\b(?:EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|NOK|DKK|CZK) ))-?\d{1,3}(?: \d{3})+[.,]\d{2}`
const PLAIN = String.raw`\d+[.,]\d{2}`
const AMOUNT = new RegExp(
  String.raw`(?<![\d.,/A-Za-z-])(\()?([-\u2212+])?\s?(?:[€$£]\s?)?([-\u2212])?(${BLANKS}|${GROUPED}|${PLAIN})(?![\d/]|[.,]\d)(\))?(-(?!\d))?`,
  'g',
)

/** The amounts of a line, in their order; days and numbers of documents are none. */
export function amountsIn(line: string): TextAmount[] {
  return [...line.matchAll(AMOUNT)].flatMap(found => {
    const [all, open, sign, inner, digits = '', close, behind] = found
    const whole = digits.replace(/[.,]\d{2}$/, '').replace(/\D/g, '')
    const amount = Decimal.tryParse(`${whole}.${digits.slice(-2)}`)
    if (amount === undefined) return []
    const isBelow =
      (open !== undefined && close !== undefined) ||
      behind !== undefined ||
      inner !== undefined ||
      (sign !== undefined && sign !== '+') ||
      digits.startsWith('-')
    const from = found.index
    return [{ amount: isBelow ? amount.negate() : amount, from, to: from + all.length }]
  })
}

/**
 * The first day that stands in a text. `03/04/2026` may be either of two days: such a one is not
 * guessed at.
 */
export function dayIn(text: string): Temporal.PlainDate | null {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (iso !== null) return dateOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') ?? null
  const found = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (found === null) return null
  const [, first = '', mark, second = '', year = ''] = found
  if (mark === '.') return dateOf(year, second, first) ?? null
  if (Number(first) > 12) return dateOf(year, second, first) ?? null
  if (Number(second) > 12) return dateOf(year, first, second) ?? null
  return first === second ? (dateOf(year, first, second) ?? null) : null
}
