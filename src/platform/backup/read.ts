import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { RefusalError } from '../../kernel/result.ts'
import { quoteName } from '../database/copy.ts'
import { type ConnectionTarget, poolConfig } from '../database/database.ts'
import { type Migration, migrate, readMigrations } from '../database/migrate.ts'
import type { Progress } from '../progress.ts'
import { openStorage, type Storage } from '../storage.ts'
import { type Entry, type Opening, readArchive } from './archive.ts'
import {
  type BackupHeader,
  type BackupManifest,
  backupHeader,
  backupManifest,
  FORMAT,
  HEADER_NAME,
  MANIFEST_NAME,
  type TableShape,
  tableName,
  type WrittenTable,
} from './manifest.ts'
import { advanceCounters, isEmpty, loadForeignKeys } from './shape.ts'
import { hashDocument } from './write.ts'

export type RestoreOptions = {
  readonly owner: ConnectionTarget
  readonly folder: string
  readonly file: string
  readonly opening: Opening
  readonly progress: Progress
}

export type RestoreReport = {
  readonly takenAt: string
  readonly rows: number
  readonly documents: number
  readonly hasKeys: boolean
}

/**
 * Brings a backup into an empty database and data folder, the data in one transaction: after a kill
 * or a damaged file nothing of it is there. Foreign keys are taken away before and put back after,
 * which proves every one of them. A backup of an older program is migrated afterwards. Throws
 * `backup_newer`, `backup_of_other_program`, `restore_needs_empty`, `backup_unreadable`.
 */
export async function readBackup(options: RestoreOptions): Promise<RestoreReport> {
  const { file, opening, owner } = options
  const entries = readArchive(file, opening)
  const first = await entries.next()
  const steps = await readMigrations()
  const header = await headerOf(file, first.done === true ? undefined : first.value, steps)
  const client = new pg.Client(poolConfig(owner, 1))
  client.on('error', () => {})
  await client.connect()
  try {
    if (!(await isEmpty(client)))
      throw new RefusalError('restore_needs_empty', { place: 'database' })
    await migrate(owner, steps.slice(0, header.schemaVersion))
    try {
      const report = await load(client, header, entries, options)
      await migrate(owner, steps)
      return report
    } catch (error) {
      await client.query('rollback').catch(() => {})
      // The empty schema goes, too, so that the next try finds an empty database.
      await client.query('drop owned by current_user cascade').catch(() => {})
      throw error
    }
  } finally {
    await client.end().catch(() => {})
  }
}

async function headerOf(
  file: string,
  entry: Entry | undefined,
  steps: readonly Migration[],
): Promise<BackupHeader> {
  if (entry?.name !== HEADER_NAME) {
    throw new RefusalError('backup_unreadable', { file, reason: `it has no ${HEADER_NAME}` })
  }
  const parsed = backupHeader.safeParse(JSON.parse((await wholeOf(entry)).toString('utf8')))
  if (!parsed.success) {
    throw new RefusalError('backup_unreadable', { file, reason: 'its header is not understood' })
  }
  const { format, schemaVersion, migrations } = parsed.data
  if (format > FORMAT || schemaVersion > steps.length) {
    throw new RefusalError('backup_newer', { schema: schemaVersion, program: steps.length })
  }
  const other = migrations.find((each, i) => each.checksum !== steps[i]?.checksum)
  if (other !== undefined)
    throw new RefusalError('backup_of_other_program', { migration: other.name })
  return parsed.data
}

async function wholeOf(entry: Entry): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(entry.content()))
}

async function load(
  client: pg.Client,
  header: BackupHeader,
  entries: AsyncGenerator<Entry>,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const { file, folder, progress } = options
  await client.query('begin')
  for (const { table, month } of header.months) {
    await client.query('select ensure_month_partition($1, $2)', [table, month])
  }
  const names = header.tables.map(sqlName)
  await client.query(`truncate ${names.join(', ')}`)
  const keys = await loadForeignKeys(client)
  for (const { table, name } of keys) {
    await client.query(`alter table ${table} drop constraint ${name}`)
  }
  progress.start('Tables', header.tables.length)
  const tables = new TableLoad(client, header.tables, progress)
  const documents = new DocumentLoad(folder)
  let manifest: BackupManifest | undefined
  for await (const entry of entries) {
    const [, kind, rest = ''] = /^([a-z]+)\/(.*)$/s.exec(entry.name) ?? []
    if (entry.name === MANIFEST_NAME) manifest = manifestOf(file, await wholeOf(entry))
    else if (kind === 'tables') await tables.take(rest, entry)
    else if (kind === 'documents') await documents.take(rest, entry)
    else if (kind === 'keys') await writeKey(folder, rest, await wholeOf(entry))
    else throw new RefusalError('backup_unreadable', { file, reason: 'it holds what is not ours' })
  }
  const loaded = await tables.end()
  compare(file, manifest, loaded, documents.end())
  await putBack(client, keys, progress)
  await client.query('commit')
  progress.finish()
  const rows = Object.values(loaded).reduce((sum, table) => sum + table.rows, 0)
  const hasKeys = (manifest?.keys.length ?? 0) > 0
  return { takenAt: header.takenAt, rows, documents: documents.end().files, hasKeys }
}

/** Jobs that were under way are nobody's; counters and keys go on from what is there. */
async function putBack(
  client: pg.Client,
  keys: Awaited<ReturnType<typeof loadForeignKeys>>,
  progress: Progress,
): Promise<void> {
  await client.query(`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_at is not null;
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null
      where locked_at is not null`)
  await advanceCounters(client)
  progress.start('Foreign keys', keys.length)
  for (const { table, name, rule } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${rule}`)
    progress.add()
  }
}

function manifestOf(file: string, content: Buffer): BackupManifest {
  const parsed = backupManifest.safeParse(JSON.parse(content.toString('utf8')))
  if (parsed.success) return parsed.data
  throw new RefusalError('backup_unreadable', { file, reason: 'its manifest is not understood' })
}

/** What was read must be what was written, row for row and byte for byte. */
function compare(
  file: string,
  manifest: BackupManifest | undefined,
  tables: Readonly<Record<string, WrittenTable>>,
  documents: BackupManifest['documents'],
): void {
  if (manifest === undefined) {
    throw new RefusalError('backup_unreadable', { file, reason: 'it was cut off' })
  }
  const expected = Object.entries(manifest.tables).map(([name, each]) => [name, each] as const)
  const wrong = expected.find(([name, each]) => {
    const found = tables[name]
    return found?.rows !== each.rows || found.sha256 !== each.sha256
  })
  if (wrong !== undefined || manifest.documents.sha256 !== documents.sha256) {
    const what = wrong?.[0] ?? 'documents'
    throw new RefusalError('backup_unreadable', { file, reason: `${what} is not as written` })
  }
}

function sqlName(table: TableShape): string {
  return `${quoteName(table.schema)}.${quoteName(table.name)}`
}

/** Takes the parts of tables as they come, each table by one COPY. */
class TableLoad {
  readonly #client: pg.Client
  readonly #tables: Map<string, TableShape>
  readonly #progress: Progress
  readonly #loaded: Record<string, WrittenTable> = {}
  #name: string | undefined
  #stream: CopyStreamQuery | undefined
  #done: Promise<void> = Promise.resolve()
  #hash = createHash('sha256')
  #bytes = 0
  #filled = 0

  constructor(client: pg.Client, tables: readonly TableShape[], progress: Progress) {
    this.#client = client
    this.#tables = new Map(tables.map(table => [tableName(table), table]))
    this.#progress = progress
    for (const name of this.#tables.keys()) {
      this.#loaded[name] = { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') }
    }
  }

  async take(part: string, entry: Entry): Promise<void> {
    const [name = ''] = part.split('/')
    if (name !== this.#name) {
      await this.#finish()
      this.#begin(name)
    }
    const stream = this.#stream as CopyStreamQuery
    for await (const chunk of entry.content()) {
      this.#hash.update(chunk)
      this.#bytes += chunk.length
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), this.#done])
    }
  }

  async end(): Promise<Readonly<Record<string, WrittenTable>>> {
    await this.#finish()
    this.#progress.add(this.#tables.size - this.#filled) // those without a row have no part
    return this.#loaded
  }

  #begin(name: string): void {
    const table = this.#tables.get(name)
    if (table === undefined) throw new Error(`a table that the header does not name: ${name}`)
    const columns = table.columns.map(quoteName).join(', ')
    this.#name = name
    this.#hash = createHash('sha256')
    this.#bytes = 0
    this.#stream = this.#client.query(copyFrom(`copy ${sqlName(table)} (${columns}) from stdin`))
    this.#done = finished(this.#stream)
    this.#done.catch(() => {}) // told where it is awaited
  }

  async #finish(): Promise<void> {
    const stream = this.#stream
    if (stream === undefined || this.#name === undefined) return
    stream.end()
    await this.#done
    const sha256 = this.#hash.digest('hex')
    this.#loaded[this.#name] = { rows: stream.rowCount, bytes: this.#bytes, sha256 }
    this.#stream = undefined
    this.#filled += 1
    this.#progress.add()
  }
}

class DocumentLoad {
  readonly #storage: Storage
  readonly #hash = createHash('sha256')
  #files = 0
  #bytes = 0

  constructor(folder: string) {
    this.#storage = openStorage(join(folder, 'documents'))
  }

  async take(name: string, entry: Entry): Promise<void> {
    const content = await wholeOf(entry)
    hashDocument(this.#hash, name, content)
    const path = this.#storage.path(name) // throws for a name that leads out of the folder
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, content, { mode: 0o600 })
    this.#files += 1
    this.#bytes += content.length
  }

  end(): BackupManifest['documents'] {
    const sha256 = this.#hash.copy().digest('hex')
    return { files: this.#files, bytes: this.#bytes, sha256 }
  }
}

async function writeKey(folder: string, name: string, content: Buffer): Promise<void> {
  if (!/^[a-z-]{1,40}$/.test(name)) throw new Error('a key of another name')
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `${name}.new`)
  await rm(draft, { force: true })
  await writeFile(draft, content, { mode: 0o600, flag: 'wx', flush: true })
  await rename(draft, join(folder, name))
}
