import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { MeterRow, ProductRow } from '../api.ts'
import type { Counting } from '../counting.ts'

/** Products of these codes, held against other changes, in the order in which everybody locks. */
export function lockProducts(db: Db, codes: readonly string[]): Promise<ProductRow[]> {
  return rows(
    db,
    sql<ProductRow>`
      select product_code as "productCode", name, tax_class as "taxClass",
        revenue_account as "revenueAccount"
      from product where product_code = any(${[...codes]}::text[])
      order by product_code collate "C" for no key update`,
  )
}

/** Meters of these codes, held against other changes. */
export function lockMeters(db: Db, codes: readonly string[]): Promise<MeterRow[]> {
  return rows(
    db,
    sql<MeterRow>`
      select meter_code as "meterCode", name, unit, source, aggregation, property, percentile, per,
        carried
      from meter where meter_code = any(${[...codes]}::text[])
      order by meter_code collate "C" for no key update`,
  )
}

/** Which of these product codes exist. */
export async function loadKnownProducts(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      select product_code as code from product where product_code = any(${[...codes]}::text[])`,
  )
  return new Set(found.map(row => row.code))
}

/** Which of these meter codes exist, and what each counts from. */
export async function loadKnownMeters(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, KnownMeter>> {
  const found = await rows(
    db,
    sql<KnownMeter & { code: string }>`
      select meter_code as code, source, aggregation, property, percentile, per, carried from meter
      where meter_code = any(${[...codes]}::text[])`,
  )
  return new Map(found.map(({ code, ...meter }) => [code, meter]))
}

/** What a charge needs to know of its meter. */
export type KnownMeter = Counting & { readonly source: MeterRow['source'] }
