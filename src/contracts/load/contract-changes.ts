import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ContractAmendment } from '../amendment.ts'

type ContractId = { readonly accountId: string; readonly contractId: string }

/** A purchase order of a contract from a service date on. */
export type KnownPoNumber = ContractId & {
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly poNumber: string | null
  readonly recordedAt: Temporal.Instant
}

/** Every purchase order of these contracts beside their first, by date and revision. */
export function loadPoNumbers(db: Db, ids: readonly ContractId[]): Promise<KnownPoNumber[]> {
  return rows(
    db,
    sql<KnownPoNumber>`
      select account_id as "accountId", contract_id as "contractId", from_on as "fromOn", revision,
        po_number as "poNumber", recorded_at as "recordedAt"
      from contract_po where (account_id, contract_id) in (${contractList(ids)})
      order by account_id, contract_id, from_on, revision`,
  )
}

/** The amendments of these contracts in the order in which they were recorded. */
export function loadContractAmendments(
  db: Db,
  ids: readonly ContractId[],
): Promise<ContractAmendment[]> {
  return rows(
    db,
    sql<ContractAmendment>`
      select account_id as "accountId", amendment_id as "amendmentId",
        contract_id as "contractId", kind, effective_on as "effectiveOn", before, after,
        made_by as "madeBy", recorded_at as "recordedAt"
      from contract_amendment where (account_id, contract_id) in (${contractList(ids)})
      order by recorded_at, amendment_id`,
  )
}

/** A subscription of a contract, by the numbers by which commands name it. */
export type SubscriptionOfContract = ContractId & {
  readonly accountNumber: string
  readonly subscriptionNumber: string
  readonly endOn: Temporal.PlainDate | null
  readonly recordedAt: Temporal.Instant
}

/** The subscriptions of these contracts. */
export function loadSubscriptionsUnder(
  db: Db,
  ids: readonly ContractId[],
): Promise<SubscriptionOfContract[]> {
  return rows(
    db,
    sql<SubscriptionOfContract>`
      select s.account_id as "accountId", s.contract_id as "contractId",
        a.number as "accountNumber", s.number as "subscriptionNumber", s.end_on as "endOn",
        s.recorded_at as "recordedAt"
      from subscription s join account a using (account_id)
      where (s.account_id, s.contract_id) in (${contractList(ids)})
      order by s.account_id, s.number`,
  )
}

function contractList(ids: readonly ContractId[]) {
  return sql`select * from unnest(${ids.map(id => id.accountId)}::uuid[],
                                  ${ids.map(id => id.contractId)}::uuid[])`
}
