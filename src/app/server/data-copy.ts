import { RefusalError } from '../../kernel/result.ts'
import { openDataCopy } from '../../operations/data-copies/commands.ts'
import { execute } from '../../platform/command.ts'
import { isUuid } from '../../platform/list-value.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'

/**
 * A copy of all that is kept of a customer, byte for byte as it was packed; refused where it changed. That
 * it was taken out, and by whom, stands in the log before the first byte leaves.
 */
export async function readDataCopy(
  system: System,
  copy: string,
  actor: string,
): Promise<{ name: string; content: Buffer }> {
  if (!isUuid(copy)) throw new RefusalError('unknown_data_copy', { copy: copy.slice(0, 60) })
  const opened = await execute(system, openDataCopy, { copyId: copy }, { actor })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
  const { accountNumber, path, sha256 } = opened.value
  const content = await system.storage.read(path).catch(() => undefined)
  if (content === undefined || contentHash(content) !== sha256) {
    throw new RefusalError('document_file_changed', { document: path })
  }
  return { name: `data-${accountNumber}.zip`, content: Buffer.from(content) }
}
