import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { type BatchAnswer, type RowAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type RampRow, rampRow } from '../api.ts'
import { rampSteps } from '../ramp.ts'
import { attempt } from '../save/attempt.ts'
import { saveAgreedPrices } from './agree-prices.ts'
import { saveQuantities } from './change-quantity.ts'
import { type ChangeContext, openSubscriptions } from './open-subscriptions.ts'

export const scheduleRamps = defineCommand({
  name: 'scheduleRamps',
  summary: 'Plan price and quantity of a charge of a subscription phase by phase',
  permission: 'contracts.prices',
  input: rowsOf(rampRow),
  run: async (tx, input, ctx) => ok(await saveRamps(tx, input.rows, ctx)),
})

/**
 * Plans ramps, a row each, by subscription and charge: the prices become prices agreed for the
 * subscription, the quantities its quantities, from the dates of their phases on. A row is taken
 * whole or not at all. Given again it is `unchanged`.
 */
export async function saveRamps(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, rampRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.chargeCode}`)
  // All of them first: row by row, two batches could wait for each other.
  const subscriptionOf = await openSubscriptions(tx, batch)
  for (const { row, value } of batch.open) {
    const answer = await attempt(tx, () => saveRamp(tx, value, subscriptionOf(value).startOn, ctx))
    if ('refusal' in answer) batch.reject(row, answer.refusal.code, answer.refusal.facts)
    else batch.answer(row, answer.rows.every(isUnchanged) ? 'unchanged' : 'updated')
  }
  return batch.result()
}

function isUnchanged({ result }: RowAnswer): boolean {
  return result === 'unchanged'
}

async function saveRamp(
  tx: Tx,
  { phases, ...key }: RampRow,
  startOn: Temporal.PlainDate,
  ctx: ChangeContext,
): Promise<{ readonly rows: readonly RowAnswer[] } | { readonly refusal: Refusal }> {
  const steps = rampSteps(phases, startOn)
  if ('code' in steps) return { refusal: steps }
  const rows = (list: readonly object[]) => list.map(step => toJson({ ...key, ...step }))
  const prices = await saveAgreedPrices(tx, rows(steps.prices), ctx)
  const quantities = await saveQuantities(tx, rows(steps.quantities), ctx)
  const answers = [...prices.rows, ...quantities.rows]
  const refusal = answers.find(answer => answer.refusal !== undefined)?.refusal
  return refusal === undefined ? { rows: answers } : { refusal }
}
