import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { SEND_MESSAGES } from '../../messages/commands/queue.ts'
import { BlockEmail, DecideMessages, ReleaseEmail } from '../api.ts'
import { mayDecide } from '../decision.ts'
import { lockMessages, type Undelivered } from '../load.ts'
import { insertBlocks, releaseBlock, setStates } from '../save.ts'
import { unknownMessage } from './bounces.ts'
import { sendByPost } from './not-delivered.ts'

/**
 * A person decides on messages of which it is not known whether they arrived, that failed, or that
 * still wait. `again` sends the same e-mail with the same Message-ID, so that a mailbox that has it
 * already can tell.
 */
export const decideMessages = defineCommand({
  name: 'decideMessages',
  summary: 'Decide on messages that failed or may have arrived: sent, again, by post, or cancel',
  permission: 'messages.deliver',
  input: DecideMessages,
  run: async (
    tx,
    { messages: asked, decision, note },
    ctx,
  ): Promise<Result<{ decided: number }>> => {
    const accounts = await loadAccountIds(
      tx,
      asked.map(each => each.accountNumber),
    )
    const ids = asked.map(({ accountNumber, messageId }) => ({
      accountId: accounts.get(accountNumber) ?? messageId,
      messageId,
    }))
    const found = await lockMessages(tx, ids)
    const missing = asked.find(each => !found.some(({ messageId }) => messageId === each.messageId))
    if (missing !== undefined) return unknownMessage(missing.messageId)
    const unfit = found.find(message => !mayDecide(message, decision))
    if (unfit !== undefined) {
      return refuse('message_not_decidable', {
        message: unfit.messageId,
        state: unfit.state,
        decision,
      })
    }
    const now = ctx.clock.now()
    if (decision === 'sent') await setStates(tx, found, 'sent', { now, nextAt: null })
    if (decision === 'cancel') await setStates(tx, found, 'cancelled', { now, nextAt: null })
    if (decision === 'again') {
      await setStates(tx, found, 'queued', { now, nextAt: now })
      await ctx.enqueue(tx, SEND_MESSAGES)
    }
    if (decision === 'post') await post(tx, found, ctx)
    await recordInteractions(
      tx,
      ctx,
      found.map(message => ({
        accountId: message.accountId,
        channel: 'note',
        direction: 'internal',
        kind: 'message_decided',
        subject: message.subject,
        body: note ?? decision,
        outcome: decision,
        about: [{ kind: 'message', id: message.messageId }],
      })),
    )
    return ok({ decided: found.length })
  },
})

async function post(
  tx: Parameters<typeof lockMessages>[0],
  found: readonly Undelivered[],
  ctx: Parameters<typeof sendByPost>[1],
): Promise<void> {
  const unknown = found.filter(message => message.state === 'unknown')
  await setStates(tx, unknown, 'failed', { now: ctx.clock.now(), nextAt: null })
  await sendByPost(
    tx,
    ctx,
    found.filter(message => !message.hasReplacement),
  )
}

/** Ends e-mails to an address: its owner asked so, or it is known not to work. Letters go instead. */
export const blockEmail = defineCommand({
  name: 'blockEmail',
  summary: 'Send no more e-mails to an address of a customer; letters go instead',
  permission: 'messages.record',
  input: BlockEmail,
  run: async (tx, { accountNumber, email, reason }, ctx): Promise<Result<{ blocked: boolean }>> => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const by = { actor: ctx.actor, now: ctx.clock.now() }
    const made = await insertBlocks(tx, [{ accountId, blockId: ctx.newId(), email, reason }], by)
    return ok({ blocked: made > 0 })
  },
})

/** Lets e-mails go to an address again, for instance after it was put right. */
export const releaseEmail = defineCommand({
  name: 'releaseEmail',
  summary: 'Let e-mails go to an address of a customer again',
  permission: 'messages.record',
  input: ReleaseEmail,
  run: async (tx, { accountNumber, email }, ctx): Promise<Result<{ released: boolean }>> => {
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const by = { actor: ctx.actor, now: ctx.clock.now() }
    return ok({ released: await releaseBlock(tx, { accountId, email }, by) })
  },
})
