import { answerFindings } from '../../catalog/commands/answer-findings.ts'
import { indexFindings } from '../../catalog/commands/price-indexes.ts'
import { type CatalogCharge, chargeName, loadCharges } from '../../catalog/load/billing.ts'
import { checkCharge } from '../../catalog/price-rules.ts'
import { isBefore, later } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { type AgreedPriceRow, agreedPriceRow } from '../api.ts'
import {
  loadAgreedPrices,
  loadVersionsWithCharge,
  placeText,
  type StoredAgreedPrice,
} from '../load/agreed-prices.ts'
import { insertAgreedPrices, type NewAgreedPrice } from '../save/agreed-prices.ts'
import { insertAmendments } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldItem,
  type HeldSubscription,
  itemsOn,
  reachOf,
} from './open-subscriptions.ts'
import { type PricePlace, placesOf } from './price-places.ts'

export const agreePrices = defineCommand({
  name: 'agreePrices',
  summary: 'Agree a price with a customer, for a subscription or a whole contract, from a date on',
  permission: 'contracts.prices',
  input: rowsOf(agreedPriceRow),
  run: async (tx, input, ctx) => ok(await saveAgreedPrices(tx, input.rows, ctx)),
})

/**
 * Agrees prices, a row each, by subscription or contract, charge and date, in place of the catalog's.
 * A date that has one gets a further revision of it; an equal price is `unchanged`. A price of null
 * ends the agreement on its date. Subscriptions that were billed or drafted otherwise since then are
 * marked for the next run.
 */
export async function saveAgreedPrices(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, agreedPriceRow)
  const placeOf = await placesOf(tx, batch)
  const plans = planCodes(batch, placeOf)
  const planOf = (row: AgreedPriceRow) => plans.get(row) ?? ''
  batch.oneRowEach(row => `${rowText(row)} ${planOf(row)}`)
  await rejectFaulty(tx, batch, placeOf, planOf)
  const accountIds = [...new Set(batch.open.map(({ value }) => placeOf(value).accountId))]
  const stored = byPlace(await loadAgreedPrices(tx, accountIds))
  const added: NewAgreedPrice[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const place = placeOf(value)
    const charge = { ...place, planCode: planOf(value), chargeCode: value.chargeCode }
    const key = placeText(charge, place.subscriptionId)
    const known = stored.get(key) ?? []
    const same = known.find(price => price.effectiveFrom.equals(value.effectiveFrom))
    const before = (same ?? versionBefore(known, value.effectiveFrom))?.price ?? null
    const isKnown = same === undefined ? value.price === null : true
    if (isKnown && sameRecord(before, value.price)) {
      batch.answer(row, 'unchanged')
      continue
    }
    const next = newPrice(charge, value, same, ctx)
    stored.set(key, [...known.filter(price => price !== same), next])
    added.push(next)
    for (const held of concerned(place, charge, value.effectiveFrom)) {
      amendments.push(amendmentOf(held, next, before, ctx))
      stale.push({ ...held, from: value.effectiveFrom, reach: reachOf(held) })
    }
    batch.answer(row, same === undefined ? 'created' : 'updated')
  }
  if (added.length > 0) {
    await insertAgreedPrices(tx, added)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

/** The plan whose charge each row is about; rows of subscriptions that pay no such charge go. */
function planCodes(
  batch: RowBatch<AgreedPriceRow>,
  placeOf: (row: AgreedPriceRow) => PricePlace,
): Map<AgreedPriceRow, string> {
  const plans = new Map<AgreedPriceRow, string>()
  for (const { row, value } of batch.open) {
    const { subscriptionId, subscriptions } = placeOf(value)
    const items = subscriptionId === null ? [] : paidItems(subscriptions[0]!, value)
    const planCode = subscriptionId === null ? value.planCode : items[0]?.planCode
    if (planCode != null) plans.set(value, planCode)
    else {
      batch.reject(row, 'no_item_on_date', {
        subscription: value.subscriptionNumber ?? '',
        charge: value.chargeCode,
        date: value.effectiveFrom.toString(),
      })
    }
  }
  return plans
}

/** The items of the charge that the subscription pays on the date (or first), and later ones. */
function paidItems(
  held: HeldSubscription,
  { planCode, chargeCode, effectiveFrom }: AgreedPriceRow,
): HeldItem[] {
  const of = (items: readonly HeldItem[]) =>
    items.filter(
      item => item.chargeCode === chargeCode && (planCode === null || item.planCode === planCode),
    )
  const now = of(itemsOn(held, later(effectiveFrom, held.startOn)))
  return [...now, ...of(held.items).filter(item => !isBefore(item.startOn, effectiveFrom))]
}

async function rejectFaulty(
  tx: Tx,
  batch: RowBatch<AgreedPriceRow>,
  placeOf: (row: AgreedPriceRow) => PricePlace,
  planOf: (row: AgreedPriceRow) => string,
): Promise<void> {
  const wanted = batch.open.map(({ value }) => ({
    planCode: planOf(value),
    chargeCode: value.chargeCode,
    currency: placeOf(value).currency,
  }))
  const versions = wanted.length === 0 ? [] : await loadVersionsWithCharge(tx, wanted)
  const charges = await loadCharges(tx, versions)
  const unknownIndex = await indexFindings(
    tx,
    batch.open.map(({ value }) => value.price),
  )
  for (const { row, value } of batch.open) {
    const { effectiveFrom, price, chargeCode } = value
    const { currency } = placeOf(value)
    const found = versions
      .filter(version => version.planCode === planOf(value))
      .map(version => charges.get(chargeName(version.planCode, version.planVersion, chargeCode)))
      .filter((charge): charge is CatalogCharge => charge?.currency === currency)
    if (found.length === 0) {
      batch.reject(row, 'unknown_charge', { plan: planOf(value), charge: chargeCode })
    } else if (price !== null) {
      const findings = found.flatMap(({ charge }) =>
        checkCharge({ ...charge, prices: [{ effectiveFrom, price }] }),
      )
      answerFindings(batch, row, [...unknownIndex(price), ...distinct(findings)])
    }
  }
}

function distinct<T>(findings: readonly T[]): T[] {
  return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()]
}

function rowText(row: AgreedPriceRow): string {
  const holder = `${row.subscriptionNumber ?? ''} ${row.contractNumber ?? ''}`
  return `${row.accountNumber} ${holder} ${row.chargeCode} ${row.effectiveFrom}`
}

function byPlace(prices: readonly StoredAgreedPrice[]): Map<string, StoredAgreedPrice[]> {
  return Map.groupBy(prices, price => placeText(price, price.subscriptionId))
}

/** The latest agreed price that starts before a date. */
function versionBefore(prices: readonly StoredAgreedPrice[], date: Temporal.PlainDate) {
  return prices
    .filter(({ effectiveFrom }) => isBefore(effectiveFrom, date))
    .sort((a, b) => Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom))
    .at(-1)
}

type PlacedCharge = PricePlace & { readonly planCode: string; readonly chargeCode: string }

function newPrice(
  { accountId, contractId, subscriptionId, planCode, chargeCode }: PlacedCharge,
  { effectiveFrom, price }: AgreedPriceRow,
  same: StoredAgreedPrice | undefined,
  ctx: ChangeContext,
): NewAgreedPrice {
  return {
    accountId,
    agreedPriceId: ctx.newId(),
    contractId,
    subscriptionId,
    planCode,
    chargeCode,
    effectiveFrom,
    revision: same === undefined ? 0 : same.revision + 1,
    price,
    madeBy: ctx.actor,
    recordedAt: ctx.clock.now(),
  }
}

/** The subscriptions that pay the charge from the date on or later. */
function concerned(
  { subscriptions }: PricePlace,
  { planCode, chargeCode }: PlacedCharge,
  from: Temporal.PlainDate,
): HeldSubscription[] {
  return subscriptions.filter(held =>
    held.items.some(
      item =>
        item.planCode === planCode &&
        item.chargeCode === chargeCode &&
        (item.endOn === null || isBefore(from, item.endOn)),
    ),
  )
}

function amendmentOf(
  held: HeldSubscription,
  { contractId, subscriptionId, planCode, chargeCode, price, effectiveFrom }: NewAgreedPrice,
  before: StoredAgreedPrice['price'],
  ctx: ChangeContext,
): Amendment {
  const about = { agreedFor: subscriptionId === null ? 'contract' : 'subscription', contractId }
  return amendment(ctx, held, {
    kind: 'price',
    effectiveOn: effectiveFrom,
    before: { ...about, planCode, chargeCode, price: before },
    after: { ...about, planCode, chargeCode, price },
  })
}
