/** What somebody typed into the search, taken apart. */
export type Sought = {
  readonly text: string
  /** Whole words of letters, by which names are found. */
  readonly words: readonly string[]
  /** The same as an amount, where it can be one: digits as a plain decimal. */
  readonly amount?: string
}

const MOST = 80

/**
 * Takes apart what was typed: blanks at its ends do not count, an amount may be written `1.234,50`,
 * `1,234.50`, `1234.5` or with a currency before or behind it.
 */
export function soughtIn(typed: string): Sought {
  const text = typed.trim().replace(/\s+/g, ' ').slice(0, MOST)
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(word => /^\p{L}{2,}$/u.test(word))
  const amount = amountIn(text)
  return amount === undefined ? { text, words } : { text, words, amount }
}

function amountIn(text: string): string | undefined {
  const bare = text
    .replace(/^[A-Z]{3} ?(?=\d)|^[€$£] ?| ?[A-Z]{3}$| ?[€$£]$/g, '')
    .replace(/[ '’\u00a0\u202f]/g, '')
  const match = /^(-|−)?(\d{1,3}(?:[.,]\d{3})*|\d{1,12})(?:([.,])(\d{1,3}))?$/.exec(bare)
  if (match === null) return undefined
  const [, sign, whole = '', mark, fraction] = match
  // The same mark cannot part thousands and cents.
  if (mark !== undefined && whole.includes(mark)) return undefined
  const digits = whole.replace(/[.,]/g, '')
  const isNegative = sign !== undefined
  return `${isNegative ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`
}

/** The minor units that an amount comes to in currencies of no, two and three decimals. */
export function minorsOf({ amount }: Sought): string[] {
  if (amount === undefined) return []
  const [whole = '0', fraction = ''] = amount.split('.')
  return [0, 2, 3]
    .filter(decimals => fraction.length <= decimals)
    .map(decimals => String(BigInt(`${whole}${fraction.padEnd(decimals, '0')}`)))
}
