import {
  loadCaseDocuments,
  loadCaseFiles,
  loadRecordedCase,
  loadRecordTables,
  type RecordedCase,
} from '../../disputes/records/load.ts'
import { gatherOriginals } from '../../documents/commands/gather.ts'
import type { PrintHost } from '../../documents/commands/print.ts'
import { csvOf, forReaders } from '../../documents/evidence-table.ts'
import { loadActorNames } from '../../identity/load/people.ts'
import { formatAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type Db, transaction } from '../../platform/database/database.ts'
import { packed } from '../../platform/pack.ts'
import type { ZipEntry } from '../../platform/zip.ts'

/**
 * The complete record of a case as one zip, read at one moment: what was said, done and decided, the
 * messages, the files byte for byte, the documents as issued, and a manifest with the hash of each. The
 * same state gives the same bytes. Refuses `unknown_case`.
 */
export async function caseRecord(host: PrintHost, number: string): Promise<Buffer> {
  const read = async (tx: Db) => {
    const of = await loadRecordedCase(tx, number)
    if (of === undefined) throw new RefusalError('unknown_case', { case: number.slice(0, 100) })
    const tables = await loadRecordTables(tx, of)
    const actors = tables.flatMap(table => table.rows.map(({ by }) => String(by)))
    return {
      of,
      tables,
      names: await loadActorNames(tx, actors),
      files: await loadCaseFiles(tx, of),
      documents: await loadCaseDocuments(tx, of),
    }
  }
  const { of, tables, names, files, documents } = await transaction(host.db, read, {
    isolation: 'repeatable read',
  })
  const { entries, missing } = await gatherOriginals(host, documents, 'job:renderDocuments')
  const evidence = files.map(
    ({ name, content }, i): ZipEntry => ({
      ...{ name: `files/${String(i + 1).padStart(2, '0')}-${plain(name)}`, content },
    }),
  )
  const written = tables.map(
    (table): ZipEntry => ({
      ...{
        name: `${table.name}.csv`,
        content: Buffer.from(csvOf(forReaders(table.rows, names), table.columns)),
      },
    }),
  )
  return packed({ ...about(of), missing }, [...written, ...evidence, ...entries])
}

function about({ accountId: _, caseId: __, amountMinor, grantedMinor, ...of }: RecordedCase) {
  const shown = (minor: bigint | null) =>
    minor === null || of.currency === null ? null : formatAmount(minor, of.currency)
  return {
    ...of,
    case: of.number,
    openedOn: of.openedOn.toString(),
    closedOn: of.closedOn?.toString() ?? null,
    amount: shown(amountMinor),
    granted: shown(grantedMinor),
  }
}

/** A name that is no path, whatever the customer called the file. */
function plain(name: string): string {
  return name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '_')
    .slice(-100)
}
