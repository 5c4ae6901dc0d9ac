import type { Advice, AdviceLine } from '../../formats/remittance/advice.ts'
import { adviceFault } from '../../formats/remittance/advice.ts'
import { parseAmount } from '../../kernel/money.ts'
import { deductionReason } from './deduction-reason.ts'
import type { FoundDocument } from './load/remittances.ts'
import type { LineFault } from './plan.ts'

/** A line as it is kept, tied to the books where its document is known. */
export type TiedLine = {
  readonly line: number
  readonly document: string
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly itemAccountId: string | null
  readonly itemId: string | null
  readonly fault: LineFault | null
}

export type Books = { readonly legalEntityId: string; readonly currency: string }

/** The documents that may be meant, by what was asked. */
export type Known = ReadonlyMap<string, readonly FoundDocument[]>

/** The document that a line means: the first of its numbers that is one of the books. */
export function documentOf(
  numbers: readonly string[],
  known: Known,
  books: Books,
): { readonly found: FoundDocument | null; readonly fault: LineFault | null } {
  let fault: LineFault = 'unknown_document'
  for (const number of numbers) {
    const all = known.get(number) ?? []
    const ours = all.filter(
      each => each.legalEntityId === books.legalEntityId && each.currency === books.currency,
    )
    const exact = ours.filter(each => each.isExact)
    const [only, other] = exact.length > 0 ? exact : ours
    if (only !== undefined && other === undefined) return { found: only, fault: null }
    if (other !== undefined) fault = 'ambiguous_document'
    else if (all.length > 0 && fault === 'unknown_document') fault = 'other_books'
  }
  return { found: null, fault }
}

/**
 * The lines of an advice in minor units, each tied to its document. Lines that say nothing (no amount,
 * nothing kept back) are left out. Throws where an amount is none of the currency.
 */
export function tiedLines(
  advice: Advice,
  known: Known,
  books: Books,
  reasons: ReadonlySet<string>,
): TiedLine[] {
  const lines = advice.lines.flatMap(said => {
    const amountMinor = minorOf(said, said.amount.toString(), books.currency)
    const deductionMinor = minorOf(said, said.deduction.toString(), books.currency)
    if (amountMinor === 0n && deductionMinor === 0n) return []
    const { found, fault } = documentOf(said.documents, known, books)
    return [
      {
        document: found?.label ?? said.documents[0] ?? '',
        ...{ amountMinor, deductionMinor, reason: said.reason },
        reasonCode: deductionMinor > 0n ? deductionReason(said.reason, reasons) || null : null,
        ...{ itemAccountId: found?.accountId ?? null, itemId: found?.itemId ?? null },
        fault: fault ?? openFault(found, amountMinor, deductionMinor),
      },
    ]
  })
  return lines.map((line, i) => ({ ...line, line: i + 1 }))
}

function minorOf(said: AdviceLine, amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency)
  if (minor !== undefined) return minor
  throw adviceFault('remittance', said.line, 'amount', amount, `an amount of ${currency}`)
}

/** What can be said of a line as the books are now; it is looked at again when the money is here. */
function openFault(
  found: FoundDocument | null,
  amountMinor: bigint,
  deductionMinor: bigint,
): LineFault | null {
  if (found === null) return 'unknown_document'
  const { openMinor } = found
  if (openMinor === 0n) return 'already_paid'
  if (openMinor < 0n !== amountMinor < 0n) return 'no_credit'
  const isTooMuch =
    openMinor < 0n ? amountMinor < openMinor : amountMinor + deductionMinor > openMinor
  return isTooMuch ? 'more_than_open' : null
}

/** The legal entities and currencies of what is surely meant. */
export function booksNamed(known: Known): readonly Books[] {
  const sure = [...known.values()].flatMap(all => {
    const exact = all.filter(each => each.isExact)
    const [only, other] = exact.length > 0 ? exact : all
    return only !== undefined && other === undefined ? [only] : []
  })
  const books = new Map(
    sure.map(({ legalEntityId, currency }) => [
      `${legalEntityId} ${currency}`,
      { legalEntityId, currency },
    ]),
  )
  return [...books.values()]
}

/** What makes two advices tell of one payment: the same sum for the same documents. */
export function adviceText(books: Books, amountMinor: bigint, lines: readonly TiedLine[]): string {
  const said = lines.map(
    ({ itemId, document, amountMinor: minor, deductionMinor }) =>
      `${itemId ?? document.toUpperCase().replace(/[^A-Z0-9]+/g, '')} ${minor} ${deductionMinor}`,
  )
  return [books.legalEntityId, books.currency, amountMinor, ...said.sort()].join('\n')
}
