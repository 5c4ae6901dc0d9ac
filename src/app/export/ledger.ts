import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { RefusalError } from '../../kernel/result.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import type { Db } from '../../platform/database/database.ts'
import { JournalCsvFormat } from '../../reporting/journal/csv.ts'
import { type ChartRow, entriesOf, type JournalRow } from '../../reporting/journal/entry.ts'
import { HledgerFormat } from '../../reporting/journal/hledger.ts'
import { type JournalScope, loadChart, loadJournal } from '../../reporting/journal/load.ts'
import { atOneMoment } from '../../reporting/load.ts'
import { send } from './send.ts'

export const JOURNAL_FORMATS = ['hledger', 'csv'] as const
export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

type Format = { head(): string; entry(rows: readonly JournalRow[]): string }

/**
 * Writes the books of a span of days to a stream, as they stood at one moment. Holds one entry and
 * one page of rows at a time, and waits for a slow reader. Gives the number of entries written.
 *
 * Throws the refusal `unknown_legal_entity`.
 */
export async function exportLedger(
  db: Db,
  scope: JournalScope,
  format: JournalFormat,
  out: Writable,
): Promise<number> {
  return atOneMoment(db, async tx => {
    if (scope.entity !== null && (await loadLegalEntities(tx, [scope.entity])).length === 0) {
      throw new RefusalError('unknown_legal_entity', { entity: scope.entity })
    }
    const chart = await loadChart(tx)
    return writeEntries(formatOf(format, chart), entriesOf(loadJournal(tx, scope)), out)
  })
}

function formatOf(format: JournalFormat, chart: readonly ChartRow[]): Format {
  return format === 'hledger' ? new HledgerFormat(chart) : new JournalCsvFormat(chart)
}

/** Written in pieces of this size: a system call an entry would take half of the time. */
const PIECE_CHARACTERS = 64 * 1024

async function writeEntries(
  format: Format,
  entries: AsyncIterable<readonly JournalRow[]>,
  out: Writable,
): Promise<number> {
  let count = 0
  let piece = format.head()
  for await (const entry of entries) {
    piece += format.entry(entry)
    count += 1
    if (piece.length < PIECE_CHARACTERS) continue
    if (!(await send(out, piece))) return count
    piece = ''
  }
  await send(out, piece)
  return count
}

/** As `exportLedger`, to a file that appears under its name only when it is complete. */
export async function exportLedgerToFile(
  db: Db,
  scope: JournalScope,
  format: JournalFormat,
  file: string,
): Promise<number> {
  const draft = `${file}.${process.pid}.part`
  const stream = createWriteStream(draft, { flags: 'wx' })
  const done = finished(stream)
  done.catch(() => {}) // awaited below
  try {
    const count = await exportLedger(db, scope, format, stream)
    stream.end()
    await done
    await rename(draft, file)
    return count
  } catch (error) {
    stream.destroy()
    await rm(draft, { force: true })
    if (stream.errored !== null) throw unwritable(file, stream.errored)
    throw error
  }
}

function unwritable(file: string, error: NodeJS.ErrnoException): RefusalError {
  return new RefusalError('file_unwritable', { file, reason: error.code ?? error.message })
}
