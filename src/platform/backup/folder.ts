import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusalError } from '../../kernel/result.ts'
import { removeCluster } from '../database/embedded/cluster.ts'
import { holderOf } from '../database/embedded/folder-lock.ts'

/** Stands in a data folder while a backup is brought into it: nothing else may open it. */
const MARK = 'restore-unfinished'

/** Throws `restore_unfinished` for a data folder in which a restore was cut short. */
export function assertRestored(folder: string): void {
  if (existsSync(join(folder, MARK))) throw new RefusalError('restore_unfinished', { folder })
}

/** Marks an empty data folder, or one in which a restore was cut short, which is emptied. */
export async function beginRestore(folder: string, say: (message: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const holder = await holderOf(folder)
  if (holder !== undefined) {
    throw new RefusalError('data_folder_in_use', { folder, pid: holder.pid, since: holder.since })
  }
  if (existsSync(join(folder, MARK))) await clearRestore(folder, say)
  else if ((await readdir(folder)).length > 0) {
    throw new RefusalError('restore_needs_empty', { place: folder })
  }
  await writeFile(join(folder, MARK), '', { flush: true })
}

/** The restore is whole: from now on the folder is like any other. */
export async function endRestore(folder: string): Promise<void> {
  await rm(join(folder, MARK))
}

/** Removes what an unfinished restore has left; the mark last, so that a kill leaves it. */
export async function clearRestore(folder: string, say: (message: string) => void): Promise<void> {
  await removeCluster(join(folder, 'postgres'), say)
  for (const name of [
    'postgres.log',
    'documents',
    'secret-key',
    'secret-key.new',
    'quittance.lock',
  ]) {
    await rm(join(folder, name), { recursive: true, force: true })
  }
  await rm(join(folder, MARK), { force: true })
}
