import { contentHash } from './storage.ts'
import { type ZipEntry, zipArchive } from './zip.ts'

/**
 * Files as one zip, with a `manifest.json` before them that says what they are and gives the size and
 * the SHA-256 of each, so that whoever gets them can prove that none was changed.
 */
export function packed(
  facts: Readonly<Record<string, unknown>>,
  entries: readonly ZipEntry[],
): Buffer {
  const files = entries.map(({ name, content }) => ({
    ...{ name, sizeBytes: content.length, sha256: contentHash(content) },
  }))
  const text = JSON.stringify({ ...facts, files }, null, 2)
  return zipArchive([{ name: 'manifest.json', content: Buffer.from(text) }, ...entries])
}
