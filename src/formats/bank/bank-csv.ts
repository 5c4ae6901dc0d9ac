import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { CsvReader } from '../csv.ts'
import {
  accountOrNull,
  type BankControl,
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  endToEndOrNull,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** What each column of a bank's CSV means, by the names in its header row. */
export type BankCsvMapping = {
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** Rows of the bank's letterhead before the header row. */
  readonly skipRows: number
  readonly decimalMark: '.' | ','
  readonly dates: 'year_first' | 'day_first' | 'month_first'
  readonly columns: {
    readonly bookedOn: string
    readonly valuedOn?: string | undefined
    /** One signed column, or a size with `direction`, or `credit` and `debit` apart. */
    readonly amount?: string | undefined
    readonly credit?: string | undefined
    readonly debit?: string | undefined
    readonly direction?: string | undefined
    readonly currency?: string | undefined
    readonly ourAccount?: string | undefined
    readonly reference?: string | undefined
    readonly endToEndId?: string | undefined
    readonly name?: string | undefined
    readonly account?: string | undefined
    readonly text?: readonly string[] | undefined
    readonly balance?: string | undefined
  }
  /** Words in the column `direction` that mean that money left. */
  readonly debitWords?: readonly string[] | undefined
}

type Row = { readonly line: number; readonly cell: (name: string | undefined) => string }
type Booked = { readonly entry: BankEntry; readonly balance: Decimal | null; readonly row: Row }

/**
 * Reads a bank's CSV with a saved mapping. Where it has a column of balances, opening and closing
 * come from them, in whichever order the bank lists its days; balances that do not follow from the
 * amounts stand in `differences`. Throws a RefusalError with the line.
 */
export function readBankCsv(bytes: Uint8Array, mapping: BankCsvMapping): BankStatement[] {
  const rows = rowsOf(bytes, mapping)
  const booked = rows.map(row => readRow(row, mapping))
  const currency = booked[0]?.entry.currency ?? null
  return [
    {
      format: 'CSV',
      kind: 'statement',
      reference: null,
      number: null,
      account: accountOrNull(rows[0]?.cell(mapping.columns.ourAccount)),
      currency,
      entries: booked.map(({ entry }) => entry),
      ...balances(booked, currency),
    },
  ]
}

/** The reader knows the comma alone: another delimiter changes places with it and back. */
function swapped(text: string, delimiter: string): string {
  if (delimiter === ',') return text
  return text.replace(/[,;\t|]/g, mark =>
    mark === ',' ? delimiter : mark === delimiter ? ',' : mark,
  )
}

function rowsOf(bytes: Uint8Array, mapping: BankCsvMapping): Row[] {
  const text = decodeText(bytes, 'CSV').replace(/\r\n?/g, '\n')
  const reader = new CsvReader()
  const prepared = new TextEncoder().encode(swapped(text, mapping.delimiter))
  const all = [...reader.push(prepared), ...reader.end()].slice(mapping.skipRows)
  for (const { line, fault } of all) {
    if (fault !== null) throw fieldFault('CSV', line, 'row', fault, 'a row of RFC 4180')
  }
  const [header, ...rows] = all
  if (header === undefined) throw new RefusalError('bank_file_empty', { format: 'CSV' })
  const places = new Map(
    header.cells.map((cell, place) => [swapped(cell, mapping.delimiter).trim(), place] as const),
  )
  for (const wanted of Object.values(mapping.columns).flat()) {
    if (wanted === undefined || places.has(wanted)) continue
    const found = [...places.keys()].join(', ')
    throw fieldFault('CSV', header.line, 'header', found, `a column named ${wanted}`)
  }
  return rows.map(({ line, cells }) => ({
    line,
    cell: name => swapped(cells[places.get(name ?? '') ?? -1] ?? '', mapping.delimiter).trim(),
  }))
}

function readRow(row: Row, mapping: BankCsvMapping): Booked {
  const { columns } = mapping
  const booked = readDate(row, columns.bookedOn, mapping)
  const text = (columns.text ?? []).flatMap(name => textOrNull(row.cell(name)) ?? [])
  const balance = row.cell(columns.balance)
  return {
    row,
    balance: balance === '' ? null : readAmount(row, columns.balance ?? '', mapping),
    entry: {
      line: row.line,
      amount: rowAmount(row, mapping),
      currency: textOrNull(row.cell(columns.currency))?.toUpperCase() ?? null,
      status: 'booked',
      isReversal: false,
      bookedOn: booked,
      valuedOn:
        row.cell(columns.valuedOn) === '' ? booked : readDate(row, columns.valuedOn ?? '', mapping),
      bankReference: textOrNull(row.cell(columns.reference)),
      transactionCode: null,
      text: null,
      details: [
        {
          ...NO_DETAIL,
          endToEndId: endToEndOrNull(row.cell(columns.endToEndId)),
          counterpartyName: textOrNull(row.cell(columns.name)),
          counterpartyAccount: accountOrNull(row.cell(columns.account)),
          remittance: text,
        },
      ],
    },
  }
}

function rowAmount(row: Row, mapping: BankCsvMapping): Decimal {
  const { amount, credit, debit, direction } = mapping.columns
  if (amount === undefined) {
    const plus = row.cell(credit) === '' ? Decimal.zero : readAmount(row, credit ?? '', mapping)
    const minus = row.cell(debit) === '' ? Decimal.zero : readAmount(row, debit ?? '', mapping)
    return plus.minus(minus.abs())
  }
  const found = readAmount(row, amount, mapping)
  if (direction === undefined) return found
  const word = row.cell(direction).toLowerCase()
  const isDebit = (mapping.debitWords ?? []).some(debitWord => debitWord.toLowerCase() === word)
  return isDebit ? found.abs().negate() : found.abs()
}

/** `$1,036.47`, `-1.036,47`, `(12.00)` and `12.00-` are amounts that banks write. */
function readAmount(row: Row, column: string, mapping: BankCsvMapping): Decimal {
  const text = row.cell(column)
  const isNegative = /^\(.*\)$/.test(text) || /^[^\d]*[-\u2212]/.test(text) || /-$/.test(text)
  const group = mapping.decimalMark === '.' ? /[,'\u2019\s]/g : /[.'\u2019\s]/g
  const digits = text.replace(/^[^\d.,]+|[^\d.,]+$/g, '').replace(group, '')
  const amount = Decimal.tryParse(digits.replace(mapping.decimalMark, '.'))
  if (amount === undefined) {
    const expected = `an amount such as 12${mapping.decimalMark}50`
    throw fieldFault('CSV', row.line, column, text, expected)
  }
  return isNegative ? amount.negate() : amount
}

function readDate(row: Row, column: string, mapping: BankCsvMapping): Temporal.PlainDate {
  const text = row.cell(column)
  const [, a = '', b = '', c = ''] = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})/.exec(text) ?? []
  const year = (part: string) => (part.length === 2 ? `20${part}` : part)
  const date =
    mapping.dates === 'year_first'
      ? dateOf(year(a), b, c)
      : mapping.dates === 'day_first'
        ? dateOf(year(c), b, a)
        : dateOf(year(c), a, b)
  if (date !== undefined) return date
  const expected = { year_first: '2026-01-31', day_first: '31.01.2026', month_first: '01/31/2026' }
  throw fieldFault('CSV', row.line, column, text, `a date such as ${expected[mapping.dates]}`)
}

type Balances = Pick<BankStatement, 'opening' | 'closing' | 'differences'>

function balances(booked: readonly Booked[], currency: string | null): Balances {
  const none: Balances = { opening: null, closing: null, differences: [] }
  if (booked.length === 0 || booked.some(({ balance }) => balance === null)) return none
  const isFollowed = (list: readonly Booked[]) =>
    list.every((row, i) => i === 0 || balanceBefore(row).equals(list[i - 1]?.balance as Decimal))
  const oldestFirst = isFollowed(booked) ? booked : [...booked].reverse()
  const [first, last] = [oldestFirst[0], oldestFirst.at(-1)]
  if (first === undefined || last === undefined) return none
  if (!isFollowed(oldestFirst)) return { ...none, differences: [firstBreak(booked)] }
  const { bookedOn } = first.entry
  return {
    opening: { amount: balanceBefore(first), currency, on: bookedOn },
    closing: { amount: last.balance as Decimal, currency, on: last.entry.bookedOn },
    differences: [],
  }
}

function balanceBefore({ entry, balance }: Booked): Decimal {
  return (balance as Decimal).minus(entry.amount)
}

function firstBreak(booked: readonly Booked[]): BankControl {
  const at = booked.findIndex(
    (row, i) => i > 0 && !balanceBefore(row).equals(booked[i - 1]?.balance as Decimal),
  )
  const row = booked[at] as Booked
  const before = booked[at - 1]?.balance as Decimal
  return {
    what: `balance in line ${row.row.line}`,
    stated: String(row.balance),
    counted: String(before.plus(row.entry.amount)),
  }
}
