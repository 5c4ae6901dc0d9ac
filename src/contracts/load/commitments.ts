import { sql } from 'kysely'
import type { Names } from '../../catalog/charge.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import { type NumberKey, numberList } from './contracts.ts'
import type { SubscriptionId } from './subscriptions.ts'

/** A commitment as it is stored. */
export type StoredCommitment = {
  readonly accountId: string
  readonly commitmentId: string
  readonly contractId: string
  readonly subscriptionId: string | null
  readonly code: string
  readonly name: Names
  readonly productCode: string
  readonly amount: Decimal
  readonly months: number
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly renews: boolean
  readonly earlyExit: 'pro_rata' | 'full'
  readonly chargeCodes: readonly string[] | null
}

const COLUMNS = sql`
  account_id as "accountId", commitment_id as "commitmentId", contract_id as "contractId",
  subscription_id as "subscriptionId", code, name, product_code as "productCode", amount, months,
  start_on as "startOn", end_on as "endOn", renews, early_exit as "earlyExit",
  charge_codes as "chargeCodes"`

/** The commitments of a chunk's accounts. */
export function loadBillingCommitments(
  tx: Tx,
  accountIds: readonly string[],
): Promise<StoredCommitment[]> {
  return rows(
    tx,
    sql<StoredCommitment>`
      select ${COLUMNS} from commitment
      where account_id = any(${accountIds}::uuid[]) order by account_id, start_on, code`,
  )
}

/** The commitments of a contract that had been recorded until a time. */
export function loadCommitmentsUnder(
  db: Db,
  { accountId, contractId }: { readonly accountId: string; readonly contractId: string },
  recordedAt: Temporal.Instant,
): Promise<StoredCommitment[]> {
  return rows(
    db,
    sql<StoredCommitment>`
      select ${COLUMNS} from commitment
      where account_id = ${accountId} and contract_id = ${contractId}
        and recorded_at <= ${recordedAt} order by start_on, code`,
  )
}

/** Commitments by account and code, held against other changes. */
export function lockCommitments(tx: Tx, keys: readonly NumberKey[]): Promise<StoredCommitment[]> {
  return rows(
    tx,
    sql<StoredCommitment>`
      select ${COLUMNS} from commitment where (account_id, code) in (${numberList(keys)})
      order by account_id, commitment_id for no key update`,
  )
}

/** A subscription of a contract, with whether its plan's prices include tax. */
export type ContractSubscription = SubscriptionId & {
  readonly contractId: string
  readonly number: string
  readonly taxInclusive: boolean
}

/** The subscriptions of contracts. */
export function loadContractSubscriptions(
  db: Db,
  contracts: readonly { readonly accountId: string; readonly contractId: string }[],
): Promise<ContractSubscription[]> {
  return rows(
    db,
    sql<ContractSubscription>`
      select s.account_id as "accountId", s.subscription_id as "subscriptionId",
        s.contract_id as "contractId", s.number, exists (
          select 1 from subscription_item i join plan_version v using (plan_code, plan_version)
          where i.account_id = s.account_id and i.subscription_id = s.subscription_id
            and v.tax_inclusive) as "taxInclusive"
      from subscription s
      where (s.account_id, s.contract_id) in (
        select * from unnest(${contracts.map(contract => contract.accountId)}::uuid[],
                             ${contracts.map(contract => contract.contractId)}::uuid[]))
      order by s.account_id, s.number`,
  )
}
