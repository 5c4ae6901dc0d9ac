import type { FastifyReply } from 'fastify'
import { loadInteractionFile } from '../../accounts/interactions/load.ts'
import { loadAccount } from '../../accounts/load/accounts.ts'
import { loadEvidenceFile } from '../../disputes/cases/load.ts'
import { manifestPath } from '../../documents/letters/jobs/print.ts'
import { letterOf } from '../../documents/letters/letter-of.ts'
import { findBatch, loadCopy } from '../../documents/letters/load.ts'
import { findMessage, loadParcels } from '../../documents/mail/load.ts'
import { loadSenders } from '../../documents/messages/load.ts'
import { renderLetter } from '../../documents/render.ts'
import {
  findStatement,
  loadMessageOf,
  type StoredStatement,
} from '../../documents/statements/load.ts'
import { statementLetter } from '../../documents/statements/statement-letter.ts'
import { mediaTypeOf } from '../../formats/file-kind.ts'
import { languageOf } from '../../kernel/localize.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'
import { contentHash, type Storage } from '../../platform/storage.ts'
import { PDF_POLICY } from './headers.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A file on its way to a reader. */
export type Sent = {
  readonly name: string
  readonly type:
    | 'application/pdf'
    | 'image/png'
    | 'image/jpeg'
    | 'text/csv; charset=utf-8'
    | 'application/octet-stream'
  readonly content: Uint8Array | string
}

/** A file as an answer: a PDF or picture is shown, everything else saved; nobody but the reader keeps it. */
export function sendFile(reply: FastifyReply, { name, type, content }: Sent): FastifyReply {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16)}`)
  const isPdf = type === 'application/pdf'
  const kind = isPdf || type.startsWith('image/') ? 'inline' : 'attachment'
  if (isPdf) reply.header('content-security-policy', PDF_POLICY)
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`)
    .type(type)
    .send(typeof content === 'string' ? content : Buffer.from(content))
}

/** A statement that was kept, as it went to its customer; else as it would go. */
export async function readStatement(
  db: Db,
  statementId: string,
): Promise<{
  readonly statement: StoredStatement
  readonly name: string
  readonly pdf: () => Uint8Array
}> {
  const found = UUID.test(statementId) ? await findStatement(db, statementId) : undefined
  if (found === undefined) {
    throw new RefusalError('unknown_statement', { statement: statementId.slice(0, 60) })
  }
  const { statement, account } = found
  const messageId = await loadMessageOf(db, statement)
  const [sent] = messageId === undefined ? [] : await loadParcels(db, [messageId])
  const sender = (await loadSenders(db, [statement.legalEntityId])).get(statement.legalEntityId)!
  const now = await loadAccount(db, account)
  if (now === undefined) throw new Error('defect: a statement without its customer')
  const paper = now.paper ?? (sender.paper === 'us-letter' ? 'us-letter' : 'a4')
  const recipient = sent?.recipient ?? {
    ...{ name: now.name, number: account, lines: now.billTo.lines, paper: paper as 'a4' },
  }
  const to = { language: languageOf(sent?.language ?? now.language), recipient, sender }
  return {
    statement,
    name: `${account}-${statement.asOf}-${statement.currency}`,
    pdf: () => renderLetter(statementLetter(statement, to)),
  }
}

/** A copy of a letter out of the register of copies: marked so, with its number and day. */
export async function readCopy(db: Db, messageId: string, copyNumber: string): Promise<Sent> {
  const id = UUID.test(messageId) ? await findMessage(db, messageId) : undefined
  const number = /^[1-9][0-9]{0,5}$/.test(copyNumber) ? Number(copyNumber) : undefined
  const copy = id && number ? await loadCopy(db, id, number) : undefined
  const [parcel] = id === undefined ? [] : await loadParcels(db, [id])
  if (copy === undefined || parcel === undefined) {
    throw new RefusalError('unknown_copy', {
      message: messageId.slice(0, 60),
      copy: copyNumber.slice(0, 9),
    })
  }
  const sender = (await loadSenders(db, [parcel.legalEntityId])).get(parcel.legalEntityId)!
  const date = parcel.queuedAt.toZonedDateTimeISO(sender.timeZone).toPlainDate().toString()
  const content = renderLetter({ ...letterOf(parcel, sender), date, copy })
  return { name: `${messageId}-copy-${copyNumber}.pdf`, type: 'application/pdf', content }
}

/** The file of a print batch as it was made, or its manifest; refused where it changed. */
export async function readBatch(
  { db, storage }: { readonly db: Db; readonly storage: Storage },
  number: string,
  what: 'pdf' | 'csv',
): Promise<Sent> {
  const batch = await findBatch(db, number)
  if (batch === undefined)
    throw new RefusalError('unknown_print_batch', { batch: number.slice(0, 60) })
  const { path, sha256, state } = batch
  if (path === null) throw new RefusalError('print_batch_state', { batch: number, state })
  const name = `${number}.${what}`
  const file = what === 'pdf' ? path : manifestPath(path)
  const content = await storage.read(file).catch(() => undefined)
  if (content === undefined || (what === 'pdf' && contentHash(content) !== sha256)) {
    throw new RefusalError('document_file_changed', { document: number })
  }
  return { name, type: what === 'pdf' ? 'application/pdf' : 'text/csv; charset=utf-8', content }
}

/** A file that was kept with a case, byte for byte; saved, never opened by the browser. */
export async function readCaseFile(db: Db, evidenceId: string): Promise<Sent> {
  const found = UUID.test(evidenceId) ? await loadEvidenceFile(db, evidenceId) : undefined
  if (found === undefined) {
    throw new RefusalError('unknown_case_file', { file: evidenceId.slice(0, 60) })
  }
  const { name, content, sha256 } = found
  if (contentHash(content) !== sha256) {
    throw new RefusalError('document_file_changed', { document: name })
  }
  return { name, type: 'application/octet-stream', content }
}

/** A file that was kept with an entry of a customer's timeline; a PDF or picture by its content is shown. */
export async function readInteractionFile(db: Db, fileId: string): Promise<Sent> {
  const found = UUID.test(fileId) ? await loadInteractionFile(db, fileId) : undefined
  if (found === undefined) {
    throw new RefusalError('unknown_interaction_file', { file: fileId.slice(0, 60) })
  }
  const { name, content, sha256 } = found
  if (contentHash(content) !== sha256) {
    throw new RefusalError('document_file_changed', { document: name })
  }
  return { name, type: mediaTypeOf(content) ?? 'application/octet-stream', content }
}
