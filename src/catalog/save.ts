import { sql } from 'kysely'
import { affected, rows, type Tx } from '../platform/database/database.ts'
import { jsonRows } from '../platform/row-batch.ts'
import type {
  IndexValueRow,
  MeterRow,
  PlanRow,
  PriceIndexRow,
  ProductRow,
  TaxRuleRow,
  TouCalendarRow,
} from './api.ts'
import type { RecordedPrice } from './load/plans.ts'
import type { PlanVersionKey } from './plan-version.ts'
import type { Holidays } from './tou-calendar.ts'

export async function insertProducts(tx: Tx, products: readonly ProductRow[]): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into product (product_code, name, tax_class, revenue_account)
      select "productCode", name, "taxClass", "revenueAccount"
      from json_to_recordset(${jsonRows(products)}::json)
        as r ("productCode" text, name jsonb, "taxClass" text, "revenueAccount" text)
      on conflict do nothing
      returning product_code as code`,
  )
  return made.map(row => row.code)
}

export async function updateProducts(tx: Tx, products: readonly ProductRow[]): Promise<void> {
  await affected(
    tx,
    sql`
      update product p
      set name = r.name, tax_class = r."taxClass", revenue_account = r."revenueAccount"
      from json_to_recordset(${jsonRows(products)}::json)
        as r ("productCode" text, name jsonb, "taxClass" text, "revenueAccount" text)
      where p.product_code = r."productCode"`,
  )
}

export async function insertMeters(tx: Tx, meters: readonly MeterRow[]): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into meter (meter_code, name, unit, source, aggregation, property, percentile, per,
        carried)
      select "meterCode", name, unit, source, aggregation, property, percentile, per, carried
      from json_to_recordset(${jsonRows(meters)}::json)
        as r ("meterCode" text, name jsonb, unit text, source text, aggregation text,
              property text, percentile numeric, per text, carried boolean)
      on conflict do nothing
      returning meter_code as code`,
  )
  return made.map(row => row.code)
}

/** Only the name of a meter may change: unit and source would change what was measured. */
export async function updateMeterNames(tx: Tx, meters: readonly MeterRow[]): Promise<void> {
  await affected(
    tx,
    sql`
      update meter m set name = r.name
      from json_to_recordset(${jsonRows(meters)}::json) as r ("meterCode" text, name jsonb)
      where m.meter_code = r."meterCode"`,
  )
}

/** Makes the plans that are missing and gives all of them the names that they have here. */
export async function savePlanNames(
  tx: Tx,
  plans: readonly { readonly planCode: string; readonly name: PlanRow['name'] }[],
): Promise<Set<string>> {
  const changed = await rows(
    tx,
    sql<{ code: string }>`
      insert into plan as p (plan_code, name)
      select "planCode", name
      from json_to_recordset(${jsonRows(plans)}::json) as r ("planCode" text, name jsonb)
      on conflict (plan_code) do update set name = excluded.name where p.name <> excluded.name
      returning plan_code as code`,
  )
  return new Set(changed.map(row => row.code))
}

/** The plan versions of these that were not there and now are, still without charges. */
export function insertPlanVersions(
  tx: Tx,
  versions: readonly PlanRow[],
): Promise<PlanVersionKey[]> {
  const heads = versions.map(({ charges: _, ...head }) => head)
  return rows(
    tx,
    sql<PlanVersionKey>`
      insert into plan_version (plan_code, plan_version, currency, tax_inclusive, offered_from)
      select "planCode", "planVersion", currency, "taxInclusive", "offeredFrom"
      from json_to_recordset(${jsonRows(heads)}::json)
        as r ("planCode" text, "planVersion" int, currency text, "taxInclusive" boolean,
              "offeredFrom" date)
      on conflict do nothing
      returning plan_code as "planCode", plan_version as "planVersion"`,
  )
}

export async function insertCharges(tx: Tx, versions: readonly PlanRow[]): Promise<void> {
  const charges = versions.flatMap(({ planCode, planVersion, charges }) =>
    charges.map(({ prices: _, groupBy, ...charge }) => ({
      planCode,
      planVersion,
      ...charge,
      groupBy: `{${groupBy.join(',')}}`,
    })),
  )
  await affected(
    tx,
    sql`
      insert into charge (plan_code, plan_version, charge_code, position, product_code, name, kind,
        timing, months, proration, meter_code, unit, minimum, prorate_minimum, prorate_tiers,
        maximum, prorate_maximum, included, prorate_included,
        measure, rollover, energy, group_by, group_counter)
      select *
      from json_to_recordset(${jsonRows(charges)}::json)
        as r ("planCode" text, "planVersion" int, "chargeCode" text, position int,
              "productCode" text, name jsonb, kind text, timing text, months int, proration text,
              "meterCode" text, unit text, minimum numeric, "prorateMinimum" boolean,
              "prorateTiers" boolean, maximum numeric, "prorateMaximum" boolean,
              included numeric, "prorateIncluded" boolean, measure jsonb,
              rollover jsonb, energy jsonb, "groupBy" text[], "groupCounter" text)`,
  )
}

export async function insertPrices(
  tx: Tx,
  prices: readonly RecordedPrice[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into price_version
        (plan_code, plan_version, charge_code, effective_from, revision, price, recorded_at)
      select "planCode", "planVersion", "chargeCode", "effectiveFrom", revision, price, ${at}
      from json_to_recordset(${jsonRows(prices)}::json)
        as r ("planCode" text, "planVersion" int, "chargeCode" text, "effectiveFrom" date,
              revision int, price jsonb)`,
  )
}

/**
 * Holds charges while prices are added to them: against each other, and against subscriptions that
 * begin to pay them at the same moment (their foreign key waits for this lock).
 */
export async function lockCharges(
  tx: Tx,
  charges: readonly (PlanVersionKey & { readonly chargeCode: string })[],
): Promise<void> {
  await rows(
    tx,
    sql`
      select 1 from charge
      where (plan_code, plan_version, charge_code) in (
        select * from unnest(${charges.map(charge => charge.planCode)}::text[],
          ${charges.map(charge => charge.planVersion)}::int[],
          ${charges.map(charge => charge.chargeCode)}::text[]))
      order by plan_code, plan_version, charge_code for update`,
  )
}

/** Holds the table of tax rules, so that two additions cannot overlap unseen. Readers go on. */
export async function lockTaxRules(tx: Tx): Promise<void> {
  await sql`lock table tax_rule in share row exclusive mode`.execute(tx)
}

/** Writes tax rules, new ones and changed ones alike. */
export async function saveTaxRules(tx: Tx, rules: readonly TaxRuleRow[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into tax_rule (tax_code, tax_class, valid_from, valid_to, name, country, region,
        category, rate_percent, level, compound_on, exemption_code, exemption_reason)
      select "taxCode", "taxClass", "validFrom", "validTo", name, country, region, category,
        "ratePercent", level, "compoundOn", "exemptionCode", "exemptionReason"
      from json_to_recordset(${jsonRows(rules)}::json)
        as r ("taxCode" text, "taxClass" text, "validFrom" date, "validTo" date, name jsonb,
              country text, region text, category text, "ratePercent" numeric, level text,
              "compoundOn" text[], "exemptionCode" text, "exemptionReason" jsonb)
      on conflict (tax_code, tax_class, valid_from) do update
      set valid_to = excluded.valid_to, name = excluded.name, country = excluded.country,
        region = excluded.region, category = excluded.category,
        rate_percent = excluded.rate_percent, level = excluded.level,
        compound_on = excluded.compound_on, exemption_code = excluded.exemption_code,
        exemption_reason = excluded.exemption_reason`,
  )
}

/** A calendar with its holidays as dates. */
export type NewTouCalendar = Omit<TouCalendarRow, 'holidays'> & {
  readonly holidays: Holidays | null
}

export async function insertTouCalendars(
  tx: Tx,
  calendars: readonly NewTouCalendar[],
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into tou_calendar (calendar_code, name, rules, holidays)
      select "calendarCode", name, rules, holidays
      from json_to_recordset(${jsonRows(calendars)}::json)
        as r ("calendarCode" text, name jsonb, rules jsonb, holidays jsonb)
      on conflict do nothing
      returning calendar_code as code`,
  )
  return made.map(row => row.code)
}

export async function updateTouCalendars(
  tx: Tx,
  calendars: readonly NewTouCalendar[],
): Promise<void> {
  await affected(
    tx,
    sql`
      update tou_calendar c set name = r.name, holidays = r.holidays
      from json_to_recordset(${jsonRows(calendars)}::json)
        as r ("calendarCode" text, name jsonb, holidays jsonb)
      where c.calendar_code = r."calendarCode"`,
  )
}

export async function insertIndexes(tx: Tx, indexes: readonly PriceIndexRow[]): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into price_index (index_code, name)
      select "indexCode", name
      from json_to_recordset(${jsonRows(indexes)}::json) as r ("indexCode" text, name jsonb)
      on conflict do nothing
      returning index_code as code`,
  )
  return made.map(row => row.code)
}

export async function updateIndexNames(tx: Tx, indexes: readonly PriceIndexRow[]): Promise<void> {
  await affected(
    tx,
    sql`
      update price_index i set name = r.name
      from json_to_recordset(${jsonRows(indexes)}::json) as r ("indexCode" text, name jsonb)
      where i.index_code = r."indexCode"`,
  )
}

/** Writes values of indexes; months are stored by their first day. */
export async function insertIndexValues(
  tx: Tx,
  values: readonly (IndexValueRow & { readonly revision: number })[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into index_value (index_code, month, revision, value, published_on, recorded_at)
      select "indexCode", (month || '-01')::date, revision, value, "publishedOn", ${at}
      from json_to_recordset(${jsonRows(values)}::json)
        as r ("indexCode" text, month text, revision int, value numeric, "publishedOn" date)`,
  )
}
