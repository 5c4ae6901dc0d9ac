import type { BilledBefore, TwoSums } from '../../invoicing/billed-before/billed-before.ts'
import type { LetterBlock } from '../letters/printed-letter.ts'
import type { Reader } from './statement-blocks.ts'

/** Products that are named; the rest is one line. */
const MOST_NAMED = 10

/** What was billed in the last twelve months and this year, by product without tax, then with it. */
export function billedBlocks(billed: BilledBefore, reader: Reader): LetterBlock[] {
  const { words, money } = reader
  if (billed.grossMinor.twelve === 0n && billed.grossMinor.year === 0n) return []
  const row = (name: string, sums: TwoSums<bigint>): string[] => [
    name,
    money(sums.twelve),
    money(sums.year),
  ]
  const products = byProduct(billed, reader)
  const named = products.slice(0, MOST_NAMED)
  const rest = products.slice(MOST_NAMED).map(each => each.sums)
  return [
    { kind: 'heading', text: words.billed },
    {
      kind: 'table',
      head: [
        { label: words.product, isRight: false },
        { label: words.twelveMonths, isRight: true },
        { label: words.yearToDate(billed.to.slice(0, 4)), isRight: true },
      ],
      rows: [
        ...named.map(({ name, sums }) => row(name, sums)),
        ...(rest.length === 0 ? [] : [row(words.otherProducts, rest.reduce(plus))]),
        row(words.tax, billed.taxMinor),
      ],
      foot: row(words.total, billed.grossMinor),
    },
  ]
}

/** The products, the one of which most was billed first. */
function byProduct({ charges }: BilledBefore, { language }: Reader) {
  const groups = Map.groupBy(charges, each => each.productCode)
  return [...groups.values()]
    .map(group => {
      const { names, productCode } = group[0]!
      const name = names[language] ?? names.en ?? productCode
      return { name, sums: group.map(each => each.netMinor).reduce(plus) }
    })
    .sort((a, b) => Number(b.sums.twelve - a.sums.twelve) || (a.name < b.name ? -1 : 1))
}

function plus(a: TwoSums<bigint>, b: TwoSums<bigint>): TwoSums<bigint> {
  return { twelve: a.twelve + b.twelve, year: a.year + b.year }
}
