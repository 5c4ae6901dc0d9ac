import type { FastifyReply } from 'fastify'
import { loadEvidence, loadPlacement } from '../../collections/placements/load/placements.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'
import { contentHash, type Storage } from '../../platform/storage.ts'

/** The last pack of evidence of a placement, byte for byte as it was made; refused where it changed. */
export async function readEvidence(
  { db, storage }: { readonly db: Db; readonly storage: Storage },
  placement: string,
): Promise<Buffer> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(placement)
  if (!isId || (await loadPlacement(db, placement)) === undefined) {
    throw new RefusalError('unknown_placement', { placement: JSON.stringify(placement) })
  }
  const found = await loadEvidence(db, placement)
  if (found === undefined) throw new RefusalError('evidence_not_ready', { placement })
  const content = await storage.read(found.path).catch(() => undefined)
  if (content !== undefined && contentHash(content) === found.sha256) return content
  const { erasedOn } = found
  if (erasedOn !== null) throw new RefusalError('evidence_erased', { placement, on: erasedOn })
  throw new RefusalError('document_file_changed', { document: found.path })
}

/** An archive under a name: saved, never opened. */
export function sendZip(reply: FastifyReply, name: string, content: Buffer): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
    .type('application/zip')
    .send(content)
}
