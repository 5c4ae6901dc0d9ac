import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadPlanVersions } from '../../catalog/load/plans.ts'
import { type PlanCharge, planVersionName } from '../../catalog/plan-version.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { isBefore } from '../../kernel/period.ts'
import { assert } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { RowBatch } from '../../platform/row-batch.ts'
import type { Anchor } from '../alignment.ts'
import type { Amendment } from '../amendment.ts'
import {
  loadItems,
  loadSubscriptionIds,
  loadSubscriptions,
  type StoredItem,
  type StoredSubscription,
  type SubscriptionId,
} from '../load/subscriptions.ts'
import { holdStates } from '../save/stale.ts'
import { dateOfWhen, isWord, longestPeriod, type When } from '../when.ts'

/** A row about a subscription. */
export type SubscriptionKey = {
  readonly accountNumber: string
  readonly subscriptionNumber: string
}

/** An item with what its charge says of when it is billed. */
export type HeldItem = StoredItem & { readonly charge: PlanCharge }

/** A subscription that this transaction holds, with its items; rows of a batch change it in turn. */
export type HeldSubscription = Omit<StoredSubscription, 'endOn'> & {
  endOn: Temporal.PlainDate | null
  items: HeldItem[]
}

/** What commands that change subscriptions need of their context. */
export type ChangeContext = Pick<Context, 'clock' | 'newId' | 'actor'> & {
  /** The order that is carried out, where there is one. */
  readonly orderId?: string
}

/**
 * Finds and holds the subscriptions that the rows of a batch name, against bill runs and other
 * changes, and then reads them. Rows that name none are rejected.
 */
export async function openSubscriptions<Row extends SubscriptionKey>(
  tx: Tx,
  batch: RowBatch<Row>,
): Promise<(row: SubscriptionKey) => HeldSubscription> {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const keyOf = ({ accountNumber, subscriptionNumber }: SubscriptionKey) =>
    `${accounts.get(accountNumber)} ${subscriptionNumber}`
  const wanted = new Map<string, { accountId: string; number: string }>()
  for (const { value } of batch.open) {
    const accountId = accounts.get(value.accountNumber)
    if (accountId === undefined) continue
    wanted.set(keyOf(value), { accountId, number: value.subscriptionNumber })
  }
  const ids = await loadSubscriptionIds(tx, [...wanted.values()])
  rejectUnknown(batch, accounts, value => ids.has(keyOf(value)))
  const held = await holdSubscriptions(tx, [...ids.values()])
  return row => {
    const found = held.get(ids.get(keyOf(row))?.subscriptionId ?? '')
    assert(found !== undefined, `subscription ${row.subscriptionNumber} was not opened`)
    return found
  }
}

function rejectUnknown(
  batch: RowBatch<SubscriptionKey>,
  accounts: ReadonlyMap<string, string>,
  isKnown: (value: SubscriptionKey) => boolean,
): void {
  for (const { row, value } of batch.open) {
    const { accountNumber: account, subscriptionNumber: subscription } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (!isKnown(value)) batch.reject(row, 'unknown_subscription', { account, subscription })
  }
}

/** Holds subscriptions by id and then reads them, by subscription id. */
export async function holdSubscriptions(
  tx: Tx,
  ids: readonly SubscriptionId[],
): Promise<Map<string, HeldSubscription>> {
  await holdStates(tx, ids, 'write')
  return readSubscriptions(tx, ids)
}

async function readSubscriptions(
  tx: Tx,
  ids: readonly SubscriptionId[],
): Promise<Map<string, HeldSubscription>> {
  const held = new Map<string, HeldSubscription>()
  for (const subscription of await loadSubscriptions(tx, ids)) {
    held.set(subscription.subscriptionId, { ...subscription, items: [] })
  }
  const items = await loadItems(tx, ids)
  const versions = await loadPlanVersions(tx, distinctVersions(items))
  for (const item of items) {
    const charges = versions.get(planVersionName(item))?.charges
    const charge = charges?.find(({ chargeCode }) => chargeCode === item.chargeCode)
    assert(charge !== undefined, `item ${item.itemId} has no charge`)
    held.get(item.subscriptionId)?.items.push({ ...item, charge })
  }
  return held
}

function distinctVersions(items: readonly StoredItem[]) {
  return [...new Map(items.map(item => [planVersionName(item), item])).values()]
}

/** The items that are paid on a date, of the subscription's life or not. */
export function itemsOn(held: HeldSubscription, date: Temporal.PlainDate): HeldItem[] {
  return held.items.filter(
    item => !isBefore(date, item.startOn) && (item.endOn === null || isBefore(date, item.endOn)),
  )
}

/** On which days the periods of an item start; without one, those of the subscription. */
export function anchorOfItem(
  { anchorDay: day }: Pick<HeldSubscription, 'anchorDay'>,
  item: Pick<HeldItem, 'anchorDay' | 'anchorMonth'> | undefined,
): Anchor {
  if (item === undefined || item.anchorDay === null) return { day, month: null }
  return { day: item.anchorDay, month: item.anchorMonth }
}

/** The day on which a change of a whole subscription takes effect, by name or by its periods. */
export function changeDate(
  held: HeldSubscription,
  when: When,
  { clock }: Pick<Context, 'clock'>,
): Temporal.PlainDate {
  if (!isWord(when)) return when
  const now = clock.now()
  const today = itemsOn(held, dateOf(now, held.timeZone))
  const items = today.length > 0 ? today : held.items
  const months = longestPeriod(items.map(({ charge }) => charge))
  const longest = items.find(({ charge }) => charge.months === months)
  return dateOfWhen(when, { ...held, anchor: anchorOfItem(held, longest) }, months, now)
}

/**
 * How far past its date a bill of the subscription reaches: its longest period billed in advance,
 * and 3 days, because from 28 February a month that is anchored on the 31st ends on 31 March.
 */
export function reachOf(held: HeldSubscription, atLeast = 'P0M'): string {
  const advance = held.items.filter(({ charge }) => charge.timing === 'advance')
  if (advance.length === 0) return atLeast
  return `P${Math.max(...advance.map(({ charge }) => charge.months))}M3D`
}

/** An amendment of a held subscription, made now. */
export function amendment(
  ctx: ChangeContext,
  subscription: SubscriptionId,
  change: Pick<Amendment, 'kind' | 'effectiveOn' | 'before' | 'after'>,
): Amendment {
  return {
    accountId: subscription.accountId,
    amendmentId: ctx.newId(),
    subscriptionId: subscription.subscriptionId,
    ...change,
    madeBy: ctx.actor,
    recordedAt: ctx.clock.now(),
    orderId: ctx.orderId ?? null,
  }
}
