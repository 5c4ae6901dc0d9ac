import type { z } from 'zod'
import { lockAccount } from '../../invoicing/load/credit.ts'
import { languageOf } from '../../kernel/localize.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Context, defineCommand, execute } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { contentHash } from '../../platform/storage.ts'
import { ReprintDocument } from '../api.ts'
import { invoicePage } from '../invoice-page.ts'
import { loadStoredDocuments } from '../load/documents.ts'
import { type FoundDocument, findDocument, loadNextCopyNumber } from '../load/files.ts'
import type { Language } from '../page.ts'
import { renderInvoice } from '../render.ts'
import { insertDocumentCopy } from '../save.ts'
import type { StoredDocument } from '../stored-document.ts'
import type { PrintHost } from './print.ts'

/** A copy as it stands in the register; printing its page again gives the bytes of `sha256`. */
export type Copy = {
  readonly document: string
  readonly copyNumber: number
  readonly printedOn: string
  readonly language: Language
  readonly sha256: string
}

/** A registered copy, with the document that it is of. */
export type CopyOf = {
  readonly id: FoundDocument
  readonly document: StoredDocument
  readonly copy: Copy
  readonly content: Uint8Array
}

/**
 * Transaction step: enters a copy of an issued document in the register under the next number. The
 * account is held meanwhile, so that of two copies at a time one is the first and the other the
 * second. The original and its file are not touched.
 */
export async function registerCopy(
  tx: Tx,
  { document: number, reason, language: asked }: z.output<typeof ReprintDocument>,
  ctx: Pick<Context, 'actor' | 'clock'>,
): Promise<Result<CopyOf>> {
  const id = await findDocument(tx, number)
  if (id === undefined) return refuse('unknown_document', { document: number })
  await lockAccount(tx, id.accountId)
  const [document] = await loadStoredDocuments(tx, [id])
  if (document === undefined) throw new Error('defect: a number without its document')
  const copyNumber = await loadNextCopyNumber(tx, id)
  const printedOn = ctx.clock.now().toZonedDateTimeISO(id.timeZone).toPlainDate().toString()
  const language = asked ?? languageOf(document.buyer.language)
  const content = renderInvoice(invoicePage(document, { copyNumber, printedOn, language }))
  const sha256 = contentHash(content)
  const row = { ...id, copyNumber, printedOn, printedBy: ctx.actor, language, reason, sha256 }
  await insertDocumentCopy(tx, row, ctx.clock.now())
  const copy = { document: number, copyNumber, printedOn, language, sha256 }
  return ok({ id, document, copy, content })
}

/** Enters a copy of an issued document in the register; its PDF is marked COPY. */
export const reprintDocument = defineCommand({
  name: 'reprintDocument',
  summary: 'Print a copy of an issued document, marked COPY, and enter it in the register',
  permission: 'documents.copy',
  input: ReprintDocument,
  run: async (tx, input, ctx): Promise<Result<Copy>> => {
    const made = await registerCopy(tx, input, ctx)
    return made.ok ? ok(made.value.copy) : made
  },
})

/** Enters a copy in the register and gives its PDF. */
export async function printCopy(
  host: PrintHost,
  input: { readonly document: string; readonly reason: string; readonly language?: Language },
  actor: string,
): Promise<Result<Copy & { readonly content: Uint8Array }>> {
  const done = await execute(host, reprintDocument, input, { actor })
  if (!done.ok) return done
  const id = await findDocument(host.db, done.value.document)
  const [document] = await loadStoredDocuments(host.db, id === undefined ? [] : [id])
  if (document === undefined) throw new Error('defect: a copy without its document')
  // The log of commands is no place for files, so the copy is printed once more: 10 ms.
  const content = renderInvoice(invoicePage(document, done.value))
  if (contentHash(content) !== done.value.sha256) throw new Error('defect: a copy printed unlike')
  return ok({ ...done.value, content })
}
