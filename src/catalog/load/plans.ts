import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ChargeRow, PlanRow } from '../api.ts'
import type { Names, Price } from '../charge.ts'
import { type PlanVersion, type PlanVersionKey, planVersionName } from '../plan-version.ts'
import { parsePrice, type StoredPrice } from './billing.ts'

/** Plan versions by `planVersionName`; unknown ones are left out. */
export async function loadPlanVersions(
  db: Db,
  keys: readonly PlanVersionKey[],
): Promise<Map<string, PlanVersion>> {
  const found = await rows(
    db,
    sql<PlanVersion>`
      select v.plan_code as "planCode", v.plan_version as "planVersion", v.currency,
        v.offered_from as "offeredFrom",
        (select json_agg(json_build_object('chargeCode', c.charge_code, 'kind', c.kind,
                  'timing', c.timing, 'months', c.months, 'measuredBy', m.source)
                  order by c.position, c.charge_code)
           from charge c left join meter m using (meter_code)
          where c.plan_code = v.plan_code and c.plan_version = v.plan_version) as charges
      from plan_version v
      where (v.plan_code, v.plan_version) in (${keyList(keys)})`,
  )
  return new Map(found.map(version => [planVersionName(version), version]))
}

/** Which of these plans there are. */
export async function loadKnownPlans(db: Db, planCodes: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      select plan_code as code from plan where plan_code = any(${planCodes}::text[])`,
  )
  return new Set(found.map(({ code }) => code))
}

/** A plan version as it was defined, without its prices. */
export type StoredVersion = Omit<PlanRow, 'charges'> & {
  readonly charges: readonly Omit<ChargeRow, 'prices'>[]
}

/** Whole plan versions by `planVersionName`. */
export async function loadStoredVersions(
  db: Db,
  keys: readonly PlanVersionKey[],
): Promise<Map<string, StoredVersion>> {
  const heads = await rows(
    db,
    sql<Omit<PlanRow, 'charges'>>`
      select v.plan_code as "planCode", v.plan_version as "planVersion", p.name, v.currency,
        v.tax_inclusive as "taxInclusive", v.offered_from as "offeredFrom"
      from plan_version v join plan p using (plan_code)
      where (v.plan_code, v.plan_version) in (${keyList(keys)})`,
  )
  const charges = await rows(
    db,
    sql<StoredCharge>`
      select plan_code as "planCode", plan_version as "planVersion",
        charge_code as "chargeCode", position, product_code as "productCode", name, kind, timing,
        months, proration, meter_code as "meterCode", unit, minimum,
        prorate_minimum as "prorateMinimum", prorate_tiers as "prorateTiers",
        maximum, prorate_maximum as "prorateMaximum", measure, energy,
        included, prorate_included as "prorateIncluded", rollover,
        group_by as "groupBy", group_counter as "groupCounter"
      from charge where (plan_code, plan_version) in (${keyList(keys)})
      order by plan_code, plan_version, charge_code collate "C"`,
  )
  const versions = new Map<string, StoredVersion & { charges: Omit<ChargeRow, 'prices'>[] }>()
  for (const head of heads) versions.set(planVersionName(head), { ...head, charges: [] })
  for (const row of charges) {
    const { planCode, planVersion, ...charge } = row
    versions.get(planVersionName({ planCode, planVersion }))?.charges.push(charge)
  }
  return versions
}

type StoredCharge = PlanVersionKey & Omit<ChargeRow, 'prices'>

/** A price of a charge as it was recorded; the later revision of a date holds. */
export type RecordedPrice = PlanVersionKey & {
  readonly chargeCode: string
  readonly effectiveFrom: Temporal.PlainDate
  readonly revision: number
  readonly price: Price
}

/** Every recorded price of these plan versions, by charge, date and revision. */
export async function loadPrices(
  db: Db,
  keys: readonly PlanVersionKey[],
): Promise<RecordedPrice[]> {
  const found = await rows(
    db,
    sql<Omit<RecordedPrice, 'price'> & { price: StoredPrice }>`
      select plan_code as "planCode", plan_version as "planVersion",
        charge_code as "chargeCode", effective_from as "effectiveFrom", revision, price
      from price_version where (plan_code, plan_version) in (${keyList(keys)})
      order by 1, 2, 3, 4, 5`,
  )
  return found.map(row => ({ ...row, price: parsePrice(row.price) }))
}

/** A line of the list of plan versions. */
export type PlanListing = PlanVersionKey & {
  readonly name: Names
  readonly currency: string
  readonly taxInclusive: boolean
  readonly offeredFrom: Temporal.PlainDate
  readonly chargeCount: number
}

/** Plan versions after a key, in their order: the next page of the list. */
export function listPlans(
  db: Db,
  page: { readonly after?: PlanVersionKey; readonly limit: number },
): Promise<PlanListing[]> {
  return rows(
    db,
    sql<PlanListing>`
      select v.plan_code as "planCode", v.plan_version as "planVersion", p.name, v.currency,
        v.tax_inclusive as "taxInclusive", v.offered_from as "offeredFrom",
        (select count(*)::int from charge c
          where c.plan_code = v.plan_code and c.plan_version = v.plan_version) as "chargeCount"
      from plan_version v join plan p using (plan_code)
      where (v.plan_code, v.plan_version) >
        (${page.after?.planCode ?? ''}::text, ${page.after?.planVersion ?? 0}::int)
      order by v.plan_code, v.plan_version
      limit ${Math.min(page.limit, 500)}`,
  )
}

function keyList(keys: readonly PlanVersionKey[]) {
  return sql`select * from unnest(${keys.map(key => key.planCode)}::text[],
                                  ${keys.map(key => key.planVersion)}::int[])`
}
