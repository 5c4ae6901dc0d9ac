import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** An account in its place: what it is, who pays its bills, what is open on it. */
export type Placed = {
  readonly number: string
  readonly name: string
  /** Null of an account that belongs to none. */
  readonly billing: 'consolidated' | 'own' | 'self' | null
  /** How many accounts belong to it directly. */
  readonly children: bigint
  readonly open: readonly { readonly currency: string; readonly minor: string }[]
}

/** The relation of an account that holds on a day. */
const relationOn = (day: Temporal.PlainDate) => sql`(
  select p.parent_id, p.billing from account_parent p
  where p.account_id = a.account_id and p.from_on <= ${day}
  order by p.from_on desc, p.revision desc limit 1)`

const placed = (day: Temporal.PlainDate) => sql`
  a.number, a.name, r.billing,
  (select count(distinct c.account_id) from account_parent c
    where c.parent_id = a.account_id and c.from_on <= ${day}
      and (select x.parent_id from account_parent x
        where x.account_id = c.account_id and x.from_on <= ${day}
        order by x.from_on desc, x.revision desc limit 1) = a.account_id) as children,
  coalesce((select jsonb_agg(jsonb_build_object('currency', o.currency, 'minor', o.minor::text)
      order by o.currency)
    from (select currency, sum(open_minor) as minor from open_item
      where account_id = a.account_id and open_minor <> 0 group by currency) o), '[]') as open`

/** The accounts above one on a day, the topmost first, and the account itself last. */
export function loadAbove(db: Db, accountId: string, day: Temporal.PlainDate): Promise<Placed[]> {
  return rows(
    db,
    sql<Placed>`
      with recursive up (account_id, level) as (
        select ${accountId}::uuid, 0
        union all
        select r.parent_id, up.level + 1
        from up join account a using (account_id) cross join lateral ${relationOn(day)} r
        where r.parent_id is not null and up.level < 20
      )
      select ${placed(day)}
      from up join account a using (account_id) left join lateral ${relationOn(day)} r on true
      order by up.level desc`,
  )
}

/** The accounts that belong directly to one on a day, by number, a page of them. */
export function loadChildren(
  db: Db,
  accountId: string,
  day: Temporal.PlainDate,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<Placed[]> {
  return rows(
    db,
    sql<Placed>`
      select ${placed(day)}
      from (select distinct account_id from account_parent where parent_id = ${accountId}) c
      join account a using (account_id) cross join lateral ${relationOn(day)} r
      where r.parent_id = ${accountId} and a.number > ${page.after ?? ''}
      order by a.number limit ${page.limit}`,
  )
}
