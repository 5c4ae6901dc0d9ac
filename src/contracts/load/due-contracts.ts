import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import { CONTRACT_COLUMNS, type StoredContract } from './contracts.ts'

/** Where a page of contracts begins: after this one. */
export type ContractAfter = { readonly accountId: string; readonly contractId: string }

const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Contracts whose next term begins because notice would come too late on a day, held against other
 * changes; by account and contract id, a page at a time.
 */
export function lockRenewable(
  tx: Tx,
  on: Temporal.PlainDate,
  after: ContractAfter | null | undefined,
  limit: number,
): Promise<StoredContract[]> {
  const { accountId = FIRST, contractId = FIRST } = after ?? {}
  return rows(
    tx,
    sql<StoredContract>`
      select ${CONTRACT_COLUMNS} from contract
      where renewal = 'auto' and end_on is null and notice_by < ${on}
        and (account_id, contract_id) > (${accountId}::uuid, ${contractId}::uuid)
      order by account_id, contract_id limit ${limit} for no key update`,
  )
}

/** A contract that asks for a decision soon. */
export type DueContract = {
  readonly accountId: string
  readonly contractId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly contractNumber: string
  /** It ends; notice is still in time; or its next term is to be recorded by `renewContracts`. */
  readonly state: 'ends' | 'notice_window' | 'to_renew'
  /** The end, the last day for notice, or the first day of the next term. */
  readonly on: Temporal.PlainDate
  readonly noticeBy: Temporal.PlainDate | null
  readonly termEndOn: Temporal.PlainDate | null
  readonly renewal: 'none' | 'auto' | 'evergreen'
}

/** Where a page of due contracts begins: after this one. */
export type DueAfter = Pick<DueContract, 'on' | 'accountNumber' | 'contractNumber'>

/**
 * Contracts that end, or for whose term the last day for notice comes, within so many days from
 * `on`, and those whose next term is yet to be recorded; by date, a page at a time.
 */
export function listDueContracts(
  db: Db,
  page: {
    readonly on: Temporal.PlainDate
    readonly withinDays: number
    readonly after?: DueAfter | undefined
    readonly limit: number
  },
): Promise<DueContract[]> {
  const { on, after } = page
  const until = on.add({ days: page.withinDays })
  const later =
    after === undefined
      ? sql`true`
      : sql`(d.on_date, a.number, d.number) > (${after.on}::date, ${after.accountNumber}::text,
             ${after.contractNumber}::text)`
  return rows(
    db,
    sql<DueContract>`
      with due as (
        select 'ends' as state, end_on as on_date, c.* from contract c
        where end_on > ${on} and end_on <= ${until}
        union all
        select 'notice_window', notice_by, c.* from contract c
        where end_on is null and notice_by >= ${on} and notice_by <= ${until}
        union all
        select 'to_renew', term_end_on, c.* from contract c
        where end_on is null and notice_by < ${on} and renewal = 'auto'
      )
      select d.account_id as "accountId", d.contract_id as "contractId",
        a.number as "accountNumber", a.name as "accountName", d.number as "contractNumber",
        d.state, d.on_date as "on", d.notice_by as "noticeBy", d.term_end_on as "termEndOn",
        d.renewal
      from due d join account a using (account_id)
      where ${later}
      order by d.on_date, a.number, d.number
      limit ${page.limit}`,
  )
}
