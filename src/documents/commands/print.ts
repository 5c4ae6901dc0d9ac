import { type CommandHost, execute } from '../../platform/command.ts'
import type { Storage } from '../../platform/storage.ts'
import { documentPath } from '../file-path.ts'
import { invoicePage } from '../invoice-page.ts'
import { type DocumentId, loadStoredDocuments } from '../load/documents.ts'
import type { InvoicePage } from '../page.ts'
import type { NewDocumentFile } from '../save.ts'
import type { StoredDocument } from '../stored-document.ts'
import { recordDocumentFiles } from './record-files.ts'

/** What printing needs of the running system. */
export type PrintHost = CommandHost & { readonly storage: Storage }

/** Makes the PDF of a page: the pool of `render-pool.ts`, or `renderInvoice` for one. */
export type Render = (page: InvoicePage) => Promise<Uint8Array>

/**
 * Prints documents for the first time: their files go to storage and are then recorded by one
 * command. What cannot be printed is logged and left without file, where `quittance check` names
 * it; the others are printed all the same. Throws when storage or the database fails: the job is
 * tried again and prints what is missing then.
 */
export async function printDocuments(
  host: PrintHost,
  documents: readonly StoredDocument[],
  render: Render,
  actor: string,
): Promise<void> {
  const printed = await Promise.allSettled(
    documents.map(document => printOne(host, document, render)),
  )
  const files = printed.flatMap(each => (each.status === 'fulfilled' ? (each.value ?? []) : []))
  if (files.length > 0) {
    const recorded = await execute(host, recordDocumentFiles, { files }, { actor })
    if (!recorded.ok) throw new Error(`files were not recorded: ${recorded.refusal.code}`)
    for (const { path, recorded: sha256 } of recorded.value.differing) {
      host.log.error({ path, sha256 }, 'a document was printed again with other bytes')
    }
  }
  const failed = printed.find(each => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** As `printDocuments`, by id. */
export async function printDocumentsById(
  host: PrintHost,
  ids: readonly DocumentId[],
  render: Render,
  actor: string,
): Promise<void> {
  await printDocuments(host, await loadStoredDocuments(host.db, ids), render, actor)
}

async function printOne(
  host: PrintHost,
  document: StoredDocument,
  render: Render,
): Promise<NewDocumentFile | undefined> {
  const { accountId, invoiceId } = document
  let content: Uint8Array
  try {
    content = await render(invoicePage(document))
  } catch (error) {
    const facts = { err: error, number: document.number, accountId, invoiceId }
    host.log.error(facts, 'a document cannot be printed and stays without file')
    return undefined
  }
  const path = documentPath(document)
  const sha256 = await host.storage.write(path, content)
  return { accountId, invoiceId, path, sha256, sizeBytes: content.length }
}
