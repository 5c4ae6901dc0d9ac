import { z } from 'zod'

/** The first entry of a backup: what it holds and what can read it. */
export const HEADER_NAME = 'quittance.json'
/** The last one: what was written. A file without it was cut off. */
export const MANIFEST_NAME = 'manifest.json'
export const FORMAT = 1

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

export const tableShape = z.strictObject({ schema: name, name, columns: z.array(name).min(1) })
export type TableShape = z.output<typeof tableShape>

const months = z.array(z.strictObject({ table: name, month: z.iso.date() }))

export const backupHeader = z.object({
  format: z.number(),
  takenAt: z.string(),
  schemaVersion: z.number().int().positive(),
  /** Migrations in their order, by the hash of their text. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(tableShape),
  /** Months of partitioned tables, which must be there before their rows. */
  months,
})
export type BackupHeader = z.output<typeof backupHeader>

const written = z.strictObject({ rows: z.number(), bytes: z.number(), sha256: z.string() })
export type WrittenTable = z.output<typeof written>

export const backupManifest = z.object({
  tables: z.record(z.string(), written),
  documents: z.strictObject({ files: z.number(), bytes: z.number(), sha256: z.string() }),
  keys: z.array(z.string()),
})
export type BackupManifest = z.output<typeof backupManifest>

/** A table's name in entries, manifest and SQL. */
export function tableName({ schema, name }: TableShape): string {
  return `${schema}.${name}`
}
