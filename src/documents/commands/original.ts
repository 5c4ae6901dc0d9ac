import { ok, type Result, refuse } from '../../kernel/result.ts'
import { contentHash } from '../../platform/storage.ts'
import { invoicePage } from '../invoice-page.ts'
import { type DocumentId, loadStoredDocuments } from '../load/documents.ts'
import { type DocumentFile, findDocument, loadDocumentFile } from '../load/files.ts'
import { type PrintHost, printDocumentsById, type Render } from './print.ts'

/** A document's file as it was issued. */
export type Original = DocumentFile & { readonly content: Uint8Array }

/**
 * The file of a document, byte for byte as it was issued. One that was never printed is printed
 * now; one that is lost is printed again and put back, because the same document gives the same
 * bytes. A file that is not the one recorded is refused, never handed out and never replaced.
 */
export async function readOriginal(
  host: PrintHost,
  number: string,
  render: Render,
  actor: string,
): Promise<Result<Original>> {
  const id = await findDocument(host.db, number)
  if (id === undefined) return refuse('unknown_document', { document: number })
  const known = await loadDocumentFile(host.db, id)
  if (known === undefined) await printDocumentsById(host, [id], render, actor)
  const file = known ?? (await loadDocumentFile(host.db, id))
  if (file === undefined) return refuse('document_not_printable', { document: number })
  const content = await readFile(host, file.path)
  if (content === undefined) return restore(host, id, number, file, render)
  const found = contentHash(content)
  if (found === file.sha256) return ok({ ...file, content })
  const { path, sha256: recorded } = file
  return refuse('original_changed', { document: number, path, recorded, found })
}

async function readFile({ storage }: PrintHost, path: string): Promise<Uint8Array | undefined> {
  try {
    return await storage.read(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function restore(
  host: PrintHost,
  id: DocumentId,
  number: string,
  file: DocumentFile,
  render: Render,
): Promise<Result<Original>> {
  const [document] = await loadStoredDocuments(host.db, [id])
  if (document === undefined) return refuse('unknown_document', { document: number })
  const content = await render(invoicePage(document))
  const found = contentHash(content)
  const { path, sha256: recorded } = file
  // Made by another version of the template: the backup has the file, we have not.
  if (found !== recorded) {
    return refuse('original_lost', { document: number, path, recorded, found })
  }
  await host.storage.write(path, content)
  host.log.warn({ path }, 'a lost file was printed again, byte for byte')
  return ok({ ...file, content })
}
