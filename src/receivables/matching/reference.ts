import { isOneEditApart } from './payer-name.ts'

/*
 * Numbers of documents as payers write them. What counts is the digits: letters before them are left
 * out, retyped or cut by banks, dashes and blanks come and go.
 */

/** Numbers in one line's texts are few; a text of nothing but digits is no remittance. */
const MOST_NUMBERS = 60

/** Digits that a document's number has at least before one wrong digit is allowed for. */
export const LEAST_FOR_TYPO = 6

/** The digits of a document's number: `INV-2026-000123` → `2026000123`. */
export function digitsOf(label: string): string {
  return label.replace(/\D/g, '')
}

/**
 * The numbers that texts may name: each word's digits, and those of up to four words in a row, which
 * dashes, blanks or line ends may have torn apart. Between 2 and 30 digits.
 */
export function numbersIn(texts: readonly string[]): string[] {
  const words = texts
    .flatMap(text => text.toUpperCase().split(/[^\p{L}\p{N}]+/u))
    .filter(word => word !== '')
  const found = new Set<string>()
  for (let start = 0; start < words.length; start++) {
    let digits = ''
    for (let end = start; end < Math.min(start + 4, words.length); end++) {
      const part = digitsOf(words[end] as string)
      if (part === '') break
      digits += part
      if (digits.length > 30) break
      if (digits.length >= 2) found.add(digits)
      if (found.size >= MOST_NUMBERS) return [...found]
    }
  }
  return [...found]
}

/**
 * The number inside a structured reference: RF18… (ISO 11649) without its check digits, a Swiss
 * reference of 27 digits without padding and check digit, any other as it is.
 */
export function structuredNumbers(reference: string): string[] {
  const plain = reference.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const creditor = /^RF\d{2}([A-Z0-9]{1,21})$/.exec(plain)?.[1]
  if (creditor !== undefined) return [digitsOf(creditor)]
  const digits = digitsOf(plain)
  const swiss = /^\d{27}$/.test(plain) ? [digits.slice(0, 26).replace(/^0+/, '')] : []
  return [digits, ...swiss].filter(number => number.length >= 2)
}

/** How a line names a document; null where it does not. */
export type Named = 'structured' | 'exact' | 'short' | 'typo'

/**
 * How one of the numbers names a document: all its digits; its running number alone, without series
 * and year (three digits or more); or all its digits but for one slip.
 */
export function namedAs(
  label: string,
  numbers: readonly string[],
  structured: readonly string[],
): Named | null {
  const digits = digitsOf(label)
  if (structured.includes(digits)) return 'structured'
  if (numbers.includes(digits)) return 'exact'
  const running = /(\d+)\D*$/.exec(label)?.[1]?.replace(/^0+/, '') ?? ''
  const isShort = (number: string) =>
    number.replace(/^0+/, '') === running && number.length < digits.length
  if (running.length >= 3 && numbers.some(isShort)) return 'short'
  if (digits.length < LEAST_FOR_TYPO) return null
  const all = [...numbers, ...structured]
  return all.some(number => isOneEditApart(number, digits)) ? 'typo' : null
}

/**
 * Every number one slip away from a number as written: a digit replaced, left out, put in, or two
 * neighbours swapped. About 220 for ten digits, each a look into an index.
 */
export function oneSlipAway(number: string): string[] {
  if (number.length < LEAST_FOR_TYPO - 1 || number.length > 20) return []
  const made = new Set<string>()
  for (let at = 0; at <= number.length; at++) {
    const [before, after] = [number.slice(0, at), number.slice(at)]
    for (const digit of '0123456789') {
      made.add(before + digit + after)
      if (after !== '') made.add(before + digit + after.slice(1))
    }
    if (after !== '') made.add(before + after.slice(1))
    if (after.length > 1) made.add(`${before}${after[1]}${after[0]}${after.slice(2)}`)
  }
  made.delete(number)
  return [...made]
}
