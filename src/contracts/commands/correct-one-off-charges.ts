import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type OneOffCorrectionRow, oneOffCorrectionRow } from '../api.ts'
import { loadOneOffs, type StoredOneOff } from '../load/changes.ts'
import { insertAmendments } from '../save/contracts.ts'
import { correctOneOffs } from '../save/one-offs.ts'
import { holdStates } from '../save/stale.ts'
import { MOST_ONE_OFF } from './add-one-off-charges.ts'
import { markStale } from './mark-stale.ts'
import { amendment, type ChangeContext } from './open-subscriptions.ts'

export const correctOneOffCharges = defineCommand({
  name: 'correctOneOffCharges',
  summary: 'Correct quantity or price of one-off charges, or take them back, by their reference',
  permission: 'contracts.charge',
  input: rowsOf(oneOffCorrectionRow),
  run: async (tx, input, ctx) => ok(await saveOneOffCorrections(tx, input.rows, ctx)),
})

/**
 * Corrects one-off charges, a row each, by account and reference. What was billed already is
 * corrected or taken back by the next bill run, by a line that refers to the billed one; what was
 * not is billed as corrected, or not at all. A row that says what holds already is `unchanged`.
 */
export async function saveOneOffCorrections(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, oneOffCorrectionRow)
  batch.oneRowEach(({ accountNumber, reference }) => `${accountNumber} ${reference}`)
  const storedOf = await holdOneOffs(tx, batch)
  const corrected: { before: StoredOneOff; after: StoredOneOff; reason: string }[] = []
  for (const { row, value } of batch.open) {
    const before = storedOf(value)
    const after = {
      ...before,
      quantity: value.quantity,
      unitPrice: value.unitPrice ?? before.unitPrice,
    }
    const amount = after.quantity.times(after.unitPrice)
    if (amount.isAbove(MOST_ONE_OFF)) {
      const { reference } = before
      batch.reject(row, 'amount_too_large', { reference, amount: amount.toString() })
    } else if (after.quantity.equals(before.quantity) && after.unitPrice.equals(before.unitPrice)) {
      batch.answer(row, 'unchanged')
    } else {
      corrected.push({ before, after, reason: value.reason })
      batch.answer(row, 'updated')
    }
  }
  if (corrected.length === 0) return batch.result()
  await insertAmendments(
    tx,
    corrected.map(({ before, after, reason }) =>
      amendment(ctx, before, {
        kind: 'one_off',
        effectiveOn: before.serviceOn,
        before: content(before),
        after: { ...content(after), reason },
      }),
    ),
  )
  await markStale(
    tx,
    corrected.map(({ before }) => ({ ...before, from: before.serviceOn, reach: 'P1D' })),
  )
  await correctOneOffs(
    tx,
    corrected.map(({ after }) => after),
    ctx.clock.now(),
  )
  return batch.result()
}

/** Finds the charges and holds their subscriptions, then reads them. Unknown ones are rejected. */
async function holdOneOffs(tx: Tx, batch: RowBatch<OneOffCorrectionRow>) {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const keys = batch.open.flatMap(({ value }) => {
    const accountId = accounts.get(value.accountNumber)
    return accountId === undefined ? [] : [{ accountId, reference: value.reference }]
  })
  await holdStates(tx, await loadOneOffs(tx, keys), 'write')
  const stored = new Map((await loadOneOffs(tx, keys)).map(charge => [keyOf(charge), charge]))
  const find = ({ accountNumber, reference }: OneOffCorrectionRow) =>
    stored.get(keyOf({ accountId: accounts.get(accountNumber) ?? '', reference }))
  for (const { row, value } of batch.open) {
    const { accountNumber: account, reference } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (find(value) === undefined) {
      batch.reject(row, 'unknown_one_off', { account, reference })
    }
  }
  return (value: OneOffCorrectionRow) => find(value) as StoredOneOff
}

function content({ oneOffId, reference, quantity, unitPrice }: StoredOneOff) {
  return { oneOffId, reference, quantity, unitPrice }
}

function keyOf({ accountId, reference }: { accountId: string; reference: string }): string {
  return `${accountId} ${reference}`
}
