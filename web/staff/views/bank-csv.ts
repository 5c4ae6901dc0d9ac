/** How a bank's CSV would be read, as the server answers. */
export type BankCsvPreview = {
  readonly bankAccount: string | null
  readonly isGuess: boolean
  readonly mapping: CsvMapping
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly read: readonly {
    readonly line: number
    readonly bookedOn: string
    readonly amount: string
    readonly name: string
    readonly account: string
    readonly reference: string
    readonly text: string
  }[]
  readonly count: number
  readonly sum: string
  readonly opening: string | null
  readonly closing: string | null
  readonly currency: string | null
  readonly isComplete: boolean
  readonly problem: string | null
}

/** What a column of the file may mean; a text may stand in several. */
export const MEANINGS = [
  'bookedOn',
  'valuedOn',
  'amount',
  'credit',
  'debit',
  'direction',
  'name',
  'account',
  'text',
  'reference',
  'endToEndId',
  'balance',
  'currency',
  'ourAccount',
] as const
export type Meaning = (typeof MEANINGS)[number]

export type CsvMapping = {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly skipRows: number
  readonly skipLastRows?: number
  readonly header?: boolean
  readonly decimalMark: '.' | ','
  readonly dates: 'year_first' | 'day_first' | 'month_first'
  readonly columns: Readonly<
    Partial<Record<Exclude<Meaning, 'text'>, string>> & { readonly text?: readonly string[] }
  >
  readonly debitWords?: readonly string[]
}
