import { sql } from 'kysely'
import { type Db, one, rows } from '../../../../platform/database/database.ts'
import type { TaxRule } from '../../../../tax/tax-rule.ts'

/** What a tax can be about: classes with the products that bear them, and places that are served. */
export type TaxSubjects = {
  readonly classes: readonly { readonly taxClass: string; readonly products: readonly string[] }[]
  readonly places: readonly { readonly country: string; readonly region: string | null }[]
}

/** The classes that products bear with up to five of them each, and the places with a rule. */
export async function loadTaxSubjects(db: Db): Promise<TaxSubjects> {
  const classes = await rows(
    db,
    sql<TaxSubjects['classes'][number]>`
      select tax_class as "taxClass",
        (array_agg(product_code order by product_code))[1:5] as products
      from product group by tax_class order by tax_class`,
  )
  const places = await rows(
    db,
    sql<TaxSubjects['places'][number]>`
      select distinct country, region from tax_rule order by country, region nulls first`,
  )
  return { classes, places }
}

/** What a rule reaches, counted up to a bound. */
export type TaxReach = {
  readonly contracts: number
  readonly accounts: number
  readonly drafts: number
  readonly first: readonly {
    readonly account: string
    readonly name: string
    readonly contract: string
  }[]
}

/** So many are counted; whoever reaches more reaches "more than". */
export const MOST_REACHED = 10_000
const FIRST_SHOWN = 5

/**
 * Contracts whose charges bear a class in a place on or after a day, and the drafts of runs under way of
 * their customers: what a change of the rate touches. Issued documents are not among them.
 */
export async function loadTaxReach(
  db: Db,
  rule: Pick<TaxRule, 'taxClass' | 'country' | 'region' | 'from' | 'to'>,
): Promise<TaxReach> {
  const { taxClass, country, from, to } = rule
  const region = rule.region?.split('/')[0] ?? null
  const reached = sql`
    select distinct s.account_id, s.contract_id
    from product p
    join charge c using (product_code)
    join subscription_item i using (plan_code, plan_version, charge_code)
    join subscription s using (account_id, subscription_id)
    join account a using (account_id)
    left join premise q on q.account_id = s.account_id and q.premise_id = s.premise_id
    where p.tax_class = ${taxClass} and coalesce(q.country, a.country) = ${country}
      and (${region}::text is null
        or case when q.premise_id is null then a.region else q.region end = ${region})
      and (i.end_on is null or i.end_on > ${from})
      and (${to}::date is null or i.start_on < ${to})
    limit ${MOST_REACHED + 1}`
  const counts = await one(
    db,
    sql<Omit<TaxReach, 'first'>>`
      with reached as (${reached})
      select count(*)::integer as contracts,
        count(distinct account_id)::integer as accounts,
        (select count(*)::integer from (select from draft_invoice d
          where d.account_id in (select account_id from reached) limit ${MOST_REACHED + 1}) n)
          as drafts
      from reached`,
  )
  const first = await rows(
    db,
    sql<TaxReach['first'][number]>`
      with reached as (${reached})
      select a.number as account, a.name, k.number as contract
      from reached join account a using (account_id) join contract k using (account_id, contract_id)
      order by a.number, k.number limit ${FIRST_SHOWN}`,
  )
  return { ...counts, first }
}
