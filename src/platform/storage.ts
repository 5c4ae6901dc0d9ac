import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'

/** Files that must last: documents as issued, imports as received. */
export type Storage = {
  readonly folder: string
  /**
   * Writes a file whole or not at all, durable when it returns, and gives its SHA-256 (hex).
   * `name` is relative to the folder: `invoices/2026/INV-1.pdf`.
   */
  write(name: string, content: Uint8Array): Promise<string>
  read(name: string): Promise<Buffer>
  /** Removes a file; one that is gone already is none too many. */
  remove(name: string): Promise<void>
  path(name: string): string
}

/** The SHA-256 of a file's content, in hex: proves years later that it is the file as issued. */
export function contentHash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Storage below a folder, normally `documents` in the data folder. */
export function openStorage(folder: string): Storage {
  const path = (name: string): string => {
    const normal = normalize(name)
    // A name that comes from outside must not lead out of the folder.
    if (name === '' || name.includes('\0') || normal.startsWith('..') || normal.startsWith(sep)) {
      throw new RangeError(`not a file name below the folder: ${JSON.stringify(name)}`)
    }
    return join(folder, normal)
  }
  return {
    folder,
    path,
    read: name => readFile(path(name)),
    remove: name => rm(path(name), { force: true }),
    write: async (name, content) => {
      await writeWhole(path(name), content)
      return contentHash(content)
    },
  }
}

/** To a temporary name, flushed, then renamed: after a crash there is the old file or the new. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** The rename itself must reach the disk, too; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
