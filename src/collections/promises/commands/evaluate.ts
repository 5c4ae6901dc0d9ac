import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { endFreezes } from '../../../receivables/freezes/commands/freeze-items.ts'
import { loadMoneyIn, loadPromises, type StoredPromise } from '../load.ts'
import { type DuePromise, type PromiseStanding, standingsOf } from '../promise-money.ts'
import { updateStandings } from '../save.ts'

/** What became of the promises that were looked at, and those due tomorrow that are not paid yet. */
export type Evaluated = {
  readonly kept: number
  readonly broken: number
  readonly dueTomorrow: readonly DuePromise[]
}

/**
 * Works out how the promises of accounts stand: one that was kept or broken frees what it covered. A
 * broken one gives its collector a task, and so does one that is due tomorrow and not paid yet. Done twice it changes nothing.
 */
export async function evaluateAccounts(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'actor' | 'newId'>,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Evaluated> {
  const promises = await loadPromises(tx, accountIds, on)
  const first = promises.map(each => each.madeOn).sort(Temporal.PlainDate.compare)[0]
  if (first === undefined) return { kept: 0, broken: 0, dueTomorrow: [] }
  const ids = [...new Set(promises.map(each => each.accountId))]
  const money = Map.groupBy(await loadMoneyIn(tx, ids, first), payerOf)
  const changed: (StoredPromise & { readonly now: StoredPromise['state'] })[] = []
  const standings = [...Map.groupBy(promises, payerOf)].flatMap(([payer, own]) =>
    standingsOf(own, money.get(payer) ?? [], on).map(standing => {
      const promise = own.find(each => each.promiseId === standing.promiseId) as StoredPromise
      if (promise.state !== standing.state) changed.push({ ...promise, now: standing.state })
      return { ...standing, accountId: promise.accountId }
    }),
  )
  await updateStandings(tx, standings, on)
  for (const why of ['kept', 'broken'] as const) {
    const ended = changed.filter(each => each.now === why)
    const sources = ended.map(({ accountId, promiseId }) => ({ accountId, sourceId: promiseId }))
    await endFreezes(tx, ctx, sources, { on, why })
  }
  const dueTomorrow = dueOn(promises, standings, on.add({ days: 1 }), on)
  await tellCollectors(tx, ctx, dueTomorrow, on)
  const broken = changed.filter(each => each.now === 'broken')
  await raiseTasks(
    tx,
    ctx,
    broken.map(({ accountId, promiseId, amountMinor, currency, payBy }) => ({
      ...{ accountId, kind: 'promise_broken', subjectId: promiseId, dueOn: on },
      facts: { amount: formatAmount(amountMinor, currency), currency, payBy: payBy.toString() },
    })),
  )
  const kept = changed.filter(each => each.now === 'kept').length
  return { kept, broken: broken.length, dueTomorrow }
}

/** Promises of an earlier day that are due on a day and of which something is still to come. */
function dueOn(
  promises: readonly StoredPromise[],
  standings: readonly PromiseStanding[],
  due: Temporal.PlainDate,
  on: Temporal.PlainDate,
): (StoredPromise & DuePromise)[] {
  const byId = new Map(standings.map(each => [each.promiseId, each]))
  return promises.flatMap(promise => {
    const standing = byId.get(promise.promiseId)
    if (standing?.state !== 'running' || !promise.payBy.equals(due)) return []
    if (!isBefore(promise.madeOn, on)) return []
    return [{ ...promise, leftMinor: promise.amountMinor - standing.paidMinor }]
  })
}

/** Tells the collector a day before what is not paid yet, so that a call can save the promise. */
function tellCollectors(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'newId'>,
  due: readonly (DuePromise & { readonly amountMinor: bigint })[],
  on: Temporal.PlainDate,
): Promise<number> {
  return raiseTasks(
    tx,
    ctx,
    due.map(({ accountId, promiseId, amountMinor, currency, payBy }) => ({
      ...{ accountId, kind: 'promise_due', subjectId: promiseId, dueOn: on },
      facts: { amount: formatAmount(amountMinor, currency), currency, payBy: payBy.toString() },
    })),
  )
}

function payerOf(of: { accountId: string; legalEntityId: string; currency: string }): string {
  return `${of.accountId} ${of.legalEntityId} ${of.currency}`
}
