import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Logger as JobLogger, runMigrations as migrateJobs } from 'graphile-worker'
import pg from 'pg'
import { RefusalError } from '../../kernel/result.ts'
import { type ConnectionTarget, poolConfig } from './database.ts'
import { grantJobs } from './job-privileges.ts'

export type Migration = {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** The migrations of this version of the program. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../db/migrations', import.meta.url))

/** Any number that no other program on the server is likely to lock. */
const LOCK_NUMBER = 7_305_921_846_117_203n

/** Reads NNNN_name.sql files in order; a gap or a doubled number is an error. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, i) => {
      const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
      if (match === null) throw new Error(`not named NNNN_name.sql: ${file}`)
      const version = Number(match[1])
      if (version !== i + 1) throw new Error(`migration ${file}: expected number ${i + 1}`)
      const sql = await readFile(join(folder, file), 'utf8')
      // Git may change line ends on Windows; they are no change of the schema.
      const text = sql.replaceAll('\r\n', '\n')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { version, name: match[2] as string, sql: text, checksum }
    }),
  )
}

export type MigrationReport = { readonly applied: readonly string[]; readonly version: number }

/**
 * Brings the schema to this version of the program, each step in its own transaction together with
 * its row in `schema_migration`. Two programs that start at once do it one after the other. Throws
 * `RefusalError` when an applied step differs from its file or the schema is newer than the program.
 */
export async function migrate(
  owner: ConnectionTarget,
  migrations?: readonly Migration[],
): Promise<MigrationReport> {
  const steps = migrations ?? (await readMigrations())
  const pool = new pg.Pool({ ...poolConfig(owner, 2), connectionTimeoutMillis: 30_000 })
  pool.on('error', () => {})
  pool.on('connect', each => each.on('error', () => {}))
  const client = await pool.connect()
  try {
    await client.query('set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [LOCK_NUMBER])
    await client.query("set lock_timeout = '60s'")
    await client.query(`create table if not exists schema_migration (
      version integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
    await client.query('grant select on schema_migration to quittance_app')
    const pending = await pendingSteps(client, steps)
    for (const step of pending) await apply(client, step)
    await migrateJobs({ pgPool: pool, logger: new JobLogger(() => () => {}) })
    await grantJobs(client)
    return { applied: pending.map(fileName), version: steps.length }
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => {})
    client.release()
    await pool.end()
  }
}

async function pendingSteps(
  client: pg.ClientBase,
  steps: readonly Migration[],
): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
    'select version, name, checksum from schema_migration order by version',
  )
  const newest = rows.at(-1)
  if (newest !== undefined && newest.version > steps.length) {
    throw new RefusalError('schema_newer', { schema: newest.version, program: steps.length })
  }
  for (const row of rows) {
    const step = steps[row.version - 1]
    if (step === undefined || step.checksum !== row.checksum) {
      throw new RefusalError('migration_changed', { migration: fileName({ ...row }) })
    }
  }
  return steps.slice(newest?.version ?? 0)
}

async function apply(client: pg.ClientBase, step: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(step.sql)
    await client.query(
      'insert into schema_migration (version, name, checksum) values ($1, $2, $3)',
      [step.version, step.name, step.checksum],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(`migration ${fileName(step)}: ${(error as Error).message}`, { cause: error })
  }
}

function fileName(step: { version: number; name: string }): string {
  return `${String(step.version).padStart(4, '0')}_${step.name}`
}
