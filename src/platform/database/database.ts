import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type IsolationLevel, Kysely, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import { assert } from '../../kernel/result.ts'
import { PgConnection, pgDialect } from './driver.ts'
import type { DB } from './schema.ts'
import { type Texts, TextsQuery } from './texts-query.ts'
import { toParameter, valueTypes } from './values.ts'

/** A pool of connections with Kysely's builder on top; every statement of its own commits alone. */
export type Db = Kysely<DB>

/** One open transaction. Reading functions take a `Db`, to which a `Tx` is assignable. */
export type Tx = Transaction<DB>

export type ConnectionTarget = {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly database?: string
  /** Instead of the parts above. */
  readonly connectionString?: string
  /** Runs every session as this role (`DATABASE_URL`, whose login is some other role). */
  readonly role?: string
}

/** Counts the statements that a pool has sent: the measure of `statementsPerInvoice`. */
export type StatementCounter = { count: number }

export type OpenDb = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly statements: StatementCounter
  close(): Promise<void>
}

/** The settings of every session, whatever the server's own configuration says. */
export function poolConfig(target: ConnectionTarget, max: number): pg.PoolConfig {
  const { role, ...where } = target
  const settings = ['-c timezone=UTC', '-c datestyle=ISO', '-c lock_timeout=60s']
  // Before the first row of a page PostgreSQL would set up a cache for as many accounts as there are,
  // of which the page needs 50: 0.15 of 0.65 ms with 100,000 of them.
  settings.push('-c enable_memoize=off')
  if (role !== undefined) settings.push(`-c role=${role}`)
  return {
    ...where,
    max,
    options: settings.join(' '),
    application_name: 'quittance',
    // Jobs and commands come in bursts; an idle connection costs the server a process.
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 60_000,
  }
}

/** Opens a pool that speaks our types (see values.ts). The first statement makes the connection. */
export function openDb(target: ConnectionTarget, max = 10): OpenDb {
  const statements: StatementCounter = { count: 0 }
  const pool = new pg.Pool({
    ...poolConfig(target, max),
    types: valueTypes,
    Client: countingClient(statements),
  })
  // A connection that the server closes while idle is replaced; the pool must not end the process.
  pool.on('error', () => {})
  // Nor must one that it closes while a transaction has it in hand, between two statements: the
  // transaction's next statement fails and tells.
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: pgDialect(pool) })
  return { db, pool, statements, close: () => db.destroy() }
}

function countingClient(statements: StatementCounter): typeof pg.Client {
  class CountingClient extends pg.Client {
    // The driver's seven overloads say no more than "whatever query takes".
    override query(...args: never[]): never {
      statements.count += 1
      const [first, values, ...rest] = args as unknown[]
      const parameters = Array.isArray(values) ? values.map(toParameter) : values
      return super.query(...([first, parameters, ...rest] as never as [never])) as never
    }
  }
  return CountingClient as typeof pg.Client
}

const RETRIED = new Set(['40001', '40P01'])

/** Whether PostgreSQL undid the work for reasons of concurrency, so that trying again is right. */
export function isTransient(error: unknown, alsoRetry: readonly string[] = []): boolean {
  const code = sqlState(error)
  return code !== undefined && (RETRIED.has(code) || alsoRetry.includes(code))
}

/** The SQLSTATE of an error that came from PostgreSQL. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

/** The server went away, or is starting or stopping: nothing is wrong with what was asked of it. */
export function isConnectionLoss(error: unknown): boolean {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (/^(08|57P|53|58|25006)/.test(code) || /^E[A-Z]+$/.test(code)) return true
  return error instanceof Error && /connection|terminat|timeout/i.test(error.message)
}

export type TransactionOptions = {
  /** How often the work is tried again after a serialization failure or deadlock; default 10. */
  readonly retries?: number
  /** Further SQLSTATEs to try again on, such as 23505 where a race for a key is expected. */
  readonly alsoRetry?: readonly string[]
  readonly isolation?: IsolationLevel
}

/**
 * Runs `work` in one transaction and commits it; any error rolls everything back. The work may run
 * several times, so it must change nothing outside the transaction. Waits grow from some
 * milliseconds to about a second, with jitter so that two rivals do not meet again.
 */
export async function transaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { retries = 10, alsoRetry = [], isolation = 'read committed' } = options
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      if (attempt >= retries || !isTransient(error, alsoRetry)) throw error
      await sleep(Math.random() * Math.min(1000, 5 * 2 ** attempt))
    }
  }
}

/** The driver's client of an open transaction, for COPY. */
export function clientOf(tx: Tx): Promise<pg.PoolClient> {
  return onConnection(tx, async client => client)
}

/** All rows of a raw statement: ``rows(db, sql<Row>`select …`)``. */
export async function rows<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await statement.execute(db)).rows
}

/**
 * As `rows`, for a statement that is asked again and again with other values: each connection keeps
 * its plan (a prepared statement). Planning a page of documents takes 1.9 ms, finding it 0.8 ms. Of a
 * few texts only, and not where the best plan depends on the values.
 */
export async function keptRows<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = statement.compile(db)
  const query = { name: nameOf(text), text }
  return onConnection(
    db,
    async client => (await client.query(query, [...parameters])).rows as Row[],
  )
}

/** A statement as PostgreSQL gets it. */
export type Compiled = { readonly text: string; readonly parameters: readonly unknown[] }

/**
 * Rows whose columns are texts, each row a list of them: nothing is made of what is only passed on.
 * `isKept`: as `keptRows`.
 */
export function textRows(
  db: Db,
  { text, parameters }: Compiled,
  isKept: boolean,
): Promise<readonly Texts[]> {
  const query = new TextsQuery(text, parameters, isKept ? nameOf(text) : undefined)
  return onConnection(db, client => client.query(query).rows)
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  names.set(text, name)
  return name
}

function onConnection<Value>(
  db: Db,
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  return db.getExecutor().provideConnection(async connection => {
    assert(connection instanceof PgConnection, 'a connection of another driver')
    return work(connection.client)
  })
}

/** The one row of a raw statement; any other count is a defect. */
export async function one<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row> {
  const found = await rows(db, statement)
  assert(found.length === 1, `one row expected, got ${found.length}`)
  return found[0] as Row
}

/** The row of a raw statement that gives none or one. */
export async function maybeOne<Row>(db: Db, statement: RawBuilder<Row>): Promise<Row | undefined> {
  const found = await rows(db, statement)
  assert(found.length <= 1, `at most one row expected, got ${found.length}`)
  return found[0]
}

/** Runs a raw INSERT, UPDATE or DELETE and gives the number of rows it touched. */
export async function affected(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0n)
}
