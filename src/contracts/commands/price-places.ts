import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { assert } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { RowBatch } from '../../platform/row-batch.ts'
import type { AgreedPriceRow } from '../api.ts'
import { loadSubscriptionsUnder, lockForSubscribing } from '../load/agreed-prices.ts'
import { loadContracts, type StoredContract } from '../load/contracts.ts'
import { loadSubscriptionIds, type SubscriptionId } from '../load/subscriptions.ts'
import { type HeldSubscription, holdSubscriptions } from './open-subscriptions.ts'

/** Where a price is agreed: for one subscription, or (`subscriptionId` null) a whole contract. */
export type PricePlace = {
  readonly accountId: string
  readonly contractId: string
  readonly currency: string
  readonly subscriptionId: string | null
  /** The one, or all that the contract has. */
  readonly subscriptions: readonly HeldSubscription[]
}

/**
 * Finds the subscriptions and contracts that rows name and holds all subscriptions concerned,
 * against bill runs and other changes. A contract is also held against new subscriptions, which
 * could otherwise begin to pay the price before unseen. Rows that name none are rejected.
 */
export async function placesOf(
  tx: Tx,
  batch: RowBatch<AgreedPriceRow>,
): Promise<(row: AgreedPriceRow) => PricePlace> {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const keyOf = (row: AgreedPriceRow) =>
    `${accounts.get(row.accountNumber)} ${row.subscriptionNumber ?? row.contractNumber}`
  const wanted = batch.open.flatMap(({ value }) => {
    const accountId = accounts.get(value.accountNumber)
    return accountId === undefined ? [] : [{ accountId, value }]
  })
  const contracts = new Map(
    (
      await loadContracts(
        tx,
        wanted.flatMap(({ accountId, value: { contractNumber } }) =>
          contractNumber === null ? [] : [{ accountId, number: contractNumber }],
        ),
      )
    ).map(contract => [`${contract.accountId} ${contract.number}`, contract]),
  )
  if (contracts.size > 0) await lockForSubscribing(tx, [...contracts.values()])
  const under = await loadSubscriptionsUnder(tx, [...contracts.values()])
  const ids = await loadSubscriptionIds(
    tx,
    wanted.flatMap(({ accountId, value: { subscriptionNumber } }) =>
      subscriptionNumber === null ? [] : [{ accountId, number: subscriptionNumber }],
    ),
  )
  rejectUnknown(batch, accounts, row =>
    row.subscriptionNumber === null ? contracts.has(keyOf(row)) : ids.has(keyOf(row)),
  )
  const held = await holdSubscriptions(tx, distinctIds([...ids.values(), ...under]))
  return row => {
    if (row.subscriptionNumber !== null) return placeOfOne(held, ids.get(keyOf(row)))
    return placeOfContract(held, contracts.get(keyOf(row)))
  }
}

type Held = ReadonlyMap<string, HeldSubscription>

function placeOfOne(held: Held, id: SubscriptionId | undefined): PricePlace {
  const found = held.get(id?.subscriptionId ?? '')
  assert(found !== undefined, 'a subscription was not held')
  const { accountId, contractId, currency, subscriptionId } = found
  return { accountId, contractId, currency, subscriptionId, subscriptions: [found] }
}

function placeOfContract(held: Held, contract: StoredContract | undefined): PricePlace {
  assert(contract !== undefined, 'a contract was not found')
  const { accountId, contractId, currency } = contract
  const subscriptions = [...held.values()].filter(each => each.contractId === contractId)
  return { accountId, contractId, currency, subscriptionId: null, subscriptions }
}

function rejectUnknown(
  batch: RowBatch<AgreedPriceRow>,
  accounts: ReadonlyMap<string, string>,
  isKnown: (row: AgreedPriceRow) => boolean,
): void {
  for (const { row, value } of batch.open) {
    const { accountNumber: account, subscriptionNumber: subscription } = value
    const { contractNumber: contract } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (isKnown(value)) continue
    else if (subscription !== null) {
      batch.reject(row, 'unknown_subscription', { account, subscription })
    } else batch.reject(row, 'unknown_contract', { account, contract: contract ?? '' })
  }
}

function distinctIds(ids: readonly SubscriptionId[]): SubscriptionId[] {
  return [...new Map(ids.map(id => [id.subscriptionId, id])).values()]
}
