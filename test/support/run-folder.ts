import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { removeCluster } from '../../src/platform/database/embedded/cluster.ts'
import { holderOf } from '../../src/platform/database/embedded/folder-lock.ts'
import { isAlive, signalProcess } from '../../src/platform/database/embedded/processes.ts'

/** `quittance-run-<process number>-…` */
const NAME = /^quittance-run-(\d+)-/

/** Data folders lie no deeper in it than this. */
const DEPTH = 3

/** Where Linux keeps files in memory. */
const IN_MEMORY = '/dev/shm'

/** A whole run of the tests fills a quarter of it; what is left is for PostgreSQL and Chromium. */
const ROOM = 6 * 2 ** 30

/**
 * Where the folders of runs lie: in memory where there is room for one and nobody chose another place.
 * A copy of the migrated database is a thousand files, which take 0.05 s there and up to 1.5 s on a disk.
 */
async function placeOfRuns(): Promise<string> {
  if (process.env.TMPDIR !== undefined || freemem() < ROOM) return tmpdir()
  const room = await statfs(IN_MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return room < ROOM ? tmpdir() : IN_MEMORY
}

/**
 * Makes the folder in which all lies that a run of the tests makes for a time, and removes those that
 * killed runs left behind.
 */
export async function openRunFolder(): Promise<string> {
  const place = await placeOfRuns()
  for (const each of new Set([place, tmpdir()])) {
    for (const name of await readdir(each)) {
      const pid = Number(NAME.exec(name)?.[1] ?? process.pid)
      if (pid !== process.pid && !isAlive(pid)) await removeRunFolder(join(each, name))
    }
  }
  const folder = await mkdtemp(join(place, `quittance-run-${process.pid}-`))
  // The account of PostgreSQL must be able to enter, or clusters would be kept elsewhere.
  await chmod(folder, 0o711)
  return folder
}

/** Removes a run's folder with the processes that go on in it, and clusters that are kept elsewhere. */
export async function removeRunFolder(folder: string): Promise<void> {
  for (const cluster of await clustersIn(folder, DEPTH)) {
    const owner = await holderOf(dirname(cluster))
    if (owner !== undefined && owner.pid !== process.pid) signalProcess(owner.pid, 'SIGKILL')
    await removeCluster(cluster, () => {})
  }
  await rm(folder, { recursive: true, force: true })
}

async function clustersIn(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const clusters = entries.filter(entry => entry.name === 'postgres')
  const folders = entries.filter(entry => entry.isDirectory() && entry.name !== 'postgres')
  const deeper = depth === 1 ? [] : folders
  const found = await Promise.all(
    deeper.map(each => clustersIn(join(folder, each.name), depth - 1)),
  )
  return [...clusters.map(entry => join(folder, entry.name)), ...found.flat()]
}
