import { ok, type Result } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { ReprintDocument } from '../api.ts'
import { loadPayable } from '../load/files.ts'
import { queueMessages } from '../messages/commands/queue.ts'
import { insertCopyFile } from '../save.ts'
import { type Copy, registerCopy } from './reprint.ts'

/** A copy that was registered, and the message that takes it to the customer. */
export type CopySent = Copy & { readonly messageId: string; readonly channel: string }

/**
 * Enters a copy of an issued document in the register and sends it to the customer by their delivery
 * preference: the original is sent once by `deliverDocuments`, everything after that says COPY. Each
 * request is a copy of its own; an idempotency key keeps a request that is repeated from being two.
 */
export const sendDocumentCopy = defineCommand({
  name: 'sendDocumentCopy',
  summary:
    'Send a customer a copy of an issued document, marked COPY, and enter it in the register',
  permission: 'documents.copy',
  input: ReprintDocument,
  run: async (tx, input, ctx): Promise<Result<CopySent>> => {
    const made = await registerCopy(tx, input, ctx)
    if (!made.ok) return made
    const { id, copy, content } = made.value
    await insertCopyFile(tx, { ...id, copyNumber: copy.copyNumber }, content)
    const sent = await sendCopy(tx, ctx, id, copy)
    return ok({ ...copy, ...sent })
  },
})

async function sendCopy(
  tx: Tx,
  ctx: Context,
  { accountId, invoiceId }: { readonly accountId: string; readonly invoiceId: string },
  { document: number, copyNumber, language }: Copy,
): Promise<Pick<CopySent, 'messageId' | 'channel'>> {
  const { legalEntityId, issuedOn, payableMinor, currency } = await loadPayable(tx, {
    accountId,
    invoiceId,
  })
  // A credit note is stored below zero and told above it.
  const amount = { minor: payableMinor < 0n ? -payableMinor : payableMinor, currency }
  const [sent] = await queueMessages(tx, ctx, [
    {
      ...{ accountId, legalEntityId, language, templateCode: 'document_copy' },
      facts: { document: number, issuedOn, amount },
      copies: [{ invoiceId, copyNumber }],
      about: [{ kind: 'invoice', id: invoiceId, label: number }],
    },
  ])
  if (sent === undefined) throw new Error('defect: a message that was not queued')
  return { messageId: sent.messageId, channel: sent.channel }
}
