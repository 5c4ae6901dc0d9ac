import type { FastifyReply } from 'fastify'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'
import { openDebitFile } from '../../receivables/debits/commands/sending.ts'
import { loadDebitRun } from '../../receivables/debits/load.ts'
import { openRefundFile } from '../../receivables/refunds/runs/commands/sending.ts'
import { loadRefundRun } from '../../receivables/refunds/runs/load.ts'

/** Runs that are sent to the bank as a file, by the list that they stand in. */
export const RUN_FILES = {
  'debit-runs': { open: openDebitFile, load: loadDebitRun, permission: 'debits.approve' },
  'refund-runs': { open: openRefundFile, load: loadRefundRun, permission: 'refunds.approve' },
} as const

/**
 * The file of a run of debits or refunds, byte for byte as it was written; refused where it changed.
 * That it was opened, and by whom, stands in the log, as it holds account numbers.
 */
export async function sendRunFile(
  system: System,
  asked: {
    readonly kind: keyof typeof RUN_FILES
    readonly run: string
    readonly actor: string
    /** Why, where the file was taken before. */
    readonly again: string | null
  },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { run, actor, again } = asked
  const { open, load } = RUN_FILES[asked.kind]
  const opened = await execute(system, open, { run, again }, { actor })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
  const { path } = opened.value
  const stored = await load(system.db, run)
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
