import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A version of a plan, and how many live by it. */
export type VersionUse = {
  readonly planVersion: number
  readonly currency: string
  readonly taxInclusive: boolean
  readonly offeredFrom: Temporal.PlainDate
  readonly charges: number
  /** Subscriptions that pay it on the day; of very many only that they are more than counted. */
  readonly subscriptions: number
  /** Subscriptions that will pay it from a later day on. */
  readonly coming: number
}

/** More are not counted: it is told that there are more. */
export const MOST_COUNTED = 20_000

/** The versions of a plan, the latest first, with how many subscriptions pay each on a day and will later. */
export function listVersions(
  db: Db,
  planCode: string,
  on: Temporal.PlainDate,
): Promise<VersionUse[]> {
  const paying = (when: ReturnType<typeof sql>) => sql`(
    select count(*)::int from (
      select distinct i.account_id, i.subscription_id
      from subscription_item i join subscription s using (account_id, subscription_id)
      where i.plan_code = v.plan_code and i.plan_version = v.plan_version
        and (i.end_on is null or i.end_on > i.start_on) and ${when}
      limit ${MOST_COUNTED + 1}) paying)`
  return rows(
    db,
    sql<VersionUse>`
      select v.plan_version as "planVersion", v.currency, v.tax_inclusive as "taxInclusive",
        v.offered_from as "offeredFrom",
        (select count(*)::int from charge c
          where c.plan_code = v.plan_code and c.plan_version = v.plan_version) as charges,
        ${paying(sql`i.start_on <= ${on} and (i.end_on is null or i.end_on > ${on})
          and (s.end_on is null or s.end_on > ${on})`)} as subscriptions,
        ${paying(sql`i.start_on > ${on}`)} as coming
      from plan_version v where v.plan_code = ${planCode}
      order by v.plan_version desc limit 50`,
  )
}

/** A subscription by the numbers by which commands name it. */
export type PayingSubscription = {
  readonly accountNumber: string
  readonly accountName: string
  readonly subscriptionNumber: string
}

/** The subscriptions that pay a plan version on a day, by account and number. */
export function listPaying(
  db: Db,
  version: { readonly planCode: string; readonly planVersion: number },
  on: Temporal.PlainDate,
  limit: number,
): Promise<PayingSubscription[]> {
  return rows(
    db,
    sql<PayingSubscription>`
      select distinct a.number as "accountNumber", a.name as "accountName",
        s.number as "subscriptionNumber"
      from subscription_item i
      join subscription s using (account_id, subscription_id)
      join account a using (account_id)
      where i.plan_code = ${version.planCode} and i.plan_version = ${version.planVersion}
        and i.start_on <= ${on} and (i.end_on is null or i.end_on > ${on})
        and (s.end_on is null or s.end_on > ${on})
      order by 1, 3 limit ${limit}`,
  )
}
