import type { CsvRow } from '../csv.ts'
import { commonest, dayOrder, decimalMarkOf, delimiterOf } from '../csv-habits.ts'
import { columnNames, csvRows } from '../mapped-csv.ts'
import type { BankCsvMapping } from './bank-csv.ts'

type Column = Exclude<keyof BankCsvMapping['columns'], 'text'>

/** What banks call each column, in the languages that they write; the first that fits is taken. */
const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['valuedOn', /valu(e|ta)|wertstell|fecha valor|date de valeur/],
  [
    'bookedOn',
    /book|buchung(?!stext)|posting|transaction date|oper|comptab|^date$|^datum$|fecha|date/,
  ],
  ['balance', /balance|saldo|solde|kontostand/],
  ['direction', /debit\/credit|soll\/haben|^s\/h$|^d\/c$|^(cr|dr)\/(dr|cr)$|af bij|indicator|sens/],
  ['credit', /^credit|paid in|money in|deposit|haben|gutschrift|^crédit|abono|ingreso|haber/],
  ['debit', /^debit|paid out|money out|withdrawal|^soll|lastschrift|^débit|cargo|^debe/],
  ['amount', /amount|betrag|montant|importe|umsatz|bedrag|^value$/],
  ['currency', /currency|währung|waehrung|devise|divisa|moneda|^ccy$/],
  ['endToEndId', /end.?to.?end|ende.?zu.?ende|e2e|kundenreferenz/],
  [
    'ourAccount',
    /our account|auftragskonto|own account|^account( number)?$|^compte$|^konto(nummer)?$|^cuenta$/,
  ],
  ['account', /iban|account|kontonummer|konto|compte|cuenta/],
  [
    'name',
    /name|payer|payee|counterparty|beguenstigt|begünstigt|auftraggeber|zahlungspflicht|empfänger|tiers|ordenante|titulaire|donneur/,
  ],
  ['reference', /bank ref|transaction id|reference|referenz|référence|referencia|^ref\b|^id$/],
]

const TEXT =
  /purpose|zweck|text|description|details|memo|narrative|libell|motif|concepto|communication/

const DEBIT = /^(d|dr|dbit|debit|débit|debito|débito|soll|s|af|cargo|debe|out)$/i

const DAY = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/
const FIGURE = /^[-+(]?[\d.,'\s]*\d[.,]\d{1,3}\)?-?$/

/** What a person has said of a file before its columns are guessed. */
export type SaidOfCsv = Partial<
  Pick<BankCsvMapping, 'delimiter' | 'skipRows' | 'skipLastRows' | 'header'>
>

/**
 * How a bank's CSV seems to be meant, for a person to look over: which mark parts its cells, where its
 * header stands, and which column is what by what it is called. Columns that nothing tells are left out,
 * the day and the amount, too.
 */
export function guessBankCsv(bytes: Uint8Array, said: SaidOfCsv = {}): GuessedCsv {
  const widthsOf = (mark: BankCsvMapping['delimiter']) =>
    csvRows(bytes, mark, 'CSV')
      .slice(0, 60)
      .map(({ cells }) => cells.length)
  const delimiter = said.delimiter ?? delimiterOf(widthsOf)
  const rows = csvRows(bytes, delimiter, 'CSV')
  const width = commonest(rows.slice(0, 60).map(({ cells }) => cells.length))
  const isWide = ({ cells }: CsvRow): boolean => cells.length === width
  const skipRows = said.skipRows ?? Math.max(0, rows.findIndex(isWide))
  const after = said.skipLastRows ?? rows.length - 1 - rows.findLastIndex(isWide)
  const [first, ...rest] = rows.slice(skipRows, rows.length - after)
  const looksNamed = first === undefined || !first.cells.some(cell => DAY.test(cell.trim()))
  const header = said.header ?? looksNamed
  const sample = (header || first === undefined ? rest : [first, ...rest]).slice(0, 100)
  const names = first === undefined ? [] : columnNames(first, { header })
  const cellsOf = (name: string | undefined): string[] =>
    sample.flatMap(({ cells }) => (cells[names.indexOf(name ?? '')] ?? '').trim() || [])
  const columns = header ? namedColumns(names) : shapedColumns(names, cellsOf)
  const debitWords = [...new Set(cellsOf(columns.direction))].filter(word => DEBIT.test(word))
  return {
    delimiter,
    skipRows,
    ...(after > 0 ? { skipLastRows: Math.min(after, 100) } : {}),
    ...(header ? {} : { header }),
    decimalMark: decimalMarkOf(cellsOf(columns.amount ?? columns.credit)),
    dates: dayOrder(cellsOf(columns.bookedOn)),
    columns,
    ...(debitWords.length > 0 ? { debitWords } : {}),
  }
}

/** A mapping that may still lack what nothing told. */
export type GuessedCsv = Omit<BankCsvMapping, 'columns'> & {
  readonly columns: Partial<BankCsvMapping['columns']>
}

type Guessed = GuessedCsv['columns']

function namedColumns(names: readonly string[]): Guessed {
  const left = new Set(names.filter(name => name !== ''))
  const found: Partial<Record<Column, string>> = {}
  const text = [...left].filter(name => TEXT.test(name.toLowerCase())).slice(0, 10)
  for (const name of text) left.delete(name)
  for (const [column, called] of NAMES) {
    const name = [...left].find(each => called.test(each.toLowerCase()))
    if (name === undefined) continue
    left.delete(name)
    found[column] = name
  }
  // A signed amount says all; credit and debit beside it are the same once more.
  if (found.amount !== undefined) {
    delete found.credit
    delete found.debit
  } else delete found.direction
  return { ...found, ...(text.length > 0 ? { text } : {}) }
}

/** Without a header the cells tell: the first day, the first figure, a second figure for the balance. */
function shapedColumns(names: readonly string[], cellsOf: (name: string) => string[]): Guessed {
  const like = (shape: RegExp) =>
    names.filter(name => {
      const cells = cellsOf(name)
      return cells.length > 0 && cells.every(cell => shape.test(cell))
    })
  const [bookedOn, valuedOn] = like(DAY)
  const [amount, balance] = like(FIGURE)
  const text = names.filter(name => cellsOf(name).some(cell => /\p{L}{3}.* /u.test(cell)))
  return {
    ...(bookedOn === undefined ? {} : { bookedOn }),
    ...(valuedOn === undefined ? {} : { valuedOn }),
    ...(amount === undefined ? {} : { amount }),
    ...(balance === undefined ? {} : { balance }),
    ...(text.length > 0 ? { text: text.slice(0, 10) } : {}),
  }
}
