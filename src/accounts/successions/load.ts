import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** An account that became part of another, or was taken over by another owner. */
export type Succession = {
  readonly accountId: string
  readonly successionId: string
  readonly accountNumber: string
  readonly kind: 'merged' | 'new_owner'
  readonly intoId: string
  readonly intoNumber: string
  readonly intoName: string
  readonly fromOn: Temporal.PlainDate
  readonly reason: string
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly undoneFrom: Temporal.PlainDate | null
  readonly undoneReason: string | null
}

const COLUMNS = sql`
  s.account_id as "accountId", s.succession_id as "successionId", a.number as "accountNumber",
  s.kind, s.into_id as "intoId", i.number as "intoNumber", i.name as "intoName",
  s.from_on as "fromOn", s.reason, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy",
  s.undone_from as "undoneFrom", s.undone_reason as "undoneReason"
  from account_succession s
  join account a on a.account_id = s.account_id
  join account i on i.account_id = s.into_id`

/** What became of these accounts, in order of time; also what was taken back. */
export function loadSuccessions(db: Db, accountIds: readonly string[]): Promise<Succession[]> {
  return rows(
    db,
    sql<Succession>`
      select ${COLUMNS} where s.account_id = any(${[...accountIds]}::uuid[])
      order by s.account_id, s.recorded_at, s.succession_id`,
  )
}

/** The accounts that became part of one, directly, in order of time; also what was taken back. */
export function loadPredecessors(db: Db, accountId: string): Promise<Succession[]> {
  return rows(
    db,
    sql<Succession>`
      select ${COLUMNS} where s.into_id = ${accountId} order by s.from_on, s.succession_id`,
  )
}

/** An account found by a number or a part of a name, with how many documents bear its number. */
export type FoundAccount = {
  readonly accountId: string
  readonly number: string
  readonly name: string
  readonly documents: bigint
}

/** Accounts by their number, exactly, or else by a part of their name; the first 20. */
export async function findAccounts(db: Db, text: string): Promise<FoundAccount[]> {
  const documents = sql`(
    select count(*) from invoice v
    where v.account_id = a.account_id and v.document_account_id is null) as documents`
  const exact = await rows(
    db,
    sql<FoundAccount>`
      select a.account_id as "accountId", a.number, a.name, ${documents}
      from account_number n join account a using (account_id)
      where n.number = ${text} and a.kind <> 'house'`,
  )
  if (exact.length > 0) return exact
  return rows(
    db,
    sql<FoundAccount>`
      select a.account_id as "accountId", a.number, a.name, ${documents}
      from account a
      where a.kind <> 'house' and position(lower(${text}) in lower(a.name)) > 0
      order by a.number limit 20`,
  )
}

/** Who runs contracts with whom, in which currency, on or after a day. */
export type Agreement = {
  readonly accountId: string
  readonly entity: string
  readonly currency: string
}

/** With which legal entities and in which currencies accounts have contracts that still run. */
export function loadAgreements(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Agreement[]> {
  return rows(
    db,
    sql<Agreement>`
      select distinct c.account_id as "accountId", e.code as entity, c.currency
      from contract c join legal_entity e using (legal_entity_id)
      where c.account_id = any(${[...accountIds]}::uuid[]) and (c.end_on is null or c.end_on > ${on})
      order by 1, 2, 3`,
  )
}

/** The open bill runs that hold drafts of accounts, by account number. */
export function loadOpenDrafts(
  db: Db,
  accountIds: readonly string[],
): Promise<{ account: string; run: string }[]> {
  return rows(
    db,
    sql<{ account: string; run: string }>`
      select distinct a.number as account, r.number as run
      from billing_state b
      join bill_run r on r.run_id = b.draft_run_id
      join account a using (account_id)
      where b.account_id = any(${[...accountIds]}::uuid[])
      order by 1, 2`,
  )
}

/** The merges that hold of accounts, by account id. */
export async function loadMerges(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, Succession>> {
  const found = await rows(
    db,
    sql<Succession>`
      select ${COLUMNS}
      where s.account_id = any(${[...accountIds]}::uuid[]) and s.kind = 'merged'
        and s.undone_from is null`,
  )
  return new Map(found.map(merge => [merge.accountId, merge]))
}

/** The number of an account by its id. */
export async function loadNumber(db: Db, accountId: string): Promise<string | undefined> {
  const found = await rows(
    db,
    sql<{ number: string }>`select number from account where account_id = ${accountId}`,
  )
  return found[0]?.number
}
