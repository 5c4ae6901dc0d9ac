import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'
import { loadDocumentFile, type StoredFile } from '../../reporting/console/load/document.ts'
import { hasTag } from '../api/tagged.ts'
import { PDF_POLICY } from './headers.ts'
import { readQuery } from './query.ts'

const QUERY = { download: z.literal('1', { error: '1' }).optional() }

/**
 * `/documents/:number.pdf`: the bytes of a document as it was issued; `?download=1` saves them. Bytes
 * that are not those any more are not sent. `onRead` runs once they are at hand, before they leave.
 */
export async function sendDocumentFile(
  system: System,
  number: string,
  request: FastifyRequest,
  reply: FastifyReply,
  onRead: () => Promise<void> = async () => {},
): Promise<FastifyReply> {
  const { download } = readQuery(QUERY, request.query)
  const found = await loadDocumentFile(system.db, number)
  if (found === undefined) throw new RefusalError('unknown_document', { document: number })
  if (found.file === null) throw new RefusalError('document_file_not_made', { document: number })
  const { sha256 } = found.file
  const etag = `"${sha256}"`
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'content-security-policy': PDF_POLICY,
  })
  if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const content = await readAsIssued(system, number, found.file)
  await onRead()
  return reply
    .header('content-disposition', disposition(number, download === '1'))
    .type('application/pdf')
    .send(content)
}

/** The bytes of a document as it was issued; refused where they are not those any more. */
export async function readAsIssued(
  system: System,
  number: string,
  file: StoredFile,
): Promise<Buffer> {
  const content = await system.storage.read(file.path).catch(() => undefined)
  if (content !== undefined && contentHash(content) === file.sha256) return content
  throw new RefusalError('document_file_changed', { document: number })
}

/** RFC 6266: a name for old readers, and the name as it is for all others. */
function disposition(number: string, isDownload: boolean): string {
  const plain = number.replace(/[^A-Za-z0-9._-]/g, '_')
  const exact = encodeURIComponent(number).replace(
    /['()*]/g,
    c => `%${c.charCodeAt(0).toString(16)}`,
  )
  const kind = isDownload ? 'attachment' : 'inline'
  return `${kind}; filename="${plain}.pdf"; filename*=UTF-8''${exact}.pdf`
}
