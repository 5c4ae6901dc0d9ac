import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'

/*
 * Kysely's own driver hides the `pg` client of a transaction; COPY needs it. Hence this one, which
 * does the same and lets it be seen (`PgConnection.client`).
 */
export class PgConnection implements DatabaseConnection {
  readonly client: pg.PoolClient
  broken = false

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.client.query(query.sql, [...query.parameters])
    const rows = (result.rows ?? []) as R[]
    if (result.command === 'SELECT' || result.rowCount === null) return { rows }
    return { rows, numAffectedRows: BigInt(result.rowCount) }
  }

  // biome-ignore lint/correctness/useYield: large reads page by key here, none is streamed
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: page by key')
  }
}

class PgDriver implements Driver {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PgConnection> {
    return new PgConnection(await this.#pool.connect())
  }

  async beginTransaction(connection: PgConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel
    await run(connection, level === undefined ? 'begin' : `begin isolation level ${level}`)
  }

  /** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK; that must not look done. */
  async commitTransaction(connection: PgConnection): Promise<void> {
    const result = await connection.client.query('commit')
    if (result.command === 'ROLLBACK') throw new Error('defect: a failed transaction was committed')
  }

  async rollbackTransaction(connection: PgConnection): Promise<void> {
    try {
      await run(connection, 'rollback')
    } catch {
      // The connection is gone and the server has rolled back; the first error tells why.
      connection.broken = true
    }
  }

  async releaseConnection(connection: PgConnection): Promise<void> {
    connection.client.release(connection.broken)
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

function run(connection: PgConnection, statement: string): Promise<QueryResult<unknown>> {
  return connection.executeQuery(CompiledQuery.raw(statement))
}

/** The parts of Kysely's PostgreSQL dialect around our driver. */
export function pgDialect(pool: pg.Pool): import('kysely').Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgDriver(pool),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}
