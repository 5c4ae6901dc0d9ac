import { join } from 'node:path'
import { type Clock, systemClock } from './clock.ts'
import type { Authority, CommandHost } from './command.ts'
import { dataFolder } from './data-folder.ts'
import type { ConnectionTarget, Db } from './database/database.ts'
import { type OpenDatabase, type Ownership, openDatabase } from './database/open.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { setting } from './settings/settings.ts'
import { openStorage, type Storage } from './storage.ts'
import { type Logger, openLog } from './telemetry.ts'
import { compareKeys } from './vault/known.ts'
import { openVault } from './vault/vault.ts'

/** Everything that runs on one data folder: handed to commands, jobs, routes and subcommands. */
export type System = CommandHost & {
  readonly clock: Clock
  readonly log: Logger
  readonly folder: string
  readonly database: OpenDatabase
  /** Documents as issued, below DIR/documents. */
  readonly storage: Storage
  /** What this process has counted. */
  readonly metrics: Metrics
  close(): Promise<void>
}

export type SystemOptions = {
  /** The data folder; default QUITTANCE_DATA, else `data` below the project. */
  readonly data?: string | undefined
  /** `own` for server and demo; default `join`. */
  readonly ownership?: Ownership
  readonly clock?: Clock
  readonly log?: Logger
  readonly poolSize?: number
  /** Done before the schema is brought up to date (restore). */
  readonly prepare?: (owner: ConnectionTarget) => Promise<void>
  /** Who may do what (identity, which the platform does not know). */
  readonly authority: AuthorityOf
}

/** Who may do what on a database, by its clock. */
export type AuthorityOf = (db: Db, clock: Clock) => Authority

/** Opens the database (embedded, or DATABASE_URL), migrates it, and gives the running system. */
export async function openSystem(options: SystemOptions): Promise<System> {
  const folder = dataFolder(options.data)
  const log = options.log ?? openLog()
  const database = await openDatabase({
    folder,
    ownership: options.ownership ?? 'join',
    say: message => log.warn(message),
    url: setting('DATABASE_URL'),
    ownerUrl: setting('DATABASE_OWNER_URL'),
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
    ...(options.prepare === undefined ? {} : { prepare: options.prepare }),
  })
  const clock = options.clock ?? systemClock
  const system = systemOver(database, folder, clock, log, options.authority)
  try {
    await compareKeys(system.db, system.vault, clock.now())
  } catch (error) {
    await system.close()
    throw error
  }
  return system
}

/** A system over a database that is open already (tests). */
export function systemOver(
  database: OpenDatabase,
  folder: string,
  clock: Clock,
  log: Logger,
  authority: AuthorityOf,
): System {
  const metrics = openMetrics()
  return {
    ...authority(database.db, clock),
    db: database.db,
    database,
    clock,
    log,
    metrics,
    measure: metrics.command,
    folder,
    vault: openVault(folder),
    storage: openStorage(join(folder, 'documents')),
    close: () => database.close(),
  }
}
