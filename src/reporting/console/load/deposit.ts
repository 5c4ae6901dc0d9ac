import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A deposit of checks and cash as it stands. */
export type DepositShown = {
  readonly accountId: string
  readonly depositId: string
  readonly reference: string
  readonly entity: string
  readonly currency: string
  readonly openedOn: Temporal.PlainDate
  readonly controlMinor: bigint
  readonly controlCount: number
  readonly closedOn: Temporal.PlainDate | null
}

/** A deposit by its legal entity and the number of its slip. */
export function loadDepositShown(
  db: Db,
  entity: string,
  reference: string,
): Promise<DepositShown | undefined> {
  return maybeOne(
    db,
    sql<DepositShown>`
      select d.account_id as "accountId", d.deposit_id as "depositId", d.reference,
        e.code as entity, d.currency, d.opened_on as "openedOn",
        d.control_minor as "controlMinor", d.control_count as "controlCount",
        c.closed_on as "closedOn"
      from deposit d join legal_entity e using (legal_entity_id)
      left join deposit_closing c using (account_id, deposit_id)
      where e.code = ${entity} and d.reference = ${reference}`,
  )
}

/** A check or an amount of cash in a deposit. */
export type DepositedReceipt = {
  readonly receiptId: string
  readonly account: string | null
  readonly name: string | null
  readonly method: string
  readonly checkNumber: string | null
  readonly amountMinor: bigint
  /** What of it pays nothing yet. */
  readonly unappliedMinor: bigint
}

/** What is in a deposit, in the order in which it was keyed in. */
export function loadDeposited(
  db: Db,
  of: { readonly accountId: string; readonly depositId: string },
): Promise<DepositedReceipt[]> {
  return rows(
    db,
    sql<DepositedReceipt>`
      select r.receipt_id as "receiptId",
        case when a.kind <> 'house' then a.number end as account,
        case when a.kind <> 'house' then a.name end as name, r.method,
        r.check_number as "checkNumber", r.amount_minor as "amountMinor",
        -o.open_minor as "unappliedMinor"
      from deposit_receipt p
      join receipt r on r.account_id = p.account_id and r.receipt_id = p.receipt_id
      join account a on a.account_id = r.account_id
      join open_item o on o.account_id = r.account_id and o.item_id = r.receipt_id
      where p.deposit_account_id = ${of.accountId} and p.deposit_id = ${of.depositId}
      order by r.recorded_at, r.receipt_id limit 5000`,
  )
}
