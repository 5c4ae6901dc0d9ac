import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { PriceIndexRow } from '../api.ts'
import type { PriceIndexes } from '../price-index.ts'

/** A value of an index as it was recorded; of several for a month the latest revision. */
export type StoredIndexValue = {
  readonly indexCode: string
  readonly month: string
  readonly revision: number
  readonly value: Decimal
}

/** The values of some indexes, one a month, by index and month. */
export function loadIndexValues(db: Db, codes: readonly string[]): Promise<StoredIndexValue[]> {
  return rows(
    db,
    sql<StoredIndexValue>`
      select distinct on (index_code, index_value.month) index_code as "indexCode",
        to_char(month, 'YYYY-MM') as month, revision, value
      from index_value where index_code = any(${codes}::text[])
      order by index_code, index_value.month, revision desc`,
  )
}

/** The values of some indexes for rating; asks nothing where there are none. */
export async function loadPriceIndexes(db: Db, codes: readonly string[]): Promise<PriceIndexes> {
  if (codes.length === 0) return new Map()
  return Map.groupBy(await loadIndexValues(db, codes), value => value.indexCode)
}

/** Indexes by code. */
export async function loadIndexes(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, PriceIndexRow>> {
  const found = await rows(
    db,
    sql<PriceIndexRow>`
      select index_code as "indexCode", name from price_index
      where index_code = any(${codes}::text[])`,
  )
  return new Map(found.map(index => [index.indexCode, index]))
}

/** Holds indexes against others who record values of them; gives the codes that are there. */
export async function lockIndexes(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ code: string }>`
      select index_code as code from price_index where index_code = any(${codes}::text[])
      order by index_code for no key update`,
  )
  return new Set(found.map(({ code }) => code))
}
