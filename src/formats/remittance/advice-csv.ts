import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { textOrNull } from '../bank/statement.ts'
import {
  type CsvStyle,
  type MappedRow,
  mappedAmount,
  mappedDate,
  mappedRows,
} from '../mapped-csv.ts'
import { type Advice, type AdviceLine, adviceFault } from './advice.ts'

/** What each column of a payer's CSV means, by the names in its header row. */
export type AdviceCsvMapping = CsvStyle & {
  readonly columns: {
    readonly document: string
    readonly amount: string
    /** What was kept back; its sign does not matter. */
    readonly deduction?: string | undefined
    readonly reason?: string | undefined
    /** The payment's number: rows of one number are one payment; without it the file is one. */
    readonly reference?: string | undefined
    readonly payer?: string | undefined
    readonly accountNumber?: string | undefined
    readonly paidOn?: string | undefined
    readonly currency?: string | undefined
    readonly total?: string | undefined
  }
}

/** The columns of a file that comes without a mapping: ours, as the guide names them. */
export const OWN_COLUMNS = [
  'document',
  'amount',
  'deduction',
  'reason',
  'reference',
  'payer',
  'accountNumber',
  'paidOn',
  'currency',
  'total',
] as const

/** The mapping of a file with our own columns; undefined where its header has no document and amount. */
export function ownMapping(header: string): AdviceCsvMapping | undefined {
  const [delimiter] = ([',', ';', '\t', '|'] as const).filter(mark => header.includes(mark))
  const names = header.split(delimiter ?? ',').map(cell => cell.trim().replace(/^"|"$/g, ''))
  if (!names.includes('document') || !names.includes('amount')) return undefined
  const there = OWN_COLUMNS.filter(name => names.includes(name)).map(name => [name, name])
  const columns = Object.fromEntries(there) as AdviceCsvMapping['columns']
  const style = { delimiter: delimiter ?? ',', skipRows: 0, decimalMark: '.' } as const
  return { ...style, dates: 'year_first', columns }
}

/**
 * Reads a payer's CSV: a row for each document, the payment repeated in each row or said once. Throws
 * a RefusalError that names the line where a cell cannot be read, or rows of one payment differ.
 */
export function readAdviceCsv(bytes: Uint8Array, mapping: AdviceCsvMapping): Advice[] {
  const rows = readRows(bytes, mapping)
  const byPayment = Map.groupBy(rows, row => row.cell(mapping.columns.reference))
  return [...byPayment.values()].map(ours => adviceOf(ours, mapping))
}

function readRows(bytes: Uint8Array, mapping: AdviceCsvMapping): MappedRow[] {
  return inOurWords(() => {
    const rows = mappedRows(bytes, mapping, 'CSV')
    const filled = rows.filter(row => row.cell(mapping.columns.document) !== '')
    if (filled.length === 0) throw new RefusalError('remittance_empty', { format: 'CSV' })
    return filled
  })
}

/** Faults of cells are told by the reader of banks' files; a payer is asked, not a bank. */
function inOurWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { code, facts } = error.refusal
    if (code === 'bank_file_field') throw new RefusalError('remittance_file_field', facts)
    if (code === 'bank_file_empty') throw new RefusalError('remittance_empty', facts)
    throw error
  }
}

function adviceOf(rows: readonly MappedRow[], mapping: AdviceCsvMapping): Advice {
  const { columns } = mapping
  const said = (column: string | undefined): string | null => {
    const values = [...new Set(rows.map(row => row.cell(column)).filter(cell => cell !== ''))]
    const [value, other] = values
    if (other === undefined) return textOrNull(value)
    const row = rows.find(each => each.cell(column) === other) as MappedRow
    throw adviceFault('CSV', row.line, column ?? '', other, `${value} as in the rows before`)
  }
  const rowWith = (column: string | undefined) => rows.find(row => row.cell(column) !== '')
  const paid = rowWith(columns.paidOn)
  const total = rowWith(columns.total)
  said(columns.paidOn)
  said(columns.total)
  return {
    payerName: said(columns.payer),
    payerNumber: said(columns.accountNumber),
    reference: said(columns.reference),
    currency: said(columns.currency)?.toUpperCase() ?? null,
    paidOn:
      paid === undefined
        ? null
        : inOurWords(() => mappedDate(paid, columns.paidOn as string, mapping)),
    total: total === undefined ? null : amountIn(total, columns.total as string, mapping),
    lines: rows.map(row => lineOf(row, mapping)),
  }
}

function amountIn(row: MappedRow, column: string, mapping: AdviceCsvMapping): Decimal {
  return inOurWords(() => mappedAmount(row, column, mapping))
}

function lineOf(row: MappedRow, mapping: AdviceCsvMapping): AdviceLine {
  const { columns } = mapping
  const isDeducted = row.cell(columns.deduction) !== ''
  return {
    line: row.line,
    documents: [row.cell(columns.document).slice(0, 60)],
    amount: amountIn(row, columns.amount, mapping),
    deduction: isDeducted
      ? amountIn(row, columns.deduction as string, mapping).abs()
      : Decimal.zero,
    reason: textOrNull(row.cell(columns.reason))?.slice(0, 200) ?? null,
  }
}
