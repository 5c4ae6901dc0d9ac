import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { SEND_MESSAGES } from '../../messages/commands/queue.ts'
import { type Attempt, RecordMessageAttempts, TakeMessages } from '../api.ts'
import { afterAttempt } from '../attempts.ts'
import { loadNextDue, lockMessages, type MessageId, takeDue, takeLapsed } from '../load.ts'
import { insertAttempts, type Settled, settle, takeInHand } from '../save.ts'
import { followUpFailures } from './not-delivered.ts'

const PERMISSION = 'messages.work'

/** After this a sender that has not said what came of it has died: a server may be silent for 10 minutes. */
const IN_HAND = { minutes: 15 } as const

/** A message in hand: which try of it this is. */
export type Taken = MessageId & { readonly attempt: number }

/**
 * Takes e-mails that are due in hand. Those that a sender took and never settled, because it was
 * killed, may have arrived: they become `unknown`, and a person is asked, since no message is sent
 * twice by itself.
 */
export const takeMessages = defineCommand({
  name: 'takeMessages',
  summary: 'Take e-mails that are due in hand (a job does this)',
  permission: PERMISSION,
  input: TakeMessages,
  loggedValue: ({ taken }: { taken: readonly Taken[] }) => ({ taken: taken.length }),
  run: async (tx, { limit }, ctx): Promise<Result<{ taken: readonly Taken[] }>> => {
    const now = ctx.clock.now()
    const lapsed = await takeLapsed(tx, now)
    if (lapsed.length > 0) await giveUp(tx, lapsed, ctx)
    const due = await takeDue(tx, now, limit)
    if (due.length === 0) return ok({ taken: [] })
    const taken = await takeInHand(tx, due, now.add(IN_HAND))
    await ctx.enqueue(tx, wakeAt(now.add(IN_HAND), now, 'lapse'))
    return ok({ taken })
  },
})

async function giveUp(tx: Tx, lapsed: readonly Taken[], ctx: Context): Promise<void> {
  const startedAt = ctx.clock.now()
  const attempts = lapsed.map(each => ({
    ...each,
    startedAt,
    durationMs: 0,
    outcome: 'unknown' as const,
    code: null,
    answer: 'the sender was stopped before it could say',
  }))
  await conclude(tx, attempts, ctx)
}

/** The job that looks again; the machine's clock runs even where ours is moved. */
function wakeAt(at: Temporal.Instant, now: Temporal.Instant, why: 'lapse' | 'retry'): Job {
  const runAt = Temporal.Now.instant().add(at.since(now))
  return { ...SEND_MESSAGES, key: `messages:${why}`, runAt }
}

/** Keeps what came of tries of e-mails, and does what follows. */
export const recordMessageAttempts = defineCommand({
  name: 'recordMessageAttempts',
  summary: 'Record what came of e-mails that were sent (a job does this)',
  permission: PERMISSION,
  input: RecordMessageAttempts,
  logged: ({ attempts }) => ({ attempts: attempts.length }),
  run: async (tx, { attempts }, ctx): Promise<Result<{ settled: number; letters: number }>> => {
    const done = await conclude(tx, attempts, ctx)
    const now = ctx.clock.now()
    const nextAt = await loadNextDue(tx)
    if (nextAt !== null && Temporal.Instant.compare(nextAt, now) > 0) {
      await ctx.enqueue(tx, wakeAt(nextAt, now, 'retry'))
    }
    return ok(done)
  },
})

async function conclude(
  tx: Tx,
  attempts: readonly Attempt[],
  ctx: Context,
): Promise<{ settled: number; letters: number }> {
  const now = ctx.clock.now()
  await insertAttempts(tx, attempts)
  const settled = await settle(
    tx,
    attempts.map(each => settledBy(each, now)),
    now,
  )
  const byId = new Map(attempts.map(each => [each.messageId, each]))
  const ended = settled.flatMap(({ messageId }) => {
    const attempt = byId.get(messageId)
    const after = attempt === undefined ? undefined : afterAttempt(attempt.outcome, attempt.attempt)
    return attempt !== undefined && after !== undefined ? [{ attempt, state: after.state }] : []
  })
  const lost = ended.filter(({ state }) => state === 'bounced' || state === 'failed')
  const messages = await lockMessages(
    tx,
    lost.map(each => each.attempt),
  )
  const { letters } = await followUpFailures(
    tx,
    ctx,
    messages.flatMap(message => {
      const attempt = byId.get(message.messageId)
      if (attempt === undefined) return []
      const { outcome, answer } = attempt
      return [{ message, why: answer, block: outcome === 'no_such_address' ? 'bounced' : null }]
    }),
  )
  await askAbout(
    tx,
    ended.filter(each => each.state === 'unknown').map(each => each.attempt),
    ctx,
  )
  return { settled: settled.length, letters }
}

function settledBy(attempt: Attempt, now: Temporal.Instant): Settled {
  const { accountId, messageId } = attempt
  const after = afterAttempt(attempt.outcome, attempt.attempt)
  const nextAt = 'waitS' in after ? now.add({ seconds: after.waitS }) : null
  return { accountId, messageId, attempt: attempt.attempt, state: after.state, nextAt }
}

/** A follow-up for messages of which nobody knows whether they arrived. */
async function askAbout(tx: Tx, unknown: readonly Attempt[], ctx: Context): Promise<void> {
  if (unknown.length === 0) return
  const messages = await lockMessages(tx, unknown)
  const whyOf = new Map(unknown.map(each => [each.messageId, each.answer]))
  await recordInteractions(
    tx,
    ctx,
    messages.map(message => ({
      accountId: message.accountId,
      channel: 'email',
      direction: 'internal',
      kind: 'delivery_unknown',
      subject: message.subject,
      body: whyOf.get(message.messageId) ?? '',
      nextOn: ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate(),
      about: [{ kind: 'message', id: message.messageId, label: message.recipient.email ?? '' }],
    })),
  )
}
