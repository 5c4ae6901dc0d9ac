import { sentence } from '../../platform/refusals/table.ts'
import type { ZipEntry } from '../../platform/zip.ts'
import { renderInvoice } from '../render.ts'
import { readOriginal } from './original.ts'
import type { PrintHost } from './print.ts'

/** A document that is missing in a pack, and why. */
export type MissingDocument = { readonly document: string; readonly why: string }

/**
 * The files of documents, byte for byte as they were issued; what was never printed is printed now.
 * `missing` are those that cannot be had, or are not what they were.
 */
export async function gatherOriginals(
  host: PrintHost,
  numbers: readonly string[],
  actor: string,
): Promise<{ entries: ZipEntry[]; missing: MissingDocument[] }> {
  const entries: ZipEntry[] = []
  const missing: MissingDocument[] = []
  for (const document of numbers) {
    const read = await readOriginal(host, document, async page => renderInvoice(page), actor)
    const name = `documents/${document.replace(/[^\w.-]/g, '_')}.pdf`
    if (read.ok) entries.push({ name, content: Buffer.from(read.value.content) })
    else missing.push({ document, why: sentence(read.refusal) })
  }
  return { entries, missing }
}
