import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, sameRecord } from '../../platform/row-batch.ts'
import { type PriceRow, priceRow } from '../api.ts'
import { chargeName, loadCharges } from '../load/billing.ts'
import { loadPrices, type RecordedPrice } from '../load/plans.ts'
import { planVersionName } from '../plan-version.ts'
import { checkCharge } from '../price-rules.ts'
import { insertPrices, lockCharges } from '../save.ts'
import { answerFindings } from './answer-findings.ts'
import { indexFindings } from './price-indexes.ts'

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
  const wanted = batch.sortedBy(chargeText).map(({ value }) => value)
  if (wanted.length === 0) return { batch, added: [] }
  await lockCharges(tx, wanted)
  await rejectFaulty(tx, batch)
  // Read after the lock, so that a rival's price is seen.
  const latest = latestByDate(await loadPrices(tx, wanted))
  const added: RecordedPrice[] = []
  for (const { row, value } of batch.open) {
    const before = latest.get(`${chargeText(value)} ${value.effectiveFrom}`)
    if (before !== undefined && sameRecord(before.price, value.price)) {
      batch.answer(row, 'unchanged')
      continue
    }
    added.push({ ...value, revision: before === undefined ? 0 : before.revision + 1 })
    batch.answer(row, before === undefined ? 'created' : 'updated')
  }
  if (added.length > 0) await insertPrices(tx, added, at)
  return { batch, added }
}

async function rejectFaulty(tx: Tx, batch: RowBatch<PriceRow>): Promise<void> {
  const charges = await loadCharges(tx, distinctVersions(batch.open.map(({ value }) => value)))
  const unknownIndex = await indexFindings(
    tx,
    batch.open.map(({ value }) => value.price),
  )
  for (const { row, value } of batch.open) {
    const { planCode, planVersion, chargeCode, effectiveFrom, price } = value
    const found = charges.get(chargeName(planCode, planVersion, chargeCode))
    if (found === undefined) {
      batch.reject(row, 'unknown_charge', { plan: planVersionName(value), charge: chargeCode })
      continue
    }
    answerFindings(batch, row, [
      ...unknownIndex(price),
      ...checkCharge({ ...found.charge, prices: [{ effectiveFrom, price }] }),
    ])
  }
}

function distinctVersions(rows: readonly PriceRow[]): PriceRow[] {
  return [...new Map(rows.map(row => [planVersionName(row), row])).values()]
}

function latestByDate(prices: readonly RecordedPrice[]): Map<string, RecordedPrice> {
  // In order of revision, so that the last one stays.
  return new Map(prices.map(price => [`${chargeText(price)} ${price.effectiveFrom}`, price]))
}

function chargeText(charge: { planCode: string; planVersion: number; chargeCode: string }): string {
  return `${planVersionName(charge)} ${charge.chargeCode}`
}
