import { createHash, randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RefusalError } from '../../../kernel/result.ts'
import type { Endpoint } from './cluster.ts'
import { isAlive, startOf } from './processes.ts'

/** What the owner of a data folder says about itself in `quittance.lock`. */
export type Holder = {
  readonly pid: number
  readonly host: string
  readonly start: string | undefined
  readonly since: string
  /** Where its database answers; absent until it does. */
  readonly endpoint?: Endpoint
}

export type FolderLock = {
  /** Tells others where the database answers, so that they can work beside the owner. */
  announce(endpoint: Endpoint): Promise<void>
  release(): Promise<void>
}

const HEARTBEAT_MS = 5_000
/** An owner on another machine is judged by its heartbeat: four missed ones are a death. */
const SILENCE_MS = 20_000

/**
 * Takes sole ownership of a data folder. An owner that was killed leaves its lock; it is recognised
 * by process number and start time (numbers are used again) and replaced. Throws `RefusalError`
 * `data_folder_in_use` with the owner's process number while one lives.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'quittance.lock')
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    start: await startOf(process.pid),
    since: new Date().toISOString(),
  }
  for (;;) {
    if (await createWhole(path, self)) break
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const holder = parseHolder(text)
    if (holder !== undefined && (await lives(holder, path))) {
      throw new RefusalError('data_folder_in_use', { folder, pid: holder.pid, since: holder.since })
    }
    await removeStale(path, text, self)
  }
  const beat = setInterval(() => {
    const now = Date.now() / 1000
    utimes(path, now, now).catch(() => {})
  }, HEARTBEAT_MS)
  beat.unref()
  return {
    announce: endpoint => replace(path, { ...self, endpoint }),
    release: async () => {
      clearInterval(beat)
      await rm(path, { force: true })
    },
  }
}

/** The living owner of a data folder, if there is one. */
export async function holderOf(folder: string): Promise<Holder | undefined> {
  const path = join(folder, 'quittance.lock')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const holder = text === undefined ? undefined : parseHolder(text)
  return holder !== undefined && (await lives(holder, path)) ? holder : undefined
}

async function lives(holder: Holder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }))
    return Date.now() - mtimeMs < SILENCE_MS
  }
  return isAlive(holder.pid) && (await startOf(holder.pid)) === holder.start
}

/** A link appears with its whole content or not at all, and never over another one. */
async function createWhole(path: string, holder: Holder): Promise<boolean> {
  const draft = await writeDraft(path, holder)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function replace(path: string, holder: Holder): Promise<void> {
  await rename(await writeDraft(path, holder), path)
}

async function writeDraft(path: string, holder: Holder): Promise<string> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  return draft
}

/**
 * Removes the dead owner's lock, and never the one of whoever was quicker: the right to remove just
 * this text is a lock of its own, which one process holds at a time. Who was killed with the right
 * in hand loses it in the same way.
 */
async function removeStale(path: string, staleText: string, self: Holder): Promise<void> {
  const right = `${path}.${createHash('sha256').update(staleText).digest('hex').slice(0, 16)}`
  if (await createWhole(right, self)) {
    try {
      const text = await readFile(path, 'utf8').catch(() => undefined)
      if (text === staleText) await rm(path, { force: true })
    } finally {
      await rm(right, { force: true })
    }
    return
  }
  const text = await readFile(right, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const holder = parseHolder(text)
  if (holder !== undefined && (await lives(holder, right))) await sleep(10)
  else await removeStale(right, text, self)
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch {
    return undefined
  }
}
