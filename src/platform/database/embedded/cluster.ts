import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { RefusalError } from '../../../kernel/result.ts'
import type { ConnectionTarget } from '../database.ts'
import { type Account, privateFolder, serverAccount } from './account.ts'
import { program } from './binaries.ts'
import { clusterFolder, passwordFile, reachableHome, serverEnvironment } from './initialise.ts'
import { isServerOf, signalProcess, stopServer, waitForEnd } from './processes.ts'
import { type Durability, serverSettings } from './settings.ts'

/** Where clients reach the server: a folder with its socket, or 127.0.0.1 (Windows). */
export type Endpoint = {
  readonly host: string
  readonly port: number
  readonly password?: string
}

/** A running PostgreSQL of ours. */
export type Cluster = {
  readonly endpoint: Endpoint
  /** The process number of the server, which changes when it had to be started again. */
  pid(): number
  /** Resolves with the reason when the server is given up; never while it runs or was stopped. */
  readonly lost: Promise<RefusalError>
  stop(): Promise<void>
}

export type ClusterOptions = {
  /** The cluster's folder, made if new. */
  readonly folder: string
  readonly logFile: string
  readonly durability: Durability
  readonly say: (message: string) => void
}

/** A server that dies this often within a minute has a reason that a restart does not mend. */
const RESTARTS_PER_MINUTE = 5
const SOCKET_PORT = 5432
/** macOS allows 103 bytes, Linux 107. */
const SOCKET_PATH_BYTES = 103
const LOG_BYTES = 10 * 1024 * 1024

/**
 * Starts PostgreSQL on a folder, whatever state a crash left it in, and keeps it running: a server
 * that is killed is started again and recovers from its log. The caller holds the folder's lock.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = await serverAccount()
  const home = await reachableHome(account)
  const folder = await clusterFolder(options.folder, account, home, options.say)
  await stopOrphan(folder, options.say)
  const endpoint = await chooseEndpoint(folder, account)
  const server = new Server(home, folder, account, endpoint, options)
  await server.start()
  return { endpoint, pid: () => server.pid, lost: server.lost, stop: () => server.stop() }
}

/** A server whose owner was killed goes on alone; it is stopped cleanly before ours starts. */
async function stopOrphan(folder: string, say: (message: string) => void): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  if (await isServerOf(pid, folder)) {
    say(`stopping PostgreSQL (process ${pid}) that an earlier process left behind`)
    await stopServer(pid)
  } else {
    // The number may by now be another process's, which would make the server refuse to start.
    await rm(file, { force: true })
  }
}

/**
 * Removes a cluster for good, wherever its folder really is; a server that still runs on it is
 * stopped first. The caller holds the folder's lock.
 */
export async function removeCluster(wanted: string, say: (message: string) => void): Promise<void> {
  const folder = await realpath(wanted).catch(() => undefined)
  if (folder !== undefined) {
    await stopOrphan(folder, say)
    await rm(folder, { recursive: true, force: true })
  }
  await rm(wanted, { recursive: true, force: true })
  await rm(`${wanted}-password`, { force: true })
}

async function chooseEndpoint(folder: string, account: Account | undefined): Promise<Endpoint> {
  if (process.platform === 'win32') {
    const password = (await readFile(await passwordFile(folder), 'utf8')).trim()
    return { host: '127.0.0.1', port: await freePort(), password }
  }
  // The cluster's own folder is open to its owner alone, and so is a socket in it.
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_BYTES) {
    return { host: folder, port: SOCKET_PORT }
  }
  const host = await mkdtemp(join(process.platform === 'darwin' ? '/tmp' : tmpdir(), 'quittance-'))
  await privateFolder(host, account)
  return { host, port: SOCKET_PORT }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

class Server {
  readonly #home: string
  readonly #folder: string
  readonly #account: Account | undefined
  readonly #endpoint: Endpoint
  readonly #options: ClusterOptions
  #child: ChildProcess | undefined
  #stopping = false
  #restarts: number[] = []
  readonly #lost = Promise.withResolvers<RefusalError>()

  constructor(
    home: string,
    folder: string,
    account: Account | undefined,
    endpoint: Endpoint,
    options: ClusterOptions,
  ) {
    this.#home = home
    this.#folder = folder
    this.#account = account
    this.#endpoint = endpoint
    this.#options = options
    // Whatever ends our process, the server must not go on alone.
    process.once('exit', this.#onExit)
  }

  readonly #onExit = (): void => {
    if (this.#child?.pid !== undefined) signalProcess(this.#child.pid, 'SIGINT')
  }

  get lost(): Promise<RefusalError> {
    return this.#lost.promise
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Backends of a killed server hold its shared memory for a moment: hence several attempts. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const child = this.#spawn()
      if (await this.#ready(child)) {
        this.#child = child
        // It may have ended since it answered; its exit was told before anybody listened for it.
        if (hasEnded(child)) this.#died()
        else child.once('exit', () => this.#died())
        return
      }
      if (attempt === 20) {
        throw this.#refusal('postgres_does_not_start')
      }
      await sleep(100 * attempt)
    }
  }

  #spawn(): ChildProcess {
    const onSocket = this.#endpoint.password === undefined
    const settings = {
      ...serverSettings(this.#options.durability),
      listen_addresses: onSocket ? '' : this.#endpoint.host,
      unix_socket_directories: onSocket ? this.#endpoint.host : '',
      unix_socket_permissions: '0700',
      port: String(this.#endpoint.port),
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const log = openLog(this.#options.logFile)
    // In a process group of its own: Ctrl-C is for us, who stop the server when we are done.
    const child = spawn(program(this.#home, 'postgres'), ['-D', this.#folder, ...flags], {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
      ...(this.#account === undefined ? {} : { uid: this.#account.uid, gid: this.#account.gid }),
    })
    closeSync(log)
    child.unref()
    return child
  }

  /** True when the server answers, false when it ended; recovery may take its time. */
  async #ready(child: ChildProcess): Promise<boolean> {
    let ended = false
    child.once('exit', () => {
      ended = true
    })
    child.once('error', () => {
      ended = true
    })
    while (!ended && !this.#stopping) {
      const client = new pg.Client(superuserTarget(this.#endpoint))
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return true
      } catch {
        await client.end().catch(() => {})
        await sleep(20)
      }
    }
    return false
  }

  #died(): void {
    if (this.#stopping) return
    const now = performance.now()
    this.#restarts = [...this.#restarts.filter(at => now - at < 60_000), now]
    if (this.#restarts.length > RESTARTS_PER_MINUTE) {
      this.#lost.resolve(this.#refusal('postgres_keeps_ending'))
      return
    }
    this.#options.say('PostgreSQL ended unexpectedly; starting it again')
    this.start().catch(error => this.#lost.resolve(error))
  }

  #refusal(code: 'postgres_does_not_start' | 'postgres_keeps_ending'): RefusalError {
    const { logFile } = this.#options
    return new RefusalError(code, { log: logFile, said: lastLines(logFile) })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    process.off('exit', this.#onExit)
    const pid = this.#child?.pid
    if (pid !== undefined && this.#child !== undefined && !hasEnded(this.#child)) {
      if (process.platform === 'win32') {
        this.#child.kill()
        await waitForEnd(pid, 30_000)
      } else {
        await stopServer(pid)
      }
    }
    if (this.#endpoint.host !== this.#folder && this.#endpoint.password === undefined) {
      await rm(this.#endpoint.host, { recursive: true, force: true })
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Connects as the bootstrap superuser, which nothing but the embedded bootstrap does. */
export function superuserTarget(endpoint: Endpoint, database = 'postgres'): ConnectionTarget {
  return { ...endpoint, user: 'postgres', database }
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LOG_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.slice(-3).join(' | ').slice(-600)
}
