import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^quittance-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.tar\.zst(?:\.age)?$/

/** `quittance-2026-03-01T01-30-00Z.tar.zst`, with `.age` where it is encrypted. */
export function backupName(takenAt: Temporal.Instant, isEncrypted: boolean): string {
  const time = takenAt.toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  return `quittance-${time}.tar.zst${isEncrypted ? '.age' : ''}`
}

/** The backups of a folder by their names, the newest first; what is named otherwise is not ours. */
export async function keptBackups(folder: string): Promise<string[]> {
  const found = await readdir(folder).catch(() => [])
  return found
    .filter(name => NAME.test(name))
    .sort()
    .reverse()
}

/** Removes all but the newest backups of a folder; gives the names of those that went. */
export async function removeOldBackups(folder: string, keep: number): Promise<string[]> {
  const old = (await keptBackups(folder)).slice(Math.max(1, keep))
  for (const name of old) await rm(join(folder, name), { force: true })
  return old
}

/** When the newest backup was finished, in seconds since 1970. */
export async function newestBackupSeconds(folder: string): Promise<number | undefined> {
  const [newest] = await keptBackups(folder)
  if (newest === undefined) return undefined
  const found = await stat(join(folder, newest)).catch(() => undefined)
  return found === undefined ? undefined : found.mtimeMs / 1000
}
