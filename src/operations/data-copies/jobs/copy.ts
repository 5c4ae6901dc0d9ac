import { gatherOriginals } from '../../../documents/commands/gather.ts'
import { csvOf } from '../../../documents/evidence-table.ts'
import { RefusalError, type Result } from '../../../kernel/result.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import { transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import { packed } from '../../../platform/pack.ts'
import type { Storage } from '../../../platform/storage.ts'
import type { SealedField } from '../../../platform/vault/sealed-field.ts'
import type { ZipEntry } from '../../../platform/zip.ts'
import { loadPeriods } from '../../retention/load.ts'
import { dataCopyRef } from '../api.ts'
import { endDataCopies, noteDataCopy, recordDataCopy } from '../commands.ts'
import { type DataCopy, loadCopiesToEnd, loadDataCopy, loadDocumentLabels } from '../load/copies.ts'
import { loadPlace, loadPlaces, MOST_ROWS } from '../load/places.ts'
import { COPY_TEXT, contentsOf, copyText } from '../words.ts'
import { type HandedOut, handedOut, sheetOf } from './pack.ts'

/** Whoever works also where files lie. */
type CopyHost = CommandHost & { readonly storage: Storage }

const ACTOR = 'job:packDataCopy'

/** The worker's task of copies of data; killed, it packs again. */
export function dataCopyTasks(host: CopyHost, sealed: readonly SealedField[]): Tasks {
  return {
    packDataCopy: async payload => {
      const { copyId } = dataCopyRef.parse(payload)
      await packDataCopy(host, sealed, copyId)
    },
  }
}

/** Packs what is kept of a customer, writes it whole, and records it. */
export async function packDataCopy(
  host: CopyHost,
  sealed: readonly SealedField[],
  copyId: string,
): Promise<void> {
  const copy = await loadDataCopy(host.db, copyId)
  if (copy?.state !== 'making') return
  const labels = await loadDocumentLabels(host.db, copy.accountId)
  const data = await gatherData(host, sealed, copy)
  const total = data.length + labels.length
  await note(host, { copyId, partsDone: data.length, partsTotal: total })
  const documents: ZipEntry[] = []
  const missing: string[] = []
  for (let at = 0; at < labels.length; at += AT_ONCE) {
    const files = await gatherOriginals(host, labels.slice(at, at + AT_ONCE), ACTOR)
    documents.push(...files.entries)
    missing.push(...files.missing.map(({ document }) => document))
    await note(host, {
      copyId,
      partsDone: Math.min(total, data.length + at + AT_ONCE),
      partsTotal: total,
    })
  }
  const entries = await entriesOf(host, copy, { data, documents, missing })
  const zip = packed({ account: copy.account, packedAt: host.clock.now().toString() }, entries)
  const path = `data-copies/${copy.account.replace(/[^\w-]/g, '_')}/${newId()}.zip`
  const sha256 = await host.storage.write(path, zip)
  const rows = data.reduce((sum, each) => sum + each.rows.length, 0)
  const told = { copyId, path, sha256, sizeBytes: zip.length, rows, files: entries.length + 1 }
  const { isRecorded } = granted(
    await execute(host, recordDataCopy, { ...told, missing }, { actor: ACTOR }),
  )
  if (!isRecorded) await host.storage.remove(path)
}

/** Documents between two notes of how far the job is. */
const AT_ONCE = 10

/** Every kind of data, read at one moment; kinds of which there is nothing are left out. */
async function gatherData(
  host: CopyHost,
  sealed: readonly SealedField[],
  copy: DataCopy,
): Promise<HandedOut[]> {
  const opening = { vault: host.vault, sealed }
  return transaction(
    host.db,
    async tx => {
      const data: HandedOut[] = []
      for (const { table, becomes } of await loadPlaces(tx)) {
        const rows = await loadPlace(tx, table, copy)
        if (rows.length === 0) continue
        const isCut = rows.length > MOST_ROWS
        const shown = handedOut(table, rows.slice(0, MOST_ROWS), opening)
        data.push({ table, becomes, isCut, ...shown })
      }
      return data
    },
    { isolation: 'repeatable read' },
  )
}

/** The files of the copy: what it is, what it holds, all of it for programs, for sheets, and as issued. */
async function entriesOf(
  host: CopyHost,
  copy: DataCopy,
  of: {
    readonly data: readonly HandedOut[]
    readonly documents: readonly ZipEntry[]
    readonly missing: readonly string[]
  },
): Promise<ZipEntry[]> {
  const { data, documents, missing } = of
  const text = copyText({
    ...copy,
    madeOn: host.clock.now().toZonedDateTimeISO('UTC').toPlainDate(),
    documentMonths: (await loadPeriods(host.db)).get('documents') ?? 0,
    missing,
    cut: data.filter(({ isCut }) => isCut).map(({ table }) => table),
  })
  const contents = contentsOf(data, copy.language)
  const all = Object.fromEntries(data.map(({ table, rows }) => [table, rows]))
  return [
    { name: COPY_TEXT, content: Buffer.from(text) },
    { name: 'contents.csv', content: Buffer.from(csvOf(contents)) },
    { name: 'data.json', content: Buffer.from(`${JSON.stringify(all, null, 1)}\n`) },
    ...data.map(each => ({
      ...{ name: `tables/${each.table}.csv`, content: Buffer.from(sheetOf(each)) },
    })),
    ...documents,
    ...data.flatMap(({ files }) => files),
  ]
}

async function note(
  host: CopyHost,
  at: { readonly copyId: string; readonly partsDone: number; readonly partsTotal: number },
): Promise<void> {
  granted(await execute(host, noteDataCopy, at, { actor: ACTOR }))
}

/** Takes away copies whose time is over: the files first, so that none is left behind. Gives how many. */
export async function removeOldDataCopies(host: CopyHost, actor: string): Promise<number> {
  let removed = 0
  for (;;) {
    const over = await loadCopiesToEnd(host.db, host.clock.now())
    if (over.length === 0) return removed
    for (const { path } of over) await host.storage.remove(path)
    const copyIds = over.map(({ copyId }) => copyId)
    granted(await execute(host, endDataCopies, { copyIds }, { actor }))
    removed += over.length
  }
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new RefusalError(result.refusal.code, result.refusal.facts)
}
