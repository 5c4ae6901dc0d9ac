import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { ChartRow, JournalRow } from './entry.ts'

const COLUMNS = [
  'date',
  'entity',
  'document',
  'account_number',
  'account_name',
  'code',
  'name',
  'debit',
  'credit',
  'currency',
  'event',
  'memo',
  'transfer_id',
  'reverses',
  'recorded_at',
]

/**
 * Writes the books as a table for a spreadsheet: two rows a transfer, its debit and its credit, so
 * that the two columns of amounts have one total. RFC 4180; text that a spreadsheet would run as a
 * formula gets a leading quote.
 */
export class JournalCsvFormat {
  readonly #names: ReadonlyMap<string, string>

  constructor(chart: readonly ChartRow[]) {
    this.#names = new Map(chart.map(row => [row.code, row.name]))
  }

  head(): string {
    return formatCsvRow(COLUMNS)
  }

  entry(rows: readonly JournalRow[]): string {
    let text = ''
    for (const row of rows) {
      const amount = formatAmount(row.amountMinor, row.currency)
      text += this.#side(row, row.debit, amount, '')
      text += this.#side(row, row.credit, '', amount)
    }
    return text
  }

  #side(row: JournalRow, code: string, debit: string, credit: string): string {
    const cells = [
      row.effectiveOn.toString(),
      row.entity,
      row.documentNumber ?? '',
      row.accountNumber,
      row.accountName,
      code,
      this.#names.get(code) ?? '',
      debit,
      credit,
      row.currency,
      row.event,
      row.memo ?? '',
      row.transferId,
      row.reverses ?? '',
      row.recordedAt,
    ]
    return formatCsvRow(cells.map(safeCell))
  }
}
