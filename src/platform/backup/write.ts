import { createHash, type Hash } from 'node:crypto'
import { opendir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { quoteName } from '../database/copy.ts'
import { type ConnectionTarget, poolConfig } from '../database/database.ts'
import type { Progress } from '../progress.ts'
import { type AddEntry, type Encryption, writeArchive } from './archive.ts'
import {
  type BackupHeader,
  type BackupManifest,
  FORMAT,
  HEADER_NAME,
  MANIFEST_NAME,
  type TableShape,
  tableName,
  type WrittenTable,
} from './manifest.ts'
import { loadMonths, loadTables } from './shape.ts'

/** Rows that are written as one entry: large enough to compress, small enough to hold. */
const PART_BYTES = 4 * 1024 * 1024

export type BackupOptions = {
  readonly owner: ConnectionTarget
  /** The data folder, with the documents and the secret key. */
  readonly folder: string
  readonly file: string
  readonly encryption: Encryption
  readonly progress: Progress
  readonly takenAt: Temporal.Instant
}

export type BackupReport = {
  readonly file: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly documents: number
  /** Whether the secret key lies in it, which only an encrypted backup may hold. */
  readonly holdsKeys: boolean
}

/**
 * Writes everything of an installation into one file, while it works: all tables as they stood at
 * one moment, then the documents as issued. A document's file is stored before its row is
 * committed, so every row of that moment finds its file. Memory does not grow with the data.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const { file, encryption, folder, progress } = options
  const client = new pg.Client(poolConfig(options.owner, 1))
  client.on('error', () => {})
  await client.connect()
  const isEncrypted = encryption.recipients.length > 0 || encryption.passphrase !== undefined
  const tables: Record<string, WrittenTable> = {}
  let manifest: BackupManifest | undefined
  try {
    const bytes = await writeArchive(file, encryption, async add => {
      await client.query('begin isolation level repeatable read read only')
      const header = await headerOf(client, options.takenAt)
      await add(HEADER_NAME, json(header))
      progress.start('Tables', header.tables.length)
      for (const table of header.tables) {
        tables[tableName(table)] = await writeTable(client, table, add)
        progress.add()
      }
      await client.query('commit')
      progress.start('Documents')
      const documents = await writeDocuments(join(folder, 'documents'), add, progress)
      const keys = isEncrypted ? await writeKeys(folder, add) : []
      manifest = { tables, documents, keys }
      await add(MANIFEST_NAME, json(manifest))
      progress.finish()
    })
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
    const documents = manifest?.documents.files ?? 0
    const holdsKeys = (manifest?.keys.length ?? 0) > 0
    return { file, bytes, tables: Object.keys(tables).length, rows, documents, holdsKeys }
  } finally {
    await client.end().catch(() => {})
  }
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}

async function headerOf(client: pg.Client, takenAt: Temporal.Instant): Promise<BackupHeader> {
  const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
    'select version, name, checksum from schema_migration order by version',
  )
  return {
    format: FORMAT,
    takenAt: takenAt.toString(),
    schemaVersion: rows.at(-1)?.version ?? 0,
    migrations: rows.map(({ name, checksum }) => ({ name, checksum })),
    tables: await loadTables(client),
    months: await loadMonths(client),
  }
}

async function writeTable(
  client: pg.Client,
  table: TableShape,
  add: AddEntry,
): Promise<WrittenTable> {
  const name = tableName(table)
  const from = `${quoteName(table.schema)}.${quoteName(table.name)}`
  const columns = table.columns.map(quoteName).join(', ')
  const stream = client.query(copyTo(`copy (select ${columns} from ${from}) to stdout`))
  const parts = new Parts(`tables/${name}`, add)
  for await (const chunk of stream) await parts.take(chunk as Buffer)
  return { rows: stream.rowCount, ...(await parts.end()) }
}

/** Collects what comes in pieces into entries of some megabytes, and hashes all of it. */
class Parts {
  readonly #folder: string
  readonly #add: AddEntry
  readonly #hash: Hash = createHash('sha256')
  #held: Buffer[] = []
  #heldBytes = 0
  #count = 0
  #bytes = 0

  constructor(folder: string, add: AddEntry) {
    this.#folder = folder
    this.#add = add
  }

  async take(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    this.#held.push(chunk)
    this.#heldBytes += chunk.length
    if (this.#heldBytes >= PART_BYTES) await this.#write()
  }

  async end(): Promise<{ bytes: number; sha256: string }> {
    if (this.#heldBytes > 0) await this.#write()
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  async #write(): Promise<void> {
    this.#count += 1
    const content = Buffer.concat(this.#held)
    this.#held = []
    this.#heldBytes = 0
    await this.#add(`${this.#folder}/${String(this.#count).padStart(6, '0')}.copy`, content)
  }
}

async function writeDocuments(
  folder: string,
  add: AddEntry,
  progress: Progress,
): Promise<BackupManifest['documents']> {
  const hash = createHash('sha256')
  let files = 0
  let bytes = 0
  for await (const path of filesBelow(folder)) {
    const content = await readFile(path).catch(() => undefined)
    if (content === undefined) continue // it was removed meanwhile
    const name = relative(folder, path).split(sep).join('/')
    hashDocument(hash, name, content)
    files += 1
    bytes += content.length
    await add(`documents/${name}`, content)
    progress.add()
  }
  return { files, bytes, sha256: hash.digest('hex') }
}

/** Takes a document into the hash of all of them. */
export function hashDocument(hash: Hash, name: string, content: Uint8Array): void {
  hash.update(`${name}\n${content.length}\n`).update(content)
}

/** Every file that is whole; a folder's listing is read bit by bit. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const listing = await opendir(folder).catch(() => undefined)
  if (listing === undefined) return
  for await (const each of listing) {
    const path = join(folder, each.name)
    if (each.isDirectory()) yield* filesBelow(path)
    else if (each.isFile() && !each.name.endsWith('.part')) yield path
  }
}

/** The installation's secret key, where it lies in the data folder. */
const KEY_FILES = ['secret-key']

async function writeKeys(folder: string, add: AddEntry): Promise<string[]> {
  const written: string[] = []
  for (const name of KEY_FILES) {
    const content = await readFile(join(folder, name)).catch(() => undefined)
    if (content === undefined) continue
    await add(`keys/${name}`, content)
    written.push(name)
  }
  return written
}
