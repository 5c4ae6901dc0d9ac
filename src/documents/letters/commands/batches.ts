import type { z } from 'zod'
import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { followUpFailures } from '../../mail/commands/not-delivered.ts'
import { lockMessages } from '../../mail/load.ts'
import { insertAttempts } from '../../mail/save.ts'
import { CopyLetter, CreatePrintBatch, PrintBatchRef, RecordPrintBatch } from '../api.ts'
import { countBatches, findBatch, loadNextCopy, takeWaiting } from '../load.ts'
import { inPostalOrder } from '../postal-order.ts'
import { failLetters, insertBatch, insertCopy, markPrinted, recordBatchFile } from '../save.ts'

/** Letters of one file: some megabytes, some seconds of printing. */
export const LETTERS_A_BATCH = 500
/** Letters that one command takes; the rest is for the next. */
const AT_ONCE = 5_000

/** Batches that were made. */
export type BatchesMade = { readonly letters: number; readonly batches: readonly string[] }

/**
 * Takes the letters of a legal entity that wait, sorts them in postal order and makes print batches
 * of them, 500 at most each. A job then lays each out as one PDF with separator sheets and a manifest.
 */
export const createPrintBatch = defineCommand({
  name: 'createPrintBatch',
  summary: 'Make print batches of the letters that wait, in postal order',
  permission: 'messages.deliver',
  input: CreatePrintBatch,
  run: async (tx, { legalEntity, duplex }, ctx): Promise<Result<BatchesMade>> => {
    const entity = await loadLegalEntityByCode(tx, legalEntity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: legalEntity })
    const { legalEntityId, code, timeZone, country } = entity
    const now = ctx.clock.now()
    const day = now.toZonedDateTimeISO(timeZone).toPlainDate()
    const prefix = `${code}-P-${day}-`
    const before = await countBatches(tx, legalEntityId, prefix)
    const waiting = await takeWaiting(tx, legalEntityId, AT_ONCE)
    if (waiting.length === 0) return refuse('no_letters', { entity: legalEntity })
    const sorted = inPostalOrder(waiting, country)
    const batches: string[] = []
    for (let at = 0; at < sorted.length; at += LETTERS_A_BATCH) {
      const letters = sorted.slice(at, at + LETTERS_A_BATCH)
      const number = `${prefix}${before + batches.length + 1}`
      const batchId = ctx.newId()
      const batch = { batchId, number, legalEntityId, duplex, letters }
      await insertBatch(tx, batch, { actor: ctx.actor, now })
      await ctx.enqueue(tx, { task: 'printLetters', payload: { batchId } })
      batches.push(number)
    }
    return ok({ letters: sorted.length, batches })
  },
})

/** Records the file of a print batch; done twice it changes nothing. */
export const recordPrintBatch = defineCommand({
  name: 'recordPrintBatch',
  summary: 'Record the file of a print batch (a job does this)',
  permission: 'messages.work',
  input: RecordPrintBatch,
  logged: ({ batchId, pages, sha256 }) => ({ batchId, pages, sha256 }),
  run: async (tx, input, ctx): Promise<Result<{ recorded: boolean }>> => {
    const recorded = await recordBatchFile(tx, input)
    if (recorded && input.leftOut.length > 0) await setAside(tx, ctx, input)
    return ok({ recorded })
  },
})

/** Letters that are not in the file of their batch failed; somebody has to look after each. */
async function setAside(
  tx: Tx,
  ctx: Context,
  { batchId, leftOut }: z.output<typeof RecordPrintBatch>,
): Promise<void> {
  const now = ctx.clock.now()
  const failed = await failLetters(tx, batchId, leftOut, now)
  await insertAttempts(
    tx,
    failed.map(each => ({
      ...each,
      startedAt: now,
      durationMs: 0,
      outcome: 'not_readable',
      code: null,
    })),
  )
  const messages = await lockMessages(tx, failed)
  const whyOf = new Map(failed.map(({ messageId, answer }) => [messageId, answer]))
  await followUpFailures(
    tx,
    ctx,
    messages.map(message => ({ message, why: whyOf.get(message.messageId) ?? '', block: null })),
  )
}

/** A person says that a batch was printed and posted: that is the proof of delivery of its letters. */
export const confirmPrintBatch = defineCommand({
  name: 'confirmPrintBatch',
  summary: 'Mark a print batch as printed and posted',
  permission: 'messages.deliver',
  input: PrintBatchRef,
  run: async (tx, { batch: number }, ctx): Promise<Result<{ letters: number }>> => {
    const batch = await findBatch(tx, number)
    if (batch === undefined) return refuse('unknown_print_batch', { batch: number })
    const letters = await markPrinted(tx, batch.batchId, { actor: ctx.actor, now: ctx.clock.now() })
    if (letters === undefined) {
      return refuse('print_batch_state', { batch: number, state: batch.state })
    }
    return ok({ letters })
  },
})

/** A copy as it stands in the register. */
export type LetterCopy = {
  readonly accountId: string
  readonly messageId: string
  readonly copyNumber: number
  readonly printedOn: string
}

/** Enters a copy of a message in the register of copies; `quittance letter` prints it, marked COPY. */
export const copyLetter = defineCommand({
  name: 'copyLetter',
  summary: 'Enter a copy of a letter, marked COPY, in the register',
  permission: 'documents.copy',
  input: CopyLetter,
  run: async (tx, { accountNumber, messageId, reason }, ctx): Promise<Result<LetterCopy>> => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const [message] = await lockMessages(tx, [{ accountId, messageId }])
    if (message === undefined) return refuse('unknown_message', { message: messageId })
    const copyNumber = await loadNextCopy(tx, { accountId, messageId })
    const now = ctx.clock.now()
    const printedOn = now.toZonedDateTimeISO('UTC').toPlainDate().toString()
    const copy = { accountId, messageId, copyNumber, printedOn, printedBy: ctx.actor, reason }
    await insertCopy(tx, copy, now)
    return ok({ accountId, messageId, copyNumber, printedOn })
  },
})
