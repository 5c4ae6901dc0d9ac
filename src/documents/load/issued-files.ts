import { contentHash, type Storage } from '../../platform/storage.ts'
import type { ZipEntry } from '../../platform/zip.ts'

/** A document with where its file lies; null where it has not been printed yet. */
export type IssuedFile = {
  readonly label: string
  readonly path: string | null
  readonly sha256: string | null
}

/**
 * The files of documents, byte for byte as they were issued; `missing` are those that have not been
 * printed yet, or are not what they were.
 */
export async function gatherFiles(
  storage: Storage,
  documents: readonly IssuedFile[],
): Promise<{ entries: ZipEntry[]; missing: string[] }> {
  const entries: ZipEntry[] = []
  const missing: string[] = []
  for (const { label, path, sha256 } of documents) {
    const content = path === null ? undefined : await storage.read(path).catch(() => undefined)
    if (content === undefined || contentHash(content) !== sha256) missing.push(label)
    else entries.push({ name: `documents/${label.replace(/[^\w.-]/g, '_')}.pdf`, content })
  }
  return { entries, missing }
}
