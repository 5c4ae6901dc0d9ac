import { isBefore } from '../../../kernel/period.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { loadDebts, lockItems } from '../../../ledger/open-items/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { freezeItems } from '../../../receivables/freezes/commands/freeze-items.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import { positiveMinor } from '../../../receivables/positive-amount.ts'
import { coverItems, type PromisableItem } from '../promise-money.ts'
import { insertPromise } from '../save.ts'
import { confirmPromise } from './confirm.ts'

/** What a customer promises, as it was entered. */
export type AskedPromise = {
  readonly entity: string
  readonly currency: string
  readonly payBy: Temporal.PlainDate
  readonly amount: string
  readonly tolerance: string | null
  readonly graceDays: number
  readonly items?: readonly string[] | undefined
  readonly note: string | null
  readonly reference?: string | null
}

/**
 * Records a promise made today, has what it covers left alone until its last day and grace, and confirms
 * it to the customer. Throws
 * `promise_in_past`, `promise_above_owed` (more than is owed and not frozen for another reason),
 * `unknown_legal_entity`.
 */
export async function makePromise(
  tx: Tx,
  ctx: Context,
  of: {
    readonly accountId: string
    readonly account: string
    readonly today: Temporal.PlainDate
    readonly interactionId: string | null
  },
  asked: AskedPromise,
): Promise<string> {
  const entity = await loadLegalEntityByCode(tx, asked.entity)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: asked.entity })
  if (isBefore(asked.payBy, of.today)) {
    throw new RefusalError('promise_in_past', { payBy: asked.payBy.toString() })
  }
  const amountMinor = positiveMinor(asked.amount, asked.currency)
  const toleranceMinor =
    asked.tolerance === null ? 0n : positiveMinor(asked.tolerance, asked.currency)
  const free = await promisable(tx, of, entity.legalEntityId, asked)
  const items = coverItems(free, amountMinor)
  if (items === undefined || toleranceMinor >= amountMinor) {
    throw new RefusalError('promise_above_owed', { account: of.account, amount: asked.amount })
  }
  const promiseId = ctx.newId()
  const { accountId, interactionId } = of
  const { currency, payBy, graceDays, note, reference = null } = asked
  await insertPromise(
    tx,
    {
      ...{ accountId, promiseId, legalEntityId: entity.legalEntityId, currency },
      ...{ madeOn: of.today, payBy, amountMinor, toleranceMinor, graceDays },
      ...{ interactionId, note, items, reference },
    },
    { at: ctx.clock.now(), by: ctx.actor },
  )
  const untilOn = payBy.add({ days: graceDays })
  await freezeItems(
    tx,
    ctx,
    items.map(item => ({
      ...{ accountId, itemId: item.itemId, amountMinor: item.amountMinor },
      ...{ reason: 'promise', fromOn: of.today, untilOn, sourceId: promiseId },
    })),
  )
  // One that another system brought was confirmed there.
  if (reference === null) {
    const made = { accountId, promiseId, legalEntityId: entity.legalEntityId, amountMinor }
    await confirmPromise(tx, ctx, { ...made, currency, payBy }, of.today)
  }
  return promiseId
}

/** What may be promised: what is owed and not frozen, the oldest due first, under the items' locks. */
async function promisable(
  tx: Tx,
  { accountId, today }: { readonly accountId: string; readonly today: Temporal.PlainDate },
  legalEntityId: string,
  { currency, items }: AskedPromise,
): Promise<PromisableItem[]> {
  const owed = (await loadDebts(tx, [accountId])).filter(
    item => item.legalEntityId === legalEntityId && item.currency === currency,
  )
  const named = items === undefined ? owed : owed.filter(item => items.includes(item.itemId))
  const missing = items?.find(id => !named.some(item => item.itemId === id))
  if (missing !== undefined) throw new RefusalError('unknown_item', { item: missing })
  const locked = new Map((await lockItems(tx, named)).map(item => [item.itemId, item.openMinor]))
  const frozen = new Map(
    (await frozenAmounts(tx, named, today)).map(each => [each.itemId, each.frozenMinor]),
  )
  return named.map(({ itemId }) => ({
    itemId,
    freeMinor: (locked.get(itemId) ?? 0n) - (frozen.get(itemId) ?? 0n),
  }))
}
