import { sql } from 'kysely'
import type { PostalAddress } from '../../formats/postal-address.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { AccountRow } from '../api.ts'

/** An account by number. */
export type AccountId = { readonly number: string; readonly accountId: string }

/** The ids of customers by account number; unknown numbers and house accounts are left out. */
export async function loadAccountIds(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<AccountId>`
      select n.number, n.account_id as "accountId"
      from account_number n join account a using (account_id)
      where n.number = any(${[...new Set(numbers)]}::text[]) and a.kind <> 'house'`,
  )
  return new Map(found.map(({ number, accountId }) => [number, accountId]))
}

/** An account as it is stored. */
export type StoredAccount = Omit<AccountRow, 'kind' | keyof PostalAddress> & {
  readonly accountId: string
  readonly kind: 'person' | 'business' | 'house'
  readonly billTo: PostalAddress & { readonly lines: readonly string[] }
}

const ACCOUNT_COLUMNS = sql`
  account_id as "accountId", number as "accountNumber", kind, name, language,
  time_zone as "timeZone", bill_to as "billTo", email, phone, tax_id as "taxId", exemptions,
  terms_days as "termsDays", delivery, buyer_reference as "buyerReference",
  cycle_code as "cycleCode", paper, billing_day as "billingDay",
  invoice_per as "invoicePer"`

/** Accounts of these numbers, held against other changes, in the order in which everybody locks. */
export function lockAccounts(tx: Tx, numbers: readonly string[]): Promise<StoredAccount[]> {
  return rows(
    tx,
    sql<StoredAccount>`
      select ${ACCOUNT_COLUMNS} from account
      where account_id in (
        select account_id from account_number where number = any(${[...numbers]}::text[]))
      order by account_id for no key update`,
  )
}

/** One account by number, whatever its kind; undefined where there is none. */
export async function loadAccount(db: Db, number: string): Promise<StoredAccount | undefined> {
  const found = await rows(
    db,
    sql<StoredAccount>`
      select ${ACCOUNT_COLUMNS} from account
      where account_id in (select account_id from account_number where number = ${number})`,
  )
  return found[0]
}

/** A line of the list of accounts. */
export type AccountListing = {
  readonly accountId: string
  readonly number: string
  readonly kind: 'person' | 'business'
  readonly name: string
  readonly city: string | null
  readonly country: string
  readonly cycleCode: string | null
  readonly delivery: string
}

/** Customers after an account number, by number: the next page of the list. */
export function listAccounts(
  db: Db,
  page: { readonly after?: string; readonly limit: number },
): Promise<AccountListing[]> {
  return rows(
    db,
    sql<AccountListing>`
      select n.account_id as "accountId", n.number, a.kind, a.name, a.bill_to ->> 'city' as city,
        a.country, a.cycle_code as "cycleCode", a.delivery
      from account_number n join account a using (account_id)
      where n.number > ${page.after ?? ''} and a.kind <> 'house'
      order by n.number
      limit ${Math.min(page.limit, 500)}`,
  )
}

/** The day of the month on which accounts are billed, by account id; those without are left out. */
export async function loadBillingDays(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, number>> {
  if (accountIds.length === 0) return new Map()
  const found = await rows(
    db,
    sql<{ accountId: string; day: number }>`
      select account_id as "accountId", billing_day as day from account
      where account_id = any(${accountIds}::uuid[]) and billing_day is not null`,
  )
  return new Map(found.map(({ accountId, day }) => [accountId, day]))
}
