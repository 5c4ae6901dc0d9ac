import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { EarlyExit } from '../early-exit.ts'
import type { Term } from '../term.ts'
import type { Uplift } from '../uplift.ts'

/** A record of an account by the number that people use. */
export type NumberKey = { readonly accountId: string; readonly number: string }

/** A contract as it is stored. */
export type StoredContract = NumberKey &
  Term & {
    readonly contractId: string
    readonly legalEntityId: string
    readonly currency: string
    readonly endOn: Temporal.PlainDate | null
    readonly poNumber: string | null
    readonly earlyExit: StoredEarlyExit | null
    readonly uplift: Uplift | null
    readonly signedFile: SignedFile | null
    /** Terms that followed the first, and the first day after the one under way. */
    readonly renewals: number
    readonly termEndOn: Temporal.PlainDate | null
    /** The last day on which notice is in time for that end. */
    readonly noticeBy: Temporal.PlainDate | null
    readonly noticeGivenOn: Temporal.PlainDate | null
  }

/** A fee for ending early as JSON keeps it: its number as text. */
export type StoredEarlyExit = Omit<EarlyExit, 'value'> & { readonly value: string }

/** Where the signed contract is kept. */
export type SignedFile = {
  readonly reference: string
  readonly sha256: string | null
  readonly signedOn: string
}

/** The columns of a contract by the names of its fields. */
export const CONTRACT_COLUMNS = sql`
  account_id as "accountId", contract_id as "contractId", number,
  legal_entity_id as "legalEntityId", currency, start_on as "startOn", end_on as "endOn",
  po_number as "poNumber", term_months as "termMonths", notice, renewal,
  renewal_months as "renewalMonths", early_exit as "earlyExit", uplift,
  signed_file as "signedFile", renewals, term_end_on as "termEndOn", notice_by as "noticeBy",
  notice_given_on as "noticeGivenOn"`

/** Contracts by account and number. */
export function loadContracts(db: Db, keys: readonly NumberKey[]): Promise<StoredContract[]> {
  return rows(
    db,
    sql<StoredContract>`
      select ${CONTRACT_COLUMNS} from contract where (account_id, number) in (${numberList(keys)})`,
  )
}

/** Contracts by account and number, held against other changes. */
export function lockContracts(tx: Tx, keys: readonly NumberKey[]): Promise<StoredContract[]> {
  return rows(
    tx,
    sql<StoredContract>`
      select ${CONTRACT_COLUMNS} from contract where (account_id, number) in (${numberList(keys)})
      order by account_id, contract_id for no key update`,
  )
}

/** The last day that any subscription of these contracts runs to, by contract id. */
export async function loadLastEnds(
  db: Db,
  contracts: readonly { readonly accountId: string; readonly contractId: string }[],
): Promise<Map<string, Temporal.PlainDate | null>> {
  const found = await rows(
    db,
    sql<{ contractId: string; endOn: Temporal.PlainDate | null; endless: boolean }>`
      select contract_id as "contractId", max(end_on) as "endOn",
        bool_or(end_on is null) as endless
      from subscription
      where (account_id, contract_id) in (
        select * from unnest(${contracts.map(contract => contract.accountId)}::uuid[],
                             ${contracts.map(contract => contract.contractId)}::uuid[]))
      group by account_id, contract_id`,
  )
  return new Map(found.map(row => [row.contractId, row.endless ? null : row.endOn]))
}

/** A line of the list of contracts. */
export type ContractListing = NumberKey & {
  readonly contractId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly poNumber: string | null
  readonly accountNumber: string
  readonly accountName: string
  readonly subscriptionCount: number
}

/** Contracts after a key (account and contract id), in that order: the next page of the list. */
export function listContracts(
  db: Db,
  page: {
    readonly after?: { readonly accountId: string; readonly contractId: string }
    readonly accountId?: string
    readonly limit: number
  },
): Promise<ContractListing[]> {
  const first = '00000000-0000-0000-0000-000000000000'
  const { accountId = first, contractId = first } = page.after ?? {}
  const within =
    page.accountId === undefined ? sql`true` : sql`c.account_id = ${page.accountId}::uuid`
  return rows(
    db,
    sql<ContractListing>`
      select c.account_id as "accountId", c.contract_id as "contractId", c.number,
        c.legal_entity_id as "legalEntityId", c.currency, c.start_on as "startOn",
        c.end_on as "endOn", c.po_number as "poNumber", a.number as "accountNumber",
        a.name as "accountName",
        (select count(*)::int from subscription s
          where s.account_id = c.account_id and s.contract_id = c.contract_id)
          as "subscriptionCount"
      from contract c join account a using (account_id)
      where ${within} and (c.account_id, c.contract_id) > (${accountId}::uuid, ${contractId}::uuid)
      order by c.account_id, c.contract_id
      limit ${Math.min(page.limit, 500)}`,
  )
}

/** Account ids and numbers as rows, for `(account_id, number) in (…)`. */
export function numberList(keys: readonly NumberKey[]) {
  return sql`select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                                  ${keys.map(key => key.number)}::text[])`
}
