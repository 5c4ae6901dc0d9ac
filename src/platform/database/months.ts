import { sql } from 'kysely'
import type { Db } from './database.ts'
import { rows } from './database.ts'

const known = new WeakMap<Db, Set<string>>()

/**
 * Makes the monthly partitions that rows of these dates need; months seen before cost nothing. Give
 * it the pool, not a transaction: a partition stays, and its short lock must not wait for yours.
 */
export async function ensureMonths(
  db: Db,
  table: string,
  dates: Iterable<Temporal.PlainDate | Temporal.PlainYearMonth | Temporal.Instant>,
): Promise<void> {
  const seen = known.get(db) ?? new Set<string>()
  known.set(db, seen)
  const missing = new Set<string>()
  for (const date of dates) {
    const month = firstOfMonth(date)
    if (!seen.has(`${table} ${month}`)) missing.add(month)
  }
  if (missing.size === 0) return
  const months = [...missing].sort()
  await rows(db, sql`select ensure_month_partition(${table}, m) from unnest(${months}::date[]) m`)
  for (const month of months) seen.add(`${table} ${month}`)
}

/** Partitions are bounded in UTC. */
function firstOfMonth(
  date: Temporal.PlainDate | Temporal.PlainYearMonth | Temporal.Instant,
): string {
  const day = date instanceof Temporal.Instant ? date.toZonedDateTimeISO('UTC') : date
  return `${String(day.year).padStart(4, '0')}-${String(day.month).padStart(2, '0')}-01`
}
