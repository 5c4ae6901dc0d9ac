import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import { formatAmount } from '../../../kernel/money.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { endFreezes } from '../../../receivables/freezes/commands/freeze-items.ts'
import { loadMoneyIn, loadPromises, type StoredPromise } from '../load.ts'
import { standingsOf } from '../promise-money.ts'
import { updateStandings } from '../save.ts'

/** What became of the promises that were looked at. */
export type Evaluated = { readonly kept: number; readonly broken: number }

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
  if (first === undefined) return { kept: 0, broken: 0 }
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
  await remind(tx, ctx, promises, standings, on)
  const broken = changed.filter(each => each.now === 'broken')
  await raiseTasks(
    tx,
    ctx,
    broken.map(({ accountId, promiseId, amountMinor, currency, payBy }) => ({
      ...{ accountId, kind: 'promise_broken', subjectId: promiseId, dueOn: on },
      facts: { amount: formatAmount(amountMinor, currency), currency, payBy: payBy.toString() },
    })),
  )
  return { kept: changed.filter(each => each.now === 'kept').length, broken: broken.length }
}

/** Tells the collector a day before what is not paid yet, so that a call can save the promise. */
function remind(
  tx: Tx,
  ctx: Pick<Context, 'clock' | 'newId'>,
  promises: readonly StoredPromise[],
  standings: readonly { readonly promiseId: string; readonly state: StoredPromise['state'] }[],
  on: Temporal.PlainDate,
): Promise<number> {
  const running = new Set(
    standings.flatMap(({ promiseId, state }) => (state === 'running' ? [promiseId] : [])),
  )
  const due = promises.filter(
    ({ promiseId, payBy, madeOn }) =>
      running.has(promiseId) &&
      payBy.equals(on.add({ days: 1 })) &&
      Temporal.PlainDate.compare(madeOn, on) < 0,
  )
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
