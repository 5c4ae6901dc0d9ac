import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import type { About } from '../../../accounts/interactions/interaction.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { insertMessages } from '../../messages/save.ts'
import type { Undelivered } from '../load.ts'
import { insertBlocks } from '../save.ts'

/** Why a message did not arrive. */
export type Failure = {
  readonly message: Undelivered
  /** In the words of the server, or ours. */
  readonly why: string
  /** The address will not work for the next message either. */
  readonly block: 'bounced' | 'complained' | null
}

/**
 * Transaction step: what follows when e-mails do not arrive. Their addresses are blocked where they
 * will never work, a follow-up for a person enters the timeline, and a letter with the same text
 * waits for the next print batch, at most one for each message.
 */
export async function followUpFailures(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId'>,
  failures: readonly Failure[],
): Promise<{ letters: number }> {
  if (failures.length === 0) return { letters: 0 }
  const now = ctx.clock.now()
  const by = { actor: ctx.actor, now }
  const blocks = failures.flatMap(({ message, block }) => {
    const { accountId, recipient } = message
    if (block === null || recipient.email === null) return []
    return [{ accountId, blockId: ctx.newId(), email: recipient.email, reason: block }]
  })
  if (blocks.length > 0) await insertBlocks(tx, blocks, by)
  await recordInteractions(
    tx,
    ctx,
    failures.map(({ message, why }) => ({
      accountId: message.accountId,
      channel: message.channel,
      direction: 'in',
      kind: 'bounce',
      subject: message.subject,
      body: why,
      nextOn: now.toZonedDateTimeISO('UTC').toPlainDate(),
      about: [{ kind: 'message', id: message.messageId, label: message.recipient.email ?? '' }],
    })),
  )
  const letters = failures.filter(
    ({ message }) => message.channel === 'email' && !message.hasReplacement,
  )
  await sendByPost(
    tx,
    ctx,
    letters.map(each => each.message),
  )
  return { letters: letters.length }
}

/** Transaction step: queues letters with the text of messages that did not arrive. */
export async function sendByPost(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId'>,
  messages: readonly Undelivered[],
): Promise<void> {
  if (messages.length === 0) return
  const letters = messages.map(message => ({ message, messageId: ctx.newId() }))
  await recordInteractions(
    tx,
    ctx,
    letters.map(({ message, messageId }) => ({
      accountId: message.accountId,
      interactionId: messageId,
      channel: 'letter',
      direction: 'out',
      kind: message.templateCode,
      subject: message.subject,
      body: message.body,
      about: message.about as About[],
    })),
  )
  await insertMessages(
    tx,
    letters.map(({ message, messageId }) => ({
      accountId: message.accountId,
      messageId,
      legalEntityId: message.legalEntityId,
      templateCode: message.templateCode,
      templateVersion: message.templateVersion,
      language: message.language,
      channel: 'letter',
      key: null,
      recipient: { ...message.recipient, email: null },
      content: message.content,
      replaces: message.messageId,
      notBefore: null,
      documents: message.documents.map(document => document.invoiceId),
      copies: message.copies,
      statements: message.statements,
    })),
    ctx.clock.now(),
  )
}
