import { Decimal } from '../../kernel/decimal.ts'
import { dateOf } from '../bank/statement.ts'

/** An amount that stands in a line of text, and where. */
export type TextAmount = { readonly amount: Decimal; readonly from: number; readonly to: number }

/*
 * Its decimals make a number an amount: `1.234` alone may be a number of anything. Blanks stand within
 * an amount (`1 234,56`) only where it begins a column, or they would join it to the number before it.
 * Yen have none, so that an amount of them bears its mark (`¥980`, `JPY 980`) or is in groups (`12,500`).
 */
const OTHER_DECIMALS =
  'JPY KRW VND CLP ISK PYG UGX RWF XOF XAF XPF KWD BHD OMR JOD TND IQD LYD'.split(' ')
const CODES = `EUR|USD|GBP|CHF|CAD|AUD|PLN|SEK|NOK|DKK|CZK|${OTHER_DECIMALS.join('|')}`
const GROUP = String.raw`\d{1,3}(?:[.,'\u2019\u00a0\u202f]\d{3})+`
const COLUMN = String.raw`(?<=(?:^|\s{2}|\t|[€$£|;:]\s?|\b(?:${CODES}) ))-?\d{1,3}(?: \d{3})+`
const MARKED = String.raw`(?<=(?:[¥₩]|\b(?:${CODES}))\s?)\d+`

/** What is an amount of a currency with so many decimals: 2, or none as yen, or 3 as dinars. */
const SHAPES = new Map(
  [0, 2, 3].map(decimals => {
    const end = String.raw`[.,]\d{${decimals}}`
    const shapes =
      decimals === 0
        ? [GROUP, MARKED]
        : [`${COLUMN}${end}`, `${GROUP}${end}`, String.raw`\d+${end}`]
    const shape = String.raw`(?<![\d.,/A-Za-z-])(\()?([-\u2212+])?\s?(?:[€$£¥₩]\s?)?([-\u2212])?(${shapes.join('|')})(?![\d/]|[.,]\d)(\))?(-(?!\d))?`
    return [decimals, new RegExp(shape, 'g')]
  }),
)

/** The amounts of a line, in their order; days and numbers of documents are none. */
export function amountsIn(line: string, decimals = 2): TextAmount[] {
  const shape = SHAPES.get(decimals)
  if (shape === undefined) return []
  return [...line.matchAll(shape)].flatMap(found => {
    const [all, open, sign, inner, digits = '', close, behind] = found
    const plain = digits.replace(/\D/g, '')
    const whole = plain.slice(0, plain.length - decimals)
    const amount = Decimal.tryParse(decimals === 0 ? plain : `${whole}.${plain.slice(-decimals)}`)
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

/** Currencies whose amounts have not two decimals, by the codes that stand beside numbers. */
const BESIDE = /(?<![A-Z])(?:([A-Z]{3})\s?\d|\d\s?([A-Z]{3})(?![A-Z])|([¥₩])\s?\d)/g
/** A text that names one of these beside a number is in it, whatever else stands there. */
const USUAL =
  /[€£$]\s?\d|\d\s?€|(?<![A-Z])(?:EUR|USD|GBP|CHF)\s?\d|\d\s?(?:EUR|USD|GBP|CHF)(?![A-Z])/
const MARKS: Readonly<Record<string, string>> = { '¥': 'JPY', '₩': 'KRW' }
/** The currency of a text whose amounts have not two decimals; null: they have two, as nearly all. */
export function currencyOfOtherDecimals(text: string): string | null {
  if (USUAL.test(text)) return null
  for (const [, before, behind, mark = ''] of text.matchAll(BESIDE)) {
    const code = MARKS[mark] ?? before ?? behind ?? ''
    if (OTHER_DECIMALS.includes(code)) return code
  }
  return null
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
