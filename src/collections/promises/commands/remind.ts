import { channelFor } from '../../../documents/messages/channel.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { loadAddressees } from '../../../documents/messages/load.ts'
import { isBefore } from '../../../kernel/period.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { AT_ANY_HOUR, afterQuietHours, contactRefusal, rulesFor } from '../../contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../../contact-rules/load.ts'
import { loadDunningHolds } from '../../holds/load.ts'
import { loadAccountPolicyUses, loadDunningPolicies, loadPolicyUses } from '../../policies/load.ts'
import { policyCodeOf } from '../../policies/policy-use.ts'
import { loadDunnedAccounts } from '../../reminders/load.ts'
import type { DuePromise } from '../promise-money.ts'

/** A promise as far as it matters for whether its customer is written to. */
export type WrittenPromise = Pick<DuePromise, 'accountId' | 'legalEntityId' | 'payBy'>

/**
 * Writes to customers whose promise is due tomorrow, by e-mail alone: a letter would come too late. Nobody is
 * written to whom the contact guard spares, whose reminders are held, whose policy says not to, or who would
 * read it only when the day is over. Asked again it is the same message. Gives how many are new.
 */
export async function remindPromisers(
  tx: Tx,
  ctx: Context,
  due: readonly DuePromise[],
  on: Temporal.PlainDate,
): Promise<number> {
  if (due.length === 0) return 0
  const at = ctx.clock.now()
  const { isWanted, arrival } = await whoIsWrittenTo(tx, 'promise_reminder', due, { on, at })
  const queued = await queueMessages(
    tx,
    ctx,
    due.filter(isWanted).map(promise => ({
      accountId: promise.accountId,
      legalEntityId: promise.legalEntityId,
      templateCode: 'promise_reminder',
      channel: 'email',
      notBefore: arrival(promise) ?? at,
      key: `promise ${promise.promiseId} reminder`,
      facts: {
        amount: { minor: promise.leftMinor, currency: promise.currency },
        promisedOn: promise.payBy,
      },
      about: [{ kind: 'promise', id: promise.promiseId }],
    })),
  )
  return queued.filter(each => each.isNew).length
}

/**
 * Who is written to about promises, and when it may reach them; a fixed number of statements. A
 * confirmation is an answer to the customer: it does not count among contacts, and is not too often.
 */
export async function whoIsWrittenTo(
  tx: Tx,
  template: 'promise_reminder' | 'promise_confirmation',
  due: readonly WrittenPromise[],
  { on, at }: { readonly on: Temporal.PlainDate; readonly at: Temporal.Instant },
) {
  const often = template === 'promise_confirmation' ? { most: Number.POSITIVE_INFINITY } : {}
  const ids = [...new Set(due.map(each => each.accountId))]
  const accounts = await loadDunnedAccounts(tx, ids, on)
  const addressees = await loadAddressees(tx, ids)
  const standings = await loadContactStandings(tx, ids, at)
  const rules = await loadContactRules(tx, on)
  const holds = await loadDunningHolds(tx, ids, on)
  const held = new Set(holds.flatMap(each => (each.itemId === null ? [each.accountId] : [])))
  const policies = await loadDunningPolicies(tx, on)
  const uses = await loadPolicyUses(tx, 'dunning', on)
  const own = await loadAccountPolicyUses(tx, 'dunning', ids, on)
  const arrival = ({ accountId }: WrittenPromise) => {
    const account = accounts.get(accountId)
    return account && afterQuietHours(rulesFor(rules, account.country), account.timeZone, at)
  }
  const isWanted = (promise: WrittenPromise) => {
    const { accountId, legalEntityId } = promise
    const [account, standing] = [accounts.get(accountId), standings.get(accountId)]
    const [addressee, readAt] = [addressees.get(accountId), arrival(promise)]
    if (!account || !standing || !addressee || !readAt || held.has(accountId)) return false
    if (channelFor(template, addressee, 'email') !== 'email') return false
    const by = { legalEntityId, segmentCode: account.segmentCode, ownPolicy: own.get(accountId) }
    const policy = policies.get(policyCodeOf(uses, by) ?? '')
    if (policy?.beforePromise !== 'write') return false
    // What is written in quiet hours arrives after them: it must not come when the day is over.
    const readOn = readAt.toZonedDateTimeISO(account.timeZone).toPlainDate()
    if (isBefore(promise.payBy, readOn)) return false
    const guard = { ...rulesFor(rules, account.country), ...AT_ANY_HOUR, ...often }
    return contactRefusal(guard, standing, 'email', at) === undefined
  }
  return { isWanted, arrival }
}
