import { z } from 'zod'
import { recordInteractions } from '../../accounts/interactions/commands.ts'
import { raiseTasks } from '../../accounts/tasks/commands.ts'
import type { NewTask } from '../../accounts/tasks/task.ts'
import { code, date, instant, line, oneOf, optional, whole } from '../../formats/fields.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { type AnyCommand, type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type Customer, requireCustomer, todayOf } from '../commands/customer.ts'
import { contactRefusal, rulesFor } from '../contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../contact-rules/load.ts'
import type { Channel } from '../dunning.ts'
import { promiseFields } from '../promises/api.ts'
import { makePromise } from '../promises/commands/make.ts'
import { refreshAccounts } from '../queue/commands/refresh.ts'

const OUTCOMES = [
  'reached',
  'not_reached',
  'left_message',
  'promised',
  'refused',
  'wrong_number',
  'plan_requested',
  'disputes',
] as const

const text = z
  .string()
  .trim()
  .min(1, { error: 'what was said' })
  .max(10_000)
  .refine(value => value.isWellFormed() && !value.includes('\u0000'), { error: 'plain text' })

const logContactInput = z
  .strictObject({
    accountNumber: code,
    channel: oneOf(['call', 'visit', 'counter', 'email', 'letter', 'portal']),
    /** `in`: the customer came to us; then no rule of contact stands against it. */
    direction: oneOf(['out', 'in']),
    /** When; left out: now. */
    at: optional(instant),
    outcome: oneOf(OUTCOMES),
    note: text,
    /** When somebody should come back to it. */
    nextOn: optional(date),
    promises: z.array(z.strictObject(promiseFields)).max(24).default([]),
    planRequest: optional(
      z.strictObject({ instalments: optional(whole(2, 60)), note: optional(line(500)) }),
    ),
    dispute: optional(
      z.strictObject({ document: optional(code), amount: optional(line(40)), what: line(500) }),
    ),
    /** Why the customer was contacted though the rules of contact stood against it. */
    despite: optional(line(500)),
  })
  .refine(({ outcome, promises }) => (outcome === 'promised') === promises.length > 0, {
    error: 'at least one promise with the outcome promised, and none with another',
    path: ['promises'],
  })
type Contact = z.output<typeof logContactInput>

/**
 * Logs a call or another contact in one step: outcome, note and next date, promises, and what was asked
 * for. Whoever contacts a customer in quiet hours, too often, or though they do not wish it, is refused
 * unless they say why.
 */
const logContact = defineCommand({
  name: 'logContact',
  summary: 'Log a call or visit with its outcome, next date, promises and what was asked for',
  permission: 'collections.work',
  input: logContactInput,
  run: async (tx, input, ctx) => {
    const customer = await requireCustomer(tx, input.accountNumber)
    const at = input.at ?? ctx.clock.now()
    if (Temporal.Instant.compare(at, ctx.clock.now()) > 0) return refuse('contact_in_future', {})
    if (input.direction === 'out' && input.despite === null) {
      const why = await guarded(tx, customer.accountId, input.channel, at)
      if (why !== undefined) {
        return refuse('contact_against_rules', { account: customer.account, why })
      }
    }
    const today = todayOf(ctx, customer.timeZone)
    const interactionId = ctx.newId()
    const promiseIds: string[] = []
    for (const asked of input.promises) {
      const of = { ...customer, today, interactionId }
      promiseIds.push(await makePromise(tx, ctx, of, { ...asked, note: null }))
    }
    await enter(tx, ctx, { customer, interactionId, promiseIds, at }, input)
    const tasks = tasksOf(input, customer, interactionId, today)
    const made = tasks.map(task => ({ ...task, taskId: ctx.newId() }))
    await raiseTasks(tx, ctx, made)
    await refreshAccounts(tx, ctx, [customer.accountId], today)
    return ok({ interactionId, promiseIds, tasks: made.map(({ taskId }) => taskId) })
  },
})

/** What stands against contacting a customer by a channel at a time; undefined: nothing. */
async function guarded(
  tx: Tx,
  accountId: string,
  channel: Contact['channel'],
  at: Temporal.Instant,
): Promise<string | undefined> {
  const by: Channel = channel === 'visit' || channel === 'counter' ? 'call' : channel
  const standing = (await loadContactStandings(tx, [accountId], at)).get(accountId)
  if (standing === undefined) return undefined
  const on = at.toZonedDateTimeISO(standing.timeZone).toPlainDate()
  const rules = rulesFor(await loadContactRules(tx, on), standing.country)
  return contactRefusal(rules, standing, by, at)
}

async function enter(
  tx: Tx,
  ctx: Context,
  of: {
    readonly customer: Customer
    readonly interactionId: string
    readonly promiseIds: readonly string[]
    readonly at: Temporal.Instant
  },
  { channel, direction, outcome, note, nextOn, despite }: Contact,
): Promise<void> {
  await recordInteractions(tx, ctx, [
    {
      ...{ accountId: of.customer.accountId, interactionId: of.interactionId },
      ...{ channel, direction, kind: 'contact', outcome, at: of.at },
      subject: `${channel} ${direction}: ${outcome}`,
      body: despite === null ? note : `${note}\n\n(${despite})`,
      ...(nextOn === null ? {} : { nextOn }),
      about: of.promiseIds.map(id => ({ kind: 'promise', id })),
    },
  ])
}

/** What others must do about what the customer asked for. */
function tasksOf(
  { planRequest, dispute }: Contact,
  { accountId }: Customer,
  subjectId: string,
  dueOn: Temporal.PlainDate,
): NewTask[] {
  const of = { accountId, subjectId, dueOn }
  return [
    ...(planRequest === null
      ? []
      : [{ ...of, kind: 'plan_requested' as const, facts: { ...planRequest } }]),
    ...(dispute === null
      ? []
      : [{ ...of, kind: 'dispute_reported' as const, facts: { ...dispute } }]),
  ]
}

/** What was said with customers about what they owe. */
export const callLogCommands: readonly AnyCommand[] = [logContact]
