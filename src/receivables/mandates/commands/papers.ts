import { z } from 'zod'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { contentHash } from '../../../platform/storage.ts'
import { imageType } from '../../deposits/image-type.ts'
import { mandatePaper } from '../api.ts'
import { loadPaper } from '../load.ts'
import { insertPaper } from '../save.ts'
import { lockOne } from './change-account.ts'

/** The most that a paper may have: what the table takes. */
const MOST_BYTES = 3_000_000

/**
 * Keeps what the customer signed with its mandate, sealed, with its hash. The same file again is kept
 * once. Refused is what is no picture or PDF (`image_unknown`).
 */
export const keepMandatePaper = defineCommand({
  name: 'keepMandatePaper',
  summary: 'Keep the signed paper of a mandate: a scan or PDF, sealed, with its hash',
  permission: 'mandates.write',
  input: mandatePaper,
  run: async (
    tx,
    input,
    ctx,
  ): Promise<Result<{ paperId: string | null; sha256: string; isNew: boolean }>> => {
    const { accountId, mandateId } = await lockOne(tx, input)
    const content = Buffer.from(input.content, 'base64')
    const contentType = imageType(content)
    if (contentType === undefined || content.length > MOST_BYTES) return refuse('image_unknown', {})
    const paperId = ctx.newId()
    const sha256 = contentHash(content)
    const place = { table: 'mandate_paper', column: 'content', row: [accountId, paperId] }
    const isNew = await insertPaper(
      tx,
      {
        ...{ accountId, mandateId, paperId, contentType, sha256, bytes: content.length },
        ...{ name: input.name, note: input.note, content: ctx.vault.seal(place, content) },
      },
      { at: ctx.clock.now(), by: ctx.actor },
    )
    return ok({ paperId: isNew ? paperId : null, sha256, isNew })
  },
  logged: ({ content, ...input }) => ({ ...input, bytes: Math.floor((content.length * 3) / 4) }),
})

/** Which signed paper is opened; who did stands in the log, for it shows the account number. */
export const openMandatePaper = defineCommand({
  name: 'openMandatePaper',
  summary: 'Open the signed paper of a mandate; the log says who saw it',
  permission: 'bankDetails.read',
  input: z.strictObject({ paper: z.uuid('the id of a paper') }),
  run: async (tx, { paper }) => {
    const found = await loadPaper(tx, paper)
    if (found === undefined) throw new RefusalError('unknown_mandate_paper', { paper })
    return ok({ paper, name: found.name, sha256: found.sha256 })
  },
})
