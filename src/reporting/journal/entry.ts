import type { AccountKind } from '../../ledger/chart.ts'

/** One transfer of the books with the names that people know its parts by. */
export type JournalRow = {
  readonly transferId: string
  readonly effectiveOn: Temporal.PlainDate
  /** UTC, as text: `2026-03-05T08:00:00Z`. */
  readonly recordedAt: string
  readonly entity: string
  readonly accountId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly documentId: string | null
  /** The printed number of the document; null for a journal. */
  readonly documentNumber: string | null
  readonly documentKind: string | null
  readonly debit: string
  readonly credit: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly event: string
  readonly memo: string | null
  readonly reverses: string | null
}

/** An account of the chart. */
export type ChartRow = {
  readonly code: string
  readonly name: string
  readonly kind: AccountKind
}

/**
 * Joins rows that make one entry: those of one document or journal on one day, a reversal apart.
 * Expects them in the order of the loader; holds one entry at a time.
 */
export async function* entriesOf(
  rows: AsyncIterable<readonly JournalRow[]>,
): AsyncGenerator<readonly JournalRow[]> {
  let entry: JournalRow[] = []
  for await (const page of rows) {
    for (const row of page) {
      const [first] = entry
      if (first !== undefined && !belongTogether(first, row)) {
        yield entry
        entry = []
      }
      entry.push(row)
    }
  }
  if (entry.length > 0) yield entry
}

function belongTogether(a: JournalRow, b: JournalRow): boolean {
  return (
    a.documentId !== null &&
    a.documentId === b.documentId &&
    a.accountId === b.accountId &&
    a.effectiveOn.equals(b.effectiveOn) &&
    (a.reverses === null) === (b.reverses === null)
  )
}
