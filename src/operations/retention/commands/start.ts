import { loadAccount } from '../../../accounts/load/accounts.ts'
import { personActor } from '../../../identity/actor.ts'
import { personFor } from '../../../identity/commands/people.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { accountErasure, personErasure } from '../api.ts'
import { countEntries, loadPeriods, loadStanding, type Standing } from '../load.ts'
import { keptUntil } from '../periods.ts'
import { insertErasure } from '../save.ts'

/** What an erasure finds, and what it leaves: with `--dry-run` a preview. */
type Started = {
  readonly erasureId: string
  /** Entries of the log that are about them, of which those with personal data lose it. */
  readonly logEntries: number
  readonly premises: number
  readonly mandates: number
  /** Issued documents stay as they are until their term ends. */
  readonly documentsKept: number
  readonly keptUntil: Temporal.PlainDate | null
}

/** Begins to erase who a customer is; a job does it. There is no way back. */
export const eraseAccount = defineCommand({
  name: 'eraseAccount',
  summary: 'Erase who a customer is, for good; issued documents stay until their term ends',
  permission: 'data.erase',
  input: accountErasure,
  run: async (tx, { accountNumber, reason }, ctx): Promise<Result<Started>> => {
    const account = await loadAccount(tx, accountNumber)
    if (account === undefined) return refuse('unknown_account', { account: accountNumber })
    const { accountId, timeZone } = account
    const today = ctx.clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
    const standing = await loadStanding(tx, accountId, today)
    const why = obstacles(standing)
    if (why.length > 0) {
      return refuse('erasure_blocked', { subject: accountNumber, why: why.join('; ') })
    }
    const periods = await loadPeriods(tx)
    const { lastDocumentOn: last, premises, mandates } = standing
    const until = last === null ? null : keptUntil(last, periods.get('documents') ?? 0)
    const object = `account:${account.accountNumber}`
    const found = { premises, mandates, documentsKept: standing.documents, keptUntil: until }
    const subject = { subject: 'account', subjectId: accountId, object, reason } as const
    const erasureId = await begin(tx, { ...subject, documentsUntil: until }, ctx)
    return ok({ erasureId, logEntries: await countEntries(tx, object), ...found })
  },
  atStake: async (_tx, { erasureId: _, logEntries: __, ...found }, input) => ({
    facts: { ...input, ...found },
  }),
})

/** Begins to erase who a person is who may not sign in any more; a job does it. */
export const erasePerson = defineCommand({
  name: 'erasePerson',
  summary: 'Erase who a person is who may no longer sign in; what they did stays, without a name',
  permission: 'data.erase',
  input: personErasure,
  run: async (tx, { email, reason }, ctx): Promise<Result<Started>> => {
    const found = await personFor(tx, email)
    if (!found.ok) return found
    const { personId, disabledAt } = found.value
    if (ctx.actor === personActor(personId)) return refuse('own_rights', { email })
    if (disabledAt === null) {
      return refuse('erasure_blocked', { subject: email, why: 'disablePerson' })
    }
    const object = `person:${email}`
    const subject = { subject: 'person', subjectId: personId, object, reason } as const
    const erasureId = await begin(tx, { ...subject, documentsUntil: null }, ctx)
    const logEntries = await countEntries(tx, object)
    const none = { premises: 0, mandates: 0, documentsKept: 0, keptUntil: null }
    return ok({ erasureId, logEntries, ...none })
  },
  atStake: async (_tx, _value, input) => ({ facts: input }),
})

async function begin(
  tx: Tx,
  erasure: Omit<Parameters<typeof insertErasure>[1], 'erasureId'>,
  ctx: Context,
): Promise<string> {
  const erasureId = ctx.newId()
  const by = { actor: ctx.actor, at: ctx.clock.now() }
  await insertErasure(tx, { ...erasure, erasureId }, by)
  await ctx.enqueue(tx, { task: 'eraseData', payload: { erasureId } })
  return erasureId
}

/** What must be over before a customer can be erased, each as the command that ends it. */
function obstacles(standing: Standing): string[] {
  const { holds, running, open, cases, hasDraft, hasPayment, isErased } = standing
  return [
    ...(isErased ? ['quittance list erasures'] : []),
    ...(holds.length === 0 ? [] : [`releaseLegalHold (${holds.join(', ')})`]),
    ...(running.length === 0 ? [] : [`endSubscription (${running.join(', ')})`]),
    ...(open.length === 0 ? [] : [`open-items (${open.join(', ')})`]),
    ...(cases.length === 0 ? [] : [`answerInquiry, decideDispute (${cases.join(', ')})`]),
    ...(hasDraft ? ['issueBillRun'] : []),
    ...(hasPayment ? ['payments'] : []),
  ]
}
