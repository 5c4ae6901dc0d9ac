import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { ParentRelation } from './hierarchy.ts'

/**
 * The relations of accounts and of all that were ever above them: one statement however many levels
 * there are, and next to nothing where no account belongs to another.
 */
export function loadRelations(db: Db, accountIds: readonly string[]): Promise<ParentRelation[]> {
  return rows(
    db,
    sql<ParentRelation>`
      with recursive up (account_id) as (
        select unnest(${[...accountIds]}::uuid[])
        union
        select p.parent_id from up join account_parent p using (account_id)
        where p.parent_id is not null
      )
      select distinct on (p.account_id, p.from_on) p.account_id as "accountId",
        p.from_on as "fromOn", p.parent_id as "parentId", p.billing
      from up join account_parent p using (account_id)
      order by p.account_id, p.from_on, p.revision desc`,
  )
}

/** The relations of accounts themselves, with the number of revisions of each date. */
export function loadRevisions(
  tx: Tx,
  accountIds: readonly string[],
): Promise<(ParentRelation & { readonly revision: number })[]> {
  return rows(
    tx,
    sql<ParentRelation & { revision: number }>`
      select distinct on (account_id, from_on) account_id as "accountId", from_on as "fromOn",
        parent_id as "parentId", billing, revision
      from account_parent where account_id = any(${[...accountIds]}::uuid[])
      order by account_id, from_on, revision desc`,
  )
}

/** All accounts that were ever below these, on any level, and these themselves. */
export async function loadBelow(db: Db, accountIds: readonly string[]): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      with recursive down (account_id) as (
        select unnest(${[...accountIds]}::uuid[])
        union
        select p.account_id from down join account_parent p on p.parent_id = down.account_id
      )
      select account_id as "accountId" from down order by 1`,
  )
  return found.map(row => row.accountId)
}

/** Holds accounts against other changes of who belongs to whom, in everybody's order. */
export async function lockForHierarchy(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await rows(
    tx,
    sql`
      select 1 from account where account_id = any(${[...accountIds]}::uuid[])
      order by account_id for no key update`,
  )
}

/** Every account that belongs to another on a date: the latest relation of each. */
export function loadRelationsOn(db: Db, date: Temporal.PlainDate): Promise<ParentRelation[]> {
  return rows(
    db,
    sql<ParentRelation>`
      select * from (
        select distinct on (account_id) account_id as "accountId", from_on as "fromOn",
          parent_id as "parentId", billing
        from account_parent where from_on <= ${date}
        order by account_id, from_on desc, revision desc
      ) latest
      where "parentId" is not null`,
  )
}

/** An account below another on a date, for lists. */
export type ChildListing = {
  readonly accountId: string
  readonly number: string
  readonly name: string
  readonly billing: string
  readonly since: Temporal.PlainDate
}

/** The accounts directly below one on a date, by number. */
export function listChildren(
  db: Db,
  parentId: string,
  on: Temporal.PlainDate,
): Promise<ChildListing[]> {
  return rows(
    db,
    sql<ChildListing>`
      select a.account_id as "accountId", a.number, a.name, p.billing, p.from_on as since
      from (
        select distinct on (account_id) * from account_parent
        where from_on <= ${on} and account_id in (
          select account_id from account_parent where parent_id = ${parentId})
        order by account_id, from_on desc, revision desc
      ) p
      join account a using (account_id)
      where p.parent_id = ${parentId}
      order by a.number`,
  )
}
