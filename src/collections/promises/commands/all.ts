import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../../platform/command.ts'
import { endFreezes } from '../../../receivables/freezes/commands/freeze-items.ts'
import { requireCustomer, todayOf } from '../../commands/customer.ts'
import { refreshAccounts } from '../../queue/commands/refresh.ts'
import { cancelPromiseInput, evaluatePromisesInput, promiseInput } from '../api.ts'
import { findPromise, loadPromise, loadPromisers } from '../load.ts'
import { insertCancellation } from '../save.ts'
import { evaluateAccounts } from './evaluate.ts'
import { makePromise } from './make.ts'
import { remindPromisers } from './remind.ts'

/** A promise that came before under the same reference stays as it is. */
export const recordPromise = defineCommand({
  name: 'recordPromise',
  summary: 'Record what a customer promised to pay by when; it is not asked for meanwhile',
  permission: 'collections.work',
  input: promiseInput,
  run: async (tx, input, ctx): Promise<Result<{ promiseId: string; result: string }>> => {
    const account = await requireCustomer(tx, input.accountNumber)
    const today = todayOf(ctx, account.timeZone)
    const known = await findPromise(tx, account.accountId, input.reference)
    if (known !== undefined) return ok({ promiseId: known, result: 'unchanged' })
    const of = { ...account, today, interactionId: null }
    const promiseId = await makePromise(tx, ctx, of, input)
    await refreshAccounts(tx, ctx, [account.accountId], today)
    return ok({ promiseId, result: 'created' })
  },
})

/** A promise that was kept or broken stays what it is. */
const cancelPromise = defineCommand({
  name: 'cancelPromise',
  summary: 'Take back a promise to pay that still runs, with the reason',
  permission: 'collections.work',
  input: cancelPromiseInput,
  run: async (tx, input, ctx) => {
    const { accountId, timeZone } = await requireCustomer(tx, input.accountNumber)
    const today = todayOf(ctx, timeZone)
    await evaluateAccounts(tx, ctx, [accountId], today)
    const promise = await loadPromise(tx, accountId, input.promise)
    if (promise === undefined) return refuse('unknown_promise', { promise: input.promise })
    if (promise.state !== 'running') {
      return refuse('promise_over', { promise: input.promise, state: promise.state })
    }
    const of = { accountId, promiseId: input.promise, on: today, why: input.why }
    await insertCancellation(tx, of, { at: ctx.clock.now(), by: ctx.actor })
    const sources = [{ accountId, sourceId: input.promise }]
    await endFreezes(tx, ctx, sources, { on: today, why: 'cancelled' })
    await evaluateAccounts(tx, ctx, [accountId], today)
    await refreshAccounts(tx, ctx, [accountId], today)
    return ok({ promiseId: input.promise })
  },
})

/** A page of accounts; the daily work goes on until `next` is null. */
export const evaluatePromises = defineCommand({
  name: 'evaluatePromises',
  summary:
    'Find which promises were kept or broken by the money that came, and remind of those due tomorrow; a page at a time',
  permission: 'collections.work',
  input: evaluatePromisesInput,
  run: async (tx, { on, after, limit }, ctx) => {
    const accountIds = await loadPromisers(tx, { on, after, limit })
    const { kept, broken, dueTomorrow } = await evaluateAccounts(tx, ctx, accountIds, on)
    if (kept + broken > 0) await refreshAccounts(tx, ctx, accountIds, on)
    const reminded = await remindPromisers(tx, ctx, dueTomorrow, on)
    const next = accountIds.length < limit ? null : (accountIds.at(-1) ?? null)
    return ok({ kept, broken, reminded, next })
  },
})

/** Promises to pay. */
export const promiseCommands: readonly AnyCommand[] = [
  recordPromise,
  cancelPromise,
  evaluatePromises,
]
