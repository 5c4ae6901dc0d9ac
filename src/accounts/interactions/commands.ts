import { mediaTypeOf } from '../../formats/file-kind.ts'
import { requireStaff } from '../../identity/load/colleagues.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { contentHash } from '../../platform/storage.ts'
import { loadAccountIds } from '../load/accounts.ts'
import { AddInteractionFile, FinishFollowUp, RecordInteraction } from './api.ts'
import type { NewInteraction } from './interaction.ts'
import { hasInteraction, loadAboutDocuments } from './load.ts'
import {
  insertInteractionFile,
  insertInteractions,
  finishFollowUp as saveFollowUpDone,
} from './save.ts'

/** Rows of one statement: each carries a text of some thousand characters. */
const AT_ONCE = 1_000

/** The most that a file may have. */
const MOST_BYTES = 5 * 1024 * 1024

/**
 * Transaction step: enters what was said with customers in their timelines, one row each, by whoever
 * the command is asked by. Gives the ids in the order of the rows.
 */
export async function recordInteractions(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId'>,
  rows: readonly NewInteraction[],
): Promise<string[]> {
  const entered = rows.map(row => ({ ...row, interactionId: row.interactionId ?? ctx.newId() }))
  const by = { actor: ctx.actor, now: ctx.clock.now() }
  for (let at = 0; at < entered.length; at += AT_ONCE) {
    await insertInteractions(tx, entered.slice(at, at + AT_ONCE), by)
  }
  return entered.map(row => row.interactionId)
}

/** Enters what was said with a customer: a call, a visit, a letter that came, a note for colleagues. */
export const recordInteraction = defineCommand({
  name: 'recordInteraction',
  summary: 'Enter a call, visit, letter, message or note in the timeline of a customer',
  permission: 'messages.record',
  input: RecordInteraction,
  run: async (tx, input, ctx): Promise<Result<{ interactionId: string }>> => {
    const { accountNumber, documents, at, outcome, nextOn: asked, ...said } = input
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    await requireStaff(tx, said.mentions)
    const now = ctx.clock.now()
    // Who is asked to look at something has it before them until somebody has.
    const today = said.mentions.length === 0 ? null : now.toZonedDateTimeISO('UTC').toPlainDate()
    const nextOn = asked ?? today
    if (at !== null && Temporal.Instant.compare(at, now) > 0) {
      return refuse('interaction_in_future', { at: at.toString(), now: now.toString() })
    }
    const about = await loadAboutDocuments(tx, accountId, documents)
    const unknown = documents.find(number => !about.some(each => each.label === number))
    if (unknown !== undefined) {
      return refuse('document_of_other_account', { document: unknown, account: accountNumber })
    }
    const [interactionId = ''] = await recordInteractions(tx, ctx, [
      {
        ...said,
        accountId,
        kind: said.channel === 'note' ? 'note' : said.channel,
        about,
        ...(at === null ? {} : { at }),
        ...(outcome === null ? {} : { outcome }),
        ...(nextOn === null ? {} : { nextOn }),
      },
    ])
    return ok({ interactionId })
  },
})

/** Closes a follow-up: somebody has come back to it. */
export const finishFollowUp = defineCommand({
  name: 'finishFollowUp',
  summary: 'Close a follow-up in the timeline of a customer',
  permission: 'messages.record',
  input: FinishFollowUp,
  run: async (tx, { accountNumber, interactionId }, ctx): Promise<Result<{ done: boolean }>> => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const by = { actor: ctx.actor, now: ctx.clock.now() }
    const isDone = await saveFollowUpDone(tx, { accountId, interactionId }, by)
    return isDone ? ok({ done: true }) : refuse('unknown_follow_up', { interaction: interactionId })
  },
})

/** Keeps a file with an entry of a timeline, with its hash. The same file again is kept once. */
export const addInteractionFile = defineCommand({
  name: 'addInteractionFile',
  summary: 'Keep a file with an entry of the timeline: a letter that came, a photo, a mail',
  permission: 'messages.record',
  input: AddInteractionFile,
  logged: ({ content, ...rest }) => ({ ...rest, contentLength: content.length }),
  run: async (tx, { accountNumber, interactionId, name, content: text }, ctx) => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const of = { accountId, interactionId }
    if (!(await hasInteraction(tx, of))) {
      return refuse('unknown_interaction', { interaction: interactionId, account: accountNumber })
    }
    const content = Buffer.from(text, 'base64')
    if (content.byteLength > MOST_BYTES) return refuse('evidence_too_large', { megabytes: 5 })
    const mediaType = mediaTypeOf(content) ?? 'application/octet-stream'
    const sha256 = contentHash(content)
    const file = { ...of, fileId: ctx.newId(), name, mediaType, sha256, content }
    const isNew = await insertInteractionFile(tx, file, {
      ...{ actor: ctx.actor, now: ctx.clock.now() },
    })
    return ok({ interactionId, sha256, isNew })
  },
})
