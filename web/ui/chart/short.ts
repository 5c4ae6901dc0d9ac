import { minorDigits } from '../../../src/kernel/currency.ts'
import type { Language } from '../words/languages.ts'

/** An amount as a chart has room for it: 12.4K. The exact figure stands in the table it leads to. */
export function shortAmount(minor: bigint, currency: string, language: Language): string {
  const major = Number(minor) / 10 ** minorDigits(currency)
  return new Intl.NumberFormat(language, {
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(major)
}

/** `2026-03` as `Mar`. */
export function shortMonth(month: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

/** The twelve months up to that of a day, each with what it came to; months of nothing are there. */
export function yearOf(
  sums: readonly { readonly month: string; readonly currency: string; readonly minor: string }[],
  currency: string,
  today: string,
): { month: string; minor: bigint }[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: 12 }, (_, i) => {
    const name = new Date(Date.UTC(year, month - 12 + i, 1)).toISOString().slice(0, 7)
    const found = sums.find(each => each.month === name && each.currency === currency)
    return { month: name, minor: BigInt(found?.minor ?? 0) }
  })
}
