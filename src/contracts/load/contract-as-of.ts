import { sql } from 'kysely'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { isBefore } from '../../kernel/period.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ContractAmendment } from '../amendment.ts'
import type { AsOf } from './as-of.ts'
import { loadCommitmentsUnder, type StoredCommitment } from './commitments.ts'
import {
  loadContractAmendments,
  loadPoNumbers,
  loadSubscriptionsUnder,
} from './contract-changes.ts'
import { loadContracts, type StoredContract } from './contracts.ts'

/** A contract as it stood on a day, by what was known at a time. */
export type ContractAsOf = StoredContract & {
  /** The subscriptions under it that were known. */
  readonly subscriptions: readonly string[]
  /** The commitments that ran on the day and were known. */
  readonly commitments: readonly StoredCommitment[]
}

/**
 * A contract as it stood on `effectiveOn` by what had been recorded until `recordedAt` (included):
 * its terms, its end, how far into its terms it was and the purchase order of the day. Undefined
 * where the account or the contract was not known then.
 */
export async function loadContractAsOf(
  db: Db,
  accountNumber: string,
  number: string,
  { effectiveOn, recordedAt }: AsOf,
): Promise<ContractAsOf | undefined> {
  const accountId = (await loadAccountIds(db, [accountNumber])).get(accountNumber)
  if (accountId === undefined) return undefined
  const [stored] = await loadContracts(db, [{ accountId, number }])
  const isKnown = (at: Temporal.Instant) => Temporal.Instant.compare(at, recordedAt) <= 0
  if (stored === undefined || !isKnown(await recordedWhen(db, stored))) return undefined
  const amendments = await loadContractAmendments(db, [stored])
  const terms = beforeContractAmendments(
    stored,
    amendments.filter(amendment => !isKnown(amendment.recordedAt)),
  )
  const orders = (await loadPoNumbers(db, [stored])).filter(
    order => isKnown(order.recordedAt) && !isBefore(effectiveOn, order.fromOn),
  )
  const under = await loadSubscriptionsUnder(db, [stored])
  const order = orders.at(-1)
  return {
    ...terms,
    poNumber: order === undefined ? terms.poNumber : order.poNumber,
    commitments: (await loadCommitmentsUnder(db, stored, recordedAt)).filter(
      ({ startOn, endOn }) =>
        !isBefore(effectiveOn, startOn) && (endOn === null || isBefore(effectiveOn, endOn)),
    ),
    subscriptions: under
      .filter(subscription => isKnown(subscription.recordedAt))
      .map(({ subscriptionNumber }) => subscriptionNumber),
  }
}

async function recordedWhen(db: Db, contract: StoredContract): Promise<Temporal.Instant> {
  const [found] = await rows(
    db,
    sql<{ at: Temporal.Instant }>`
      select recorded_at as at from contract
      where account_id = ${contract.accountId} and contract_id = ${contract.contractId}`,
  )
  return found?.at ?? Temporal.Instant.fromEpochMilliseconds(0)
}

const DATES: ReadonlySet<string> = new Set([
  'startOn',
  'endOn',
  'termEndOn',
  'noticeBy',
  'noticeGivenOn',
])

/** The contract as it was known before some amendments: each is undone, the latest first. */
function beforeContractAmendments(
  now: StoredContract,
  undone: readonly ContractAmendment[],
): StoredContract {
  const undoing = undone
    .toReversed()
    // Purchase orders of later dates stand apart, each with the time at which it was recorded.
    .filter(({ kind }) => kind !== 'po_number' && kind !== 'created')
    .flatMap(({ before }) => Object.entries(before))
    .map(([name, value]) => [
      name,
      DATES.has(name) && typeof value === 'string' ? Temporal.PlainDate.from(value) : value,
    ])
  return { ...now, ...Object.fromEntries(undoing) }
}
