import { ok, type Result, refuse } from '../../kernel/result.ts'
import { contentHash } from '../../platform/storage.ts'
import { invoicePage } from '../invoice-page.ts'
import { type DocumentId, loadStoredDocuments } from '../load/documents.ts'
import { loadCopy, type RegisteredCopy } from '../load/files.ts'
import type { CopyRef } from '../messages/save.ts'
import { renderInvoice } from '../render.ts'
import { readOriginal } from './original.ts'
import type { PrintHost } from './print.ts'

/** A message with the documents that go with it, by number. */
type WithDocuments = {
  readonly accountId: string
  readonly documents: readonly { readonly number: string }[]
  readonly copies: readonly (CopyRef & { readonly number: string })[]
}

/** A document's PDF that goes with a message. */
export type Enclosed = { readonly number: string; readonly content: Uint8Array }

/**
 * The documents that go with a message: originals byte for byte as they were issued, copies as the
 * register has them, marked COPY. Refused, and none of them given, where one cannot be had unchanged.
 */
export async function readEnclosed(
  host: PrintHost,
  { accountId, documents, copies }: WithDocuments,
  actor: string,
): Promise<Result<Enclosed[]>> {
  const enclosed: Enclosed[] = []
  for (const { number } of documents) {
    const read = await readOriginal(host, number, async page => renderInvoice(page), actor)
    if (!read.ok) return read
    enclosed.push({ number, content: read.value.content })
  }
  for (const { number, ...copy } of copies) {
    const read = await readCopy(host, number, { accountId, ...copy })
    if (!read.ok) return read
    enclosed.push({ number: `${number}-COPY-${copy.copyNumber}`, content: read.value })
  }
  return ok(enclosed)
}

/**
 * A copy as it was registered: its kept bytes. One from before they were kept is printed once more;
 * number, date and language give the same bytes while the template is the same.
 */
async function readCopy(
  host: PrintHost,
  number: string,
  id: CopyRef & { readonly accountId: string },
): Promise<Result<Uint8Array>> {
  const copy = await loadCopy(host.db, id)
  if (copy === undefined) return refuse('document_not_printable', { document: number })
  const content = copy.content ?? (await printAgain(host, id, copy))
  if (content === undefined) return refuse('document_not_printable', { document: number })
  if (contentHash(content) === copy.sha256) return ok(content)
  return refuse('copy_changed', { document: number, copy: id.copyNumber })
}

async function printAgain(
  host: PrintHost,
  id: DocumentId,
  copy: RegisteredCopy,
): Promise<Uint8Array | undefined> {
  const [document] = await loadStoredDocuments(host.db, [id])
  return document === undefined ? undefined : renderInvoice(invoicePage(document, copy))
}
