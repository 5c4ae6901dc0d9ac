import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { toJson } from '../../../platform/json.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { creditStops } from '../../credit/commands/check.ts'
import { firstDifference } from '../difference.ts'
import { lockOrders, lockOutsideAccounts, type StoredOrder } from '../load/orders.ts'
import { orderName } from '../order.ts'
import {
  type AcceptanceRow,
  acceptanceRow,
  type OrderRow,
  orderRow,
  type WithdrawalRow,
  withdrawalRow,
} from '../order-row.ts'
import { claimReferences, insertOrder, withdrawOrder } from '../save.ts'
import { carryOut } from './carry-out.ts'

type OrderContext = Pick<Context, 'clock' | 'newId' | 'actor'>

export const recordOrders = defineCommand({
  name: 'recordOrders',
  summary: 'Record quotes and orders of a quoting system; accepted ones start running at once',
  permission: 'contracts.write',
  input: rowsOf(orderRow),
  run: async (tx, input, ctx) => ok(await saveOrders(tx, input.rows, ctx)),
})

export const acceptQuotes = defineCommand({
  name: 'acceptQuotes',
  summary: 'Accept recorded quotes: their lines become subscriptions, changes and charges, once',
  permission: 'contracts.write',
  input: rowsOf(acceptanceRow),
  run: async (tx, input, ctx) => ok(await saveAcceptances(tx, input.rows, ctx)),
})

export const withdrawQuotes = defineCommand({
  name: 'withdrawQuotes',
  summary: 'Withdraw recorded quotes, so that they cannot be accepted any more',
  permission: 'contracts.write',
  input: rowsOf(withdrawalRow),
  run: async (tx, input, ctx) => ok(await saveWithdrawals(tx, input.rows, ctx)),
})

/**
 * Records orders, a row each, by source and reference; one with `acceptedOn` is carried out as a
 * whole or refused as a whole. The same order again is `unchanged`, or accepted if it was only
 * quoted before; with other content it is rejected, naming the first difference.
 */
export async function saveOrders(
  tx: Tx,
  raw: readonly unknown[],
  ctx: OrderContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, orderRow)
  batch.oneRowEach(orderName)
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  for (const { row, value } of batch.sortedBy(orderName)) {
    const accountId = accounts.get(value.accountNumber)
    if (accountId === undefined) {
      batch.reject(row, 'unknown_account', { account: value.accountNumber })
      continue
    }
    const done = await withinSavepoint(tx, () => recordOrder(tx, accountId, value, ctx))
    if (done.ok) batch.answer(row, done.value)
    else batch.reject(row, done.refusal.code, done.refusal.facts)
  }
  return batch.result()
}

async function recordOrder(
  tx: Tx,
  accountId: string,
  row: OrderRow,
  ctx: OrderContext,
): Promise<Result<'created' | 'updated' | 'unchanged'>> {
  const { source, reference, validUntil, acceptedOn, ...rest } = row
  const key = { accountId, source, reference }
  await claimReferences(tx, 'order', [key])
  const owner = (await lockOutsideAccounts(tx, 'order', [key])).get(orderName(row))
  if (owner !== undefined && owner.accountId !== accountId) {
    return refuse('order_on_other_account', { order: orderName(row), account: owner.accountNumber })
  }
  const content = toJson({ source, reference, validUntil, ...rest })
  const orderId = ctx.newId()
  const order = { ...key, orderId, content, validUntil }
  const isNew = await insertOrder(tx, order, ctx.actor, ctx.clock.now())
  const [stored] = await lockOrders(tx, [key])
  if (stored === undefined) throw new Error('defect: an order is neither new nor there')
  const differs = firstDifference(stored.content, content)
  if (differs !== undefined) return refuse('order_differs', { order: orderName(row), ...differs })
  if (acceptedOn === null) return ok(isNew ? 'created' : 'unchanged')
  const accepted = await accept(tx, stored, acceptedOn, ctx)
  return accepted.ok && isNew ? ok('created') : accepted
}

/**
 * Accepts quotes, a row each. One that was accepted on that day already is `unchanged`; one that was
 * withdrawn, has expired, or cannot be carried out is rejected and stays as it was.
 */
export async function saveAcceptances(
  tx: Tx,
  raw: readonly unknown[],
  ctx: OrderContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, acceptanceRow)
  await eachKnown<AcceptanceRow>(tx, batch, (order, row) => accept(tx, order, row.acceptedOn, ctx))
  return batch.result()
}

async function saveWithdrawals(
  tx: Tx,
  raw: readonly unknown[],
  ctx: OrderContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, withdrawalRow)
  await eachKnown<WithdrawalRow>(tx, batch, async (order, row) => {
    if (order.isWithdrawn) return ok('unchanged')
    if (order.acceptedOn !== null) {
      const on = order.acceptedOn.toString()
      return refuse('order_accepted', { order: orderName(order), on })
    }
    await withdrawOrder(tx, order, row.reason, ctx.actor, ctx.clock.now())
    return ok('updated')
  })
  return batch.result()
}

async function eachKnown<Row extends { readonly source: string; readonly reference: string }>(
  tx: Tx,
  batch: RowBatch<Row>,
  work: (order: StoredOrder, row: Row) => Promise<Result<'updated' | 'unchanged'>>,
): Promise<void> {
  batch.oneRowEach(orderName)
  const owners = await lockOutsideAccounts(
    tx,
    'order',
    batch.open.map(({ value }) => value),
  )
  for (const { row, value } of batch.sortedBy(orderName)) {
    const owner = owners.get(orderName(value))
    const { source, reference } = value
    const [order] =
      owner === undefined
        ? []
        : await lockOrders(tx, [{ accountId: owner.accountId, source, reference }])
    if (order === undefined) {
      batch.reject(row, 'unknown_order', { order: orderName(value) })
      continue
    }
    const done = await withinSavepoint(tx, () => work(order, value))
    if (done.ok) batch.answer(row, done.value)
    else batch.reject(row, done.refusal.code, done.refusal.facts)
  }
}

async function accept(
  tx: Tx,
  order: StoredOrder,
  on: Temporal.PlainDate,
  ctx: OrderContext,
): Promise<Result<'updated' | 'unchanged'>> {
  const name = orderName(order)
  if (order.acceptedOn !== null) {
    if (order.acceptedOn.equals(on)) return ok('unchanged')
    return refuse('order_accepted', { order: name, on: order.acceptedOn.toString() })
  }
  if (order.isWithdrawn) return refuse('order_withdrawn', { order: name })
  if (order.validUntil !== null && Temporal.PlainDate.compare(on, order.validUntil) > 0) {
    return refuse('quote_expired', { order: name, until: order.validUntil.toString() })
  }
  const { accountId } = order
  const stop = (await creditStops(tx, [{ accountId, legalEntityId: null }], on)).get(accountId)
  if (stop?.effect === 'refuse') return refuse(stop.refusal.code, stop.refusal.facts)
  const done = await carryOut(tx, order, on, ctx)
  return done.ok ? ok('updated') : done
}
