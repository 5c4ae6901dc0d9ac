import { gunzipSync } from 'node:zlib'
import { csvOf, forReaders } from '../../../documents/evidence-table.ts'
import { type Json, toJson } from '../../../platform/json.ts'
import type { SealedField } from '../../../platform/vault/sealed-field.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import type { ZipEntry } from '../../../platform/zip.ts'

type Row = Readonly<Record<string, unknown>>

/** A kind of data as it is handed out. */
export type HandedOut = {
  readonly table: string
  readonly becomes: readonly string[]
  readonly rows: readonly Readonly<Record<string, Json>>[]
  readonly files: readonly ZipEntry[]
  /** Whether there are more rows than one copy takes. */
  readonly isCut: boolean
}

/** What opens what is sealed. */
export type Opening = { readonly vault: Vault; readonly sealed: readonly SealedField[] }

/**
 * Rows of a table as they are handed out: what is sealed in clear, kept files beside the rows, staff by
 * the part they have and not by name, as the data of our people is theirs; without hashes, search
 * indexes and where files lie on our disk.
 */
export function handedOut(
  table: string,
  rows: readonly Row[],
  opening: Opening,
): Pick<HandedOut, 'rows' | 'files'> {
  const files: ZipEntry[] = []
  const shown = rows.map((row, at) => {
    const members = Object.entries(row).flatMap(([column, value]): [string, Json][] => {
      if (NOBODY_READS.test(column)) return []
      const bytes = bytesOf(table, { column, value, row }, opening)
      if (bytes === 'none') return []
      if (typeof bytes === 'string') return [[column, bytes]]
      if (bytes === undefined) return [[column, withoutStaff(toJson(value))]]
      const name = `files/${table}/${at + 1}-${nameOf(row, bytes)}`
      files.push({ name, content: bytes })
      return [[column, name]]
    })
    return Object.fromEntries(members)
  })
  return { rows: shown, files }
}

/** Bytes as text where they are sealed words, as a file where one is kept; `none`: nobody's to read. */
function bytesOf(
  table: string,
  cell: { readonly column: string; readonly value: unknown; readonly row: Row },
  { vault, sealed }: Opening,
): Buffer | string | 'none' | undefined {
  const { column, value, row } = cell
  if (!Buffer.isBuffer(value)) return undefined
  const field = sealed.find(each => each.table === table && each.column === column)
  if (field === undefined) return column === 'content' ? value : 'none'
  if (value.length === 0) return 'none'
  const place = { table, column, row: field.key.map(name => String(row[name])) }
  if (column !== 'content') return vault.open(place, value)
  const content = vault.openBytes(place, value)
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content
}

/** A name under which a file can be opened. */
function nameOf(row: Row, content: Buffer): string {
  const named = typeof row.name === 'string' ? row.name.replace(/[^\p{L}\p{N}._-]/gu, '_') : 'file'
  if (/\.\w{2,4}$/.test(named)) return named
  const [head] = [content.subarray(0, 4).toString('latin1')]
  if (head.startsWith('%PDF')) return `${named}.pdf`
  if (head.startsWith('\x89PNG')) return `${named}.png`
  return content[0] === 0xff && content[1] === 0xd8 ? `${named}.jpg` : named
}

/** Digests, search indexes, where files lie on our disk, and what providers of payments know their things by. */
const NOBODY_READS = /(^path|_hash|^hash|sha256|fingerprint|_index|token)$/

const ACTOR = /^(?:(person|cli)|key|job):\S+$/

/** `person:<id>` says nothing to the customer, and who of us it was is not theirs to know. */
function withoutStaff(value: Json): Json {
  if (typeof value === 'string') {
    return value.replace(ACTOR, (_, person) => (person === undefined ? 'program' : 'person'))
  }
  if (Array.isArray(value)) return value.map(withoutStaff)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withoutStaff(member)]),
  )
}

/** The rows of a kind for a sheet: without ids, amounts in their currency. */
export function sheetOf({ rows }: Pick<HandedOut, 'rows'>): string {
  const readable = rows.map(row =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !/(^|_)ids?$/.test(column))),
  )
  return csvOf(forReaders(readable, new Map()))
}
