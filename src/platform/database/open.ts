import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RefusalError } from '../../kernel/result.ts'
import { assertRestored } from '../backup/folder.ts'
import { type ConnectionTarget, type OpenDb, openDb } from './database.ts'
import { appTarget, bootstrap, ownerTarget } from './embedded/bootstrap.ts'
import { type Endpoint, startCluster } from './embedded/cluster.ts'
import { holderOf, lockFolder } from './embedded/folder-lock.ts'
import { migrate } from './migrate.ts'
import { assertAppRole, prepareServer } from './server.ts'

/**
 * How a process uses the data folder: `own` it (server, demo: refused while another does), or `join`
 * the database of the process that owns it, owning it for the time being if none does (a command).
 */
export type Ownership = 'own' | 'join'

export type OpenDatabaseOptions = {
  /** Holds the embedded cluster; unused with a `url`. */
  readonly folder: string
  readonly ownership: Ownership
  readonly say: (message: string) => void
  /** A PostgreSQL server of yours instead of the embedded one. */
  readonly url?: string | undefined
  /** Its login for migrations, where it differs. */
  readonly ownerUrl?: string | undefined
  readonly poolSize?: number
  /** Done before the schema is brought up to date: a restore, which brings the data. */
  readonly prepare?: (owner: ConnectionTarget) => Promise<void>
}

export type OpenDatabase = OpenDb & {
  /** Where the application connects, for graphile-worker's own pool. */
  readonly target: ConnectionTarget
  readonly ownerTarget: ConnectionTarget
  /** The number of the newest migration. */
  readonly schemaVersion: number
  /** The process number of the embedded server, when it is ours. */
  serverPid(): number | undefined
  /** Resolves when the embedded server is ours and ended for good: nothing can be done any more. */
  readonly lost: Promise<RefusalError>
}

const GIVEN_BACK_MS = 5_000

/** Starts or finds the database, brings its schema up to date and connects as the application. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  if (options.prepare === undefined) assertRestored(options.folder)
  const place =
    options.url === undefined ? await embedded(options) : await external(options, options.url)
  try {
    await options.prepare?.(place.owner)
    const { version } = await migrate(place.owner)
    const opened = openDb(place.app, options.poolSize)
    await assertAppRole(opened.db)
    return {
      ...opened,
      target: place.app,
      ownerTarget: place.owner,
      schemaVersion: version,
      serverPid: place.serverPid,
      lost: place.lost,
      close: async () => {
        // Connections that a job has not given back end with the server, or with us.
        await Promise.race([opened.close(), sleep(GIVEN_BACK_MS, undefined, { ref: false })])
        await place.close()
      },
    }
  } catch (error) {
    await place.close()
    throw error
  }
}

type Place = {
  readonly owner: ConnectionTarget
  readonly app: ConnectionTarget
  serverPid(): number | undefined
  readonly lost: Promise<RefusalError>
  close(): Promise<void>
}

/** Of a server that others look after. */
const NEVER = new Promise<RefusalError>(() => {})

async function external(options: OpenDatabaseOptions, url: string): Promise<Place> {
  const targets = await prepareServer(url, options.ownerUrl ?? url)
  return { ...targets, serverPid: () => undefined, lost: NEVER, close: async () => {} }
}

async function embedded(options: OpenDatabaseOptions): Promise<Place> {
  const { folder, say } = options
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(error => {
    throw new RefusalError('data_folder_unusable', { folder, reason: String(error.code) })
  })
  if (options.ownership === 'join') {
    const endpoint = await announcedEndpoint(folder)
    if (endpoint !== undefined) return guest(endpoint)
  }
  const lock = await lockFolder(folder)
  try {
    const cluster = await startCluster({
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      durability: 'durable',
      say,
    })
    const close = async (): Promise<void> => {
      await cluster.stop()
      await lock.release()
    }
    try {
      await bootstrap(cluster.endpoint)
      await lock.announce(cluster.endpoint)
    } catch (error) {
      await close()
      throw error
    }
    const { endpoint, lost, pid: serverPid } = cluster
    return { owner: ownerTarget(endpoint), app: appTarget(endpoint), serverPid, lost, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function announcedEndpoint(folder: string): Promise<Endpoint | undefined> {
  const holder = await holderOf(folder)
  if (holder === undefined) return undefined
  if (holder.endpoint !== undefined) return holder.endpoint
  throw new RefusalError('data_folder_in_use', { folder, pid: holder.pid, since: holder.since })
}

function guest(endpoint: Endpoint): Place {
  return {
    owner: ownerTarget(endpoint),
    app: appTarget(endpoint),
    serverPid: () => undefined,
    lost: NEVER,
    close: async () => {},
  }
}
