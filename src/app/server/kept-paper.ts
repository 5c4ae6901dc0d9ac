import { gunzipSync } from 'node:zlib'
import { RefusalError } from '../../kernel/result.ts'
import { execute } from '../../platform/command.ts'
import { isUuid } from '../../platform/list-value.ts'
import { contentHash } from '../../platform/storage.ts'
import type { System } from '../../platform/system.ts'
import { loadReceiptImage } from '../../receivables/deposits/load.ts'
import { openMandatePaper } from '../../receivables/mandates/commands/papers.ts'
import { loadPaper } from '../../receivables/mandates/load.ts'
import { openRemittanceFile } from '../../receivables/remittances/commands/open-file.ts'
import { loadFile } from '../../receivables/remittances/load/remittances.ts'
import type { Sent } from './letter-file.ts'

/**
 * The signed paper of a mandate, byte for byte as it was kept; refused where it changed. That it was
 * opened, and by whom, stands in the log, as it shows an account number.
 */
export async function readMandatePaper(
  system: System,
  paper: string,
  actor: string,
): Promise<Sent> {
  if (!isUuid(paper)) throw new RefusalError('unknown_mandate_paper', { paper: paper.slice(0, 60) })
  const opened = await execute(system, openMandatePaper, { paper }, { actor })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
  const found = await loadPaper(system.db, paper)
  if (found === undefined) throw new RefusalError('unknown_mandate_paper', { paper })
  const { accountId, paperId, name, contentType, sha256 } = found
  const place = { table: 'mandate_paper', column: 'content', row: [accountId, paperId] }
  const content = system.vault.openBytes(place, found.content)
  if (contentHash(content) !== sha256) {
    throw new RefusalError('document_file_changed', { document: name })
  }
  return { name, type: contentType, content }
}

/** The picture of a receipt as it was kept. */
export async function readReceiptImage(system: System, image: string): Promise<Sent> {
  const found = isUuid(image) ? await loadReceiptImage(system.db, image) : undefined
  if (found === undefined) {
    throw new RefusalError('unknown_receipt_image', { image: image.slice(0, 60) })
  }
  const ending = found.contentType.split('/').at(-1)
  return { name: `${image}.${ending}`, type: found.contentType, content: found.content }
}

/**
 * The file in which a payer sent an advice, byte for byte as it came; refused where it changed. That it
 * was opened, and by whom, stands in the log.
 */
export async function readRemittanceFile(
  system: System,
  file: string,
  actor: string,
): Promise<Sent> {
  const refused = (): RefusalError =>
    new RefusalError('unknown_remittance_file', { file: file.slice(0, 60) })
  if (!isUuid(file)) throw refused()
  const opened = await execute(system, openRemittanceFile, { file }, { actor })
  if (!opened.ok) throw new RefusalError(opened.refusal.code, opened.refusal.facts)
  const found = await loadFile(system.db, file)
  if (found === undefined) throw refused()
  const { fileId, name, format, sha256 } = found
  const place = { table: 'remittance_file', column: 'content', row: [fileId] }
  const content = gunzipSync(system.vault.openBytes(place, found.content))
  if (contentHash(content) !== sha256) {
    throw new RefusalError('document_file_changed', { document: name })
  }
  // A browser shows a PDF; anything else, which it might run, is kept as a file.
  const type = format === 'pdf' ? 'application/pdf' : 'application/octet-stream'
  return { name, type, content }
}
