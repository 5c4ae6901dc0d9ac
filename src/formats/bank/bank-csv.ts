import { Decimal } from '../../kernel/decimal.ts'
import {
  type CsvStyle,
  type MappedRow,
  mappedAmount,
  mappedDate,
  mappedRows,
} from '../mapped-csv.ts'
import {
  accountOrNull,
  type BankControl,
  type BankEntry,
  type BankStatement,
  differentControl,
  endToEndOrNull,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** What each column of a bank's CSV means, by the names in its header row. */
export type BankCsvMapping = CsvStyle & {
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

type Booked = {
  readonly entry: BankEntry
  readonly balance: Decimal | null
  readonly row: MappedRow
}

/**
 * Reads a bank's CSV with a saved mapping. Where it has a column of balances, opening and closing
 * come from them, in whichever order the bank lists its days; balances that do not follow from the
 * amounts stand in `differences`. Throws a RefusalError with the line.
 */
export function readBankCsv(bytes: Uint8Array, mapping: BankCsvMapping): BankStatement[] {
  const rows = mappedRows(bytes, mapping, 'CSV')
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

function readRow(row: MappedRow, mapping: BankCsvMapping): Booked {
  const { columns } = mapping
  const booked = mappedDate(row, columns.bookedOn, mapping)
  const text = (columns.text ?? []).flatMap(name => textOrNull(row.cell(name)) ?? [])
  const balance = row.cell(columns.balance)
  return {
    row,
    balance: balance === '' ? null : mappedAmount(row, columns.balance ?? '', mapping),
    entry: {
      line: row.line,
      amount: rowAmount(row, mapping),
      currency: textOrNull(row.cell(columns.currency))?.toUpperCase() ?? null,
      status: 'booked',
      isReversal: false,
      bookedOn: booked,
      valuedOn:
        row.cell(columns.valuedOn) === ''
          ? booked
          : mappedDate(row, columns.valuedOn ?? '', mapping),
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

function rowAmount(row: MappedRow, mapping: BankCsvMapping): Decimal {
  const { amount, credit, debit, direction } = mapping.columns
  if (amount === undefined) {
    const plus = row.cell(credit) === '' ? Decimal.zero : mappedAmount(row, credit ?? '', mapping)
    const minus = row.cell(debit) === '' ? Decimal.zero : mappedAmount(row, debit ?? '', mapping)
    return plus.minus(minus.abs())
  }
  const found = mappedAmount(row, amount, mapping)
  if (direction === undefined) return found
  const word = row.cell(direction).toLowerCase()
  const isDebit = (mapping.debitWords ?? []).some(debitWord => debitWord.toLowerCase() === word)
  return isDebit ? found.abs().negate() : found.abs()
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
  const sums = { stated: row.balance as Decimal, counted: before.plus(row.entry.amount) }
  const digits = Math.max(sums.stated.scale, sums.counted.scale, 2)
  return differentControl(`balance in line ${row.row.line}`, sums, digits)
}
