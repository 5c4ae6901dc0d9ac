import { loadKnownProducts } from '../../catalog/load/master.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type OneOffRow, oneOffRow } from '../api.ts'
import { loadOneOffs, type StoredOneOff } from '../load/changes.ts'
import { insertAmendments, insertOneOffs } from '../save/contracts.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldSubscription,
  openSubscriptions,
} from './open-subscriptions.ts'

export const addOneOffCharges = defineCommand({
  name: 'addOneOffCharges',
  summary:
    'Charge something once, such as an installation or a visit, by the reference of its source',
  permission: 'contracts.charge',
  input: rowsOf(oneOffRow),
  run: async (tx, input, ctx) => ok(await saveOneOffs(tx, input.rows, ctx)),
})

/** More than any single charge comes to; it keeps sums of a run inside 64 bits of minor units. */
export const MOST_ONE_OFF = Decimal.of(1_000_000_000_000n)

/**
 * Adds one-off charges, a row each, by account and reference. The same reference with the same
 * content is `unchanged`; with other content it is rejected, because it may have been billed.
 */
export async function saveOneOffs(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, oneOffRow)
  batch.oneRowEach(({ accountNumber, reference }) => `${accountNumber} ${reference}`)
  await rejectFaulty(tx, batch)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const entries = batch
    .sortedBy(value => `${subscriptionOf(value).accountId} ${value.reference}`)
    .map(({ row, value }) => ({
      row,
      held: subscriptionOf(value),
      charge: storedOf(subscriptionOf(value), value, ctx.newId()),
    }))
  if (entries.length === 0) return batch.result()
  const made = new Set(
    await insertOneOffs(
      tx,
      entries.map(({ charge }) => charge),
      ctx.clock.now(),
    ),
  )
  const known = await loadOneOffs(
    tx,
    entries.map(({ charge }) => charge).filter(charge => !made.has(keyOf(charge))),
  )
  const before = new Map(known.map(charge => [keyOf(charge), charge]))
  for (const { row, charge } of entries) {
    const old = before.get(keyOf(charge))
    if (old === undefined) batch.answer(row, 'created')
    else if (sameRecord(old, { ...charge, oneOffId: old.oneOffId })) batch.answer(row, 'unchanged')
    else batch.reject(row, 'reference_taken', { reference: charge.reference })
  }
  const added = entries.filter(({ charge }) => made.has(keyOf(charge)))
  await insertAmendments(
    tx,
    added.map(({ held, charge }) => amendmentOf(held, charge, ctx)),
  )
  // A run through a date bills what was served on that date: one day of reach.
  await markStale(
    tx,
    added.map(({ held, charge }) => ({ ...held, from: charge.serviceOn, reach: 'P1D' })),
  )
  return batch.result()
}

async function rejectFaulty(tx: Tx, batch: RowBatch<OneOffRow>): Promise<void> {
  const codes = [...new Set(batch.open.map(({ value }) => value.productCode))]
  const products = await loadKnownProducts(tx, codes)
  for (const { row, value } of batch.open) {
    const amount = value.quantity.times(value.unitPrice)
    if (!products.has(value.productCode)) {
      batch.reject(row, 'unknown_product', { product: value.productCode })
    } else if (amount.isAbove(MOST_ONE_OFF)) {
      batch.reject(row, 'amount_too_large', {
        reference: value.reference,
        amount: amount.toString(),
      })
    }
  }
}

function storedOf(
  { accountId, subscriptionId }: HeldSubscription,
  row: OneOffRow,
  oneOffId: string,
): StoredOneOff {
  const { accountNumber: _, subscriptionNumber: __, ...charge } = row
  return { accountId, subscriptionId, oneOffId, ...charge }
}

function amendmentOf(held: HeldSubscription, charge: StoredOneOff, ctx: ChangeContext) {
  const { oneOffId, reference, quantity, unitPrice, serviceOn } = charge
  return amendment(ctx, held, {
    kind: 'one_off',
    effectiveOn: serviceOn,
    before: {},
    after: { oneOffId, reference, quantity, unitPrice },
  })
}

function keyOf({ accountId, reference }: StoredOneOff): string {
  return `${accountId} ${reference}`
}
