import { stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { loadSchemaVersion } from '../../reporting/figures/load.ts'

/** Why a process should be sent no work now. */
export type Unready = 'starting' | 'stopping' | 'database' | 'schema' | 'disk'

export type Readiness = { readonly ready: boolean; readonly because: readonly Unready[] }

/** A database that has not answered by then is not ready. */
const READY_MS = 2_000

/**
 * Whether a process can do its work: its database answers and has the schema of this program (another
 * process may have migrated it), and the disk has room for what is written.
 */
export async function readinessOf(system: System, isStopping: boolean): Promise<Readiness> {
  const [version, free] = await Promise.all([
    within(READY_MS, loadSchemaVersion(system.db)),
    freeBytes(system.folder),
  ])
  const expected = system.database.schemaVersion
  const because: Unready[] = []
  if (isStopping) because.push('stopping')
  if (version === undefined) because.push('database')
  else if (version !== expected) because.push('schema')
  if (free !== undefined && free < setting('QUITTANCE_DISK_FREE_MB') * MB) because.push('disk')
  return { ready: because.length === 0, because }
}

const MB = 1024 * 1024

/** Room for us on the disk of a folder, or of the nearest one above that exists. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).then(
      () => true,
      () => false,
    )
    if (found) {
      const disk = await statfs(at).catch(() => undefined)
      return disk === undefined ? undefined : disk.bavail * disk.bsize
    }
    if (at === dirname(at)) return undefined
  }
}

/** What the work gives, or undefined where it fails or takes longer. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), ms)
  try {
    return await Promise.race([work.catch(() => undefined), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
