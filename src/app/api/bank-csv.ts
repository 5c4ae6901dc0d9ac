import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readBankCsv } from '../../formats/bank/bank-csv.ts'
import { bankFormat } from '../../formats/bank/bank-file.ts'
import { type GuessedCsv, guessBankCsv } from '../../formats/bank/guess-csv.ts'
import {
  accountOrNull,
  type BankEntry,
  type BankStatement,
  bookedSum,
} from '../../formats/bank/statement.ts'
import { columnNames, csvRows } from '../../formats/mapped-csv.ts'
import { minorDigits } from '../../kernel/currency.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { System } from '../../platform/system.ts'
import { bankCsvMapping } from '../../receivables/bank/api.ts'
import { importBankStatement } from '../../receivables/bank/commands/import.ts'
import {
  type BankAccount,
  loadBankAccounts,
  loadBankAccountsByNumber,
} from '../../receivables/bank/load/accounts.ts'
import { sayTo } from '../server/say.ts'
import { askerOf, demand } from './asker.ts'

/** The first pieces of a file, in base64, are enough to say how it is read. */
const MOST_CONTENT = 700_000
const SAMPLE_ROWS = 12
const MOST_CELLS = 40
const CELL_CHARACTERS = 80

const manner = bankCsvMapping.shape
const question = z.strictObject({
  /** The beginning of a file, in base64. */
  content: z.string({ error: 'a file in base64' }).min(1, 'a file in base64').max(MOST_CONTENT),
  /** Whether this is not all of the file. */
  isCut: z.boolean(),
  bankAccount: z.string().max(64).nullish(),
  /** How it is read; left out: as saved for the bank account, or as it seems. It may lack columns. */
  mapping: z
    .strictObject({ ...manner, columns: z.record(z.string().max(40), z.unknown()) })
    .nullish(),
  /** What is known of the file, of which the columns are to be guessed. */
  said: z
    .strictObject({
      delimiter: manner.delimiter,
      skipRows: manner.skipRows,
      skipLastRows: manner.skipLastRows,
      header: manner.header,
    })
    .nullish(),
})

/** How a bank's CSV would be read, for a person to look over before the mapping is saved. */
export type BankCsvPreview = {
  /** Whose file it is: as asked, or as a number in it says. */
  readonly bankAccount: string | null
  /** Whether how it is read was given or saved; else it is a guess. */
  readonly isGuess: boolean
  readonly mapping: GuessedCsv
  /** The columns as the mapping names them. */
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly read: readonly ReadEntry[]
  readonly count: number
  readonly sum: string
  readonly opening: string | null
  readonly closing: string | null
  readonly currency: string | null
  /** Whether it says enough: the day and the amount at least. */
  readonly isComplete: boolean
  /** Why it cannot be read so, in the reader's language. */
  readonly problem: string | null
}

type ReadEntry = {
  readonly line: number
  readonly bookedOn: string
  readonly amount: string
  readonly name: string
  readonly account: string
  readonly reference: string
  readonly text: string
}

/** `POST /v1/previews/bank-csv`: the first rows of a bank's CSV, and what a mapping makes of them. */
export function addBankCsv(app: FastifyInstance, system: System): void {
  app.post('/previews/bank-csv', async (request, reply) => {
    const { name, permission } = importBankStatement
    await demand(await askerOf(system, request), name, permission)
    const parsed = question.safeParse(request.body)
    if (!parsed.success) {
      const { code, facts } = inputRefusal(parsed.error, request.body)
      throw new RefusalError(code, facts)
    }
    const shown = await previewOf(system, parsed.data, sayTo(request.headers).language)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(shown))
  })
}

async function previewOf(
  system: System,
  asked: z.output<typeof question>,
  language: Language,
): Promise<BankCsvPreview> {
  const bytes = wholeRows(Buffer.from(asked.content, 'base64'), asked.isCut)
  if (bankFormat(bytes) !== undefined) throw new RefusalError('bank_file_not_csv', {})
  if (bytes.includes(0)) throw new RefusalError('bank_file_unknown', {})
  const guess = guessBankCsv(bytes, asked.said ?? {})
  const account = await accountOf(system, asked.bankAccount ?? null, { bytes, guess })
  const saved = asked.said == null ? account?.csvMapping : null
  const known = (asked.mapping ?? saved ?? null) as GuessedCsv | null
  const mapping = known ?? guess
  const all = csvRows(bytes, mapping.delimiter, 'CSV')
  if (all.length < 2 || all.every(({ cells }) => cells.length < 2)) {
    throw new RefusalError('bank_file_unknown', {})
  }
  const first = all[mapping.skipRows]
  const currency = account?.currency ?? null
  return {
    bankAccount: account?.code ?? null,
    isGuess: known === null,
    mapping,
    header: first === undefined ? [] : columnNames(first, mapping).slice(0, MOST_CELLS),
    rows: all.slice(0, mapping.skipRows + SAMPLE_ROWS).map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, MOST_CELLS).map(cell => cell.slice(0, CELL_CHARACTERS)),
    })),
    currency,
    ...readBy(bytes, { mapping, isCut: asked.isCut, currency }, language),
  }
}

/** Up to the last line that is whole, where a file was cut. */
function wholeRows(bytes: Buffer, isCut: boolean): Buffer {
  const end = isCut ? bytes.lastIndexOf(0x0a) : -1
  return end === -1 ? bytes : bytes.subarray(0, end + 1)
}

/** The bank account as asked for; else the one whose number stands in the first rows. */
async function accountOf(
  system: System,
  code: string | null,
  { bytes, guess }: { readonly bytes: Buffer; readonly guess: GuessedCsv },
): Promise<BankAccount | undefined> {
  if (code !== null && code !== '') {
    const [named] = await loadBankAccounts(system.db, [code])
    if (named === undefined) throw new RefusalError('unknown_bank_account', { bankAccount: code })
    return named
  }
  const rows = csvRows(bytes, guess.delimiter, 'CSV').slice(0, guess.skipRows + 2)
  const words = rows.flatMap(({ cells }) => cells.flatMap(cell => [cell, ...cell.split(/[\s:]+/)]))
  const numbers = new Set(words.flatMap(word => accountOrNull(word) ?? []))
  const found = await loadBankAccountsByNumber(system.db, [...numbers])
  return found.values().next().value
}

type Read = Pick<
  BankCsvPreview,
  'read' | 'count' | 'sum' | 'opening' | 'closing' | 'isComplete' | 'problem'
>

const NOTHING: Omit<Read, 'isComplete' | 'problem'> = {
  read: [],
  count: 0,
  sum: '0',
  opening: null,
  closing: null,
}

function readBy(
  bytes: Buffer,
  asked: {
    readonly mapping: GuessedCsv
    readonly isCut: boolean
    readonly currency: string | null
  },
  language: Language,
): Read {
  const complete = bankCsvMapping.safeParse(asked.mapping)
  if (!complete.success) return { ...NOTHING, isComplete: false, problem: null }
  try {
    // What stands at the end of the file is not in its beginning.
    const style = asked.isCut ? { ...complete.data, skipLastRows: 0 } : complete.data
    const [statement] = readBankCsv(bytes, style)
    if (statement === undefined) return { ...NOTHING, isComplete: true, problem: null }
    const { entries, opening, closing } = statement
    const { currency } = asked
    const digits = currency === null ? 2 : minorDigits(currency)
    return {
      read: entries.slice(0, SAMPLE_ROWS).map(entry => shownEntry(entry, digits)),
      count: entries.length,
      sum: bookedSum(entries).toFixed(digits),
      opening: opening?.amount.toFixed(digits) ?? null,
      closing: closing?.amount.toFixed(digits) ?? null,
      isComplete: true,
      problem: problemOf(statement, language),
    }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { ...NOTHING, isComplete: true, problem: sentence(error.refusal, language) }
  }
}

function problemOf({ differences: [first] }: BankStatement, language: Language): string | null {
  if (first === undefined) return null
  return sentence({ code: 'bank_control_total', facts: { ...first } }, language)
}

function shownEntry(
  { line, bookedOn, amount, bankReference, details }: BankEntry,
  digits: number,
): ReadEntry {
  const [detail] = details
  return {
    line,
    bookedOn: bookedOn?.toString() ?? '',
    amount: amount.toFixed(digits),
    name: detail?.counterpartyName ?? '',
    account: detail?.counterpartyAccount ?? '',
    reference: detail?.endToEndId ?? bankReference ?? '',
    text: detail?.remittance.join(' ') ?? '',
  }
}
