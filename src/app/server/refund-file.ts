import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'
import { openRefundFile } from '../../receivables/refunds/runs/commands/sending.ts'
import { loadRefundRun } from '../../receivables/refunds/runs/load.ts'

/**
 * The file of a run of refunds, byte for byte as it was written; refused where it changed. That it was
 * opened, and by whom, stands in the log, as it holds account numbers.
 */
export async function sendRefundFile(
  system: System,
  run: string,
  actor: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const opened = await execute(system, openRefundFile, { run }, { actor })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
  const { path } = opened.value
  const stored = await loadRefundRun(system.db, run)
  const content = await system.storage.read(path).catch(() => undefined)
  if (content === undefined || contentHash(content) !== stored?.fileSha256) {
    throw new RefusalError('document_file_changed', { document: path })
  }
  const name = path.split('/').at(-1) ?? run
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(name.endsWith('.xml') ? 'application/xml' : 'text/plain; charset=us-ascii')
    .send(content)
}
