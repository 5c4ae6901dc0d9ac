import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, sameRecord } from '../../platform/row-batch.ts'
import { type PriceRow, priceRow } from '../api.ts'
import { loadPrices, planVersionName, type RecordedPrice } from '../load/plans.ts'
import { insertPrices, lockCharges } from '../save.ts'

/**
 * Adds dated prices to charges, a row each, and gives the batch with the prices that were written.
 * A price for a date that has one becomes its next revision, which holds from then on; the one
 * before stays on record. An equal price is `unchanged`. The step of `addPrices` (contracts), which
 * also finds the subscriptions that a back-dated price concerns.
 */
export async function addPriceVersions(
  tx: Tx,
  raw: readonly unknown[],
  at: Temporal.Instant,
): Promise<{ batch: RowBatch<PriceRow>; added: readonly RecordedPrice[] }> {
  const batch = new RowBatch(raw, priceRow)
  batch.oneRowEach(value => `${chargeText(value)} ${value.effectiveFrom}`)
  const entries = batch.sortedBy(chargeText)
  const held = new Set(
    (
      await lockCharges(
        tx,
        entries.map(({ value }) => value),
      )
    ).map(chargeText),
  )
  // Read after the lock, so that a rival's price is seen.
  const latest = latestByDate(
    await loadPrices(
      tx,
      entries.map(({ value }) => value),
    ),
  )
  const added: RecordedPrice[] = []
  for (const { row, value } of entries) {
    const before = latest.get(`${chargeText(value)} ${value.effectiveFrom}`)
    if (!held.has(chargeText(value))) {
      batch.reject(row, 'unknown_charge', {
        plan: planVersionName(value),
        charge: value.chargeCode,
      })
    } else if (before !== undefined && sameRecord(before.price, value.price)) {
      batch.answer(row, 'unchanged')
    } else {
      added.push({ ...value, revision: before === undefined ? 0 : before.revision + 1 })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (added.length > 0) await insertPrices(tx, added, at)
  return { batch, added }
}

function latestByDate(prices: readonly RecordedPrice[]): Map<string, RecordedPrice> {
  // In order of revision, so that the last one stays.
  return new Map(prices.map(price => [`${chargeText(price)} ${price.effectiveFrom}`, price]))
}

function chargeText(charge: { planCode: string; planVersion: number; chargeCode: string }): string {
  return `${planVersionName(charge)} ${charge.chargeCode}`
}
