import { assert, RefusalError } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadEntityCode, loadLaterClosed } from '../load.ts'
import {
  deletePeriodHolds,
  type EntityMonth,
  insertPeriodHold,
  openPeriods,
  type PeriodRow,
  shareLegalEntities,
  sharePeriods,
} from '../save.ts'

/** Who is about to post into a month, and how people know it: a bill run and its number. */
export type PeriodHolder = { readonly heldBy: string; readonly holder: string }

/**
 * Keeps the month of a date from being closed until `releasePeriods`: for what is posted later by
 * many transactions, as a bill run is. Throws the refusal `period_closed` when it is closed already.
 */
export async function holdPeriod(
  tx: Tx,
  legalEntityId: string,
  date: Temporal.PlainDate,
  by: PeriodHolder,
  at: Temporal.Instant,
): Promise<void> {
  const month = { legalEntityId, month: date.with({ day: 1 }) }
  await keepOpen(tx, [month], at)
  await insertPeriodHold(tx, { ...month, ...by, heldAt: at })
}

/** Lets go of the months that something held. */
export function releasePeriods(tx: Tx, heldBy: string): Promise<void> {
  return deletePeriodHolds(tx, heldBy)
}

/**
 * Takes the months FOR SHARE until the transaction ends, opening those that have no row yet. Throws
 * the refusal `period_closed` (entity, month) when one is closed, or lies before one that is.
 */
export async function keepOpen(
  tx: Tx,
  months: readonly EntityMonth[],
  at: Temporal.Instant,
): Promise<void> {
  let held = await sharePeriods(tx, months)
  await refuseClosed(tx, held)
  const missing = months.filter(m => !held.some(row => sameMonth(row, m)))
  if (missing.length === 0) return
  await openMissing(tx, missing, at)
  held = await sharePeriods(tx, missing)
  await refuseClosed(tx, held)
  assert(held.length === missing.length, 'an accounting month of an unknown legal entity')
}

async function openMissing(
  tx: Tx,
  missing: readonly EntityMonth[],
  at: Temporal.Instant,
): Promise<void> {
  await shareLegalEntities(
    tx,
    missing.map(m => m.legalEntityId),
  )
  for (const later of await loadLaterClosed(tx, missing)) {
    await refusePeriodClosed(tx, later)
  }
  await openPeriods(tx, missing, at)
}

async function refuseClosed(tx: Tx, held: readonly PeriodRow[]): Promise<void> {
  const closed = held.find(row => row.state === 'closed')
  if (closed !== undefined) await refusePeriodClosed(tx, closed)
}

async function refusePeriodClosed(tx: Tx, at: EntityMonth): Promise<never> {
  throw new RefusalError('period_closed', {
    entity: await loadEntityCode(tx, at.legalEntityId),
    month: at.month.toString().slice(0, 7),
  })
}

function sameMonth(a: EntityMonth, b: EntityMonth): boolean {
  return a.legalEntityId === b.legalEntityId && a.month.equals(b.month)
}
