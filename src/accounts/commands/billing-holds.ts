import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch } from '../../platform/row-batch.ts'
import { holdFault } from '../account-rules.ts'
import { holdRelease, holdRow } from '../api.ts'
import { loadAccountIds, lockAccounts } from '../load/accounts.ts'
import { type BillingHold, loadHolds } from '../load/holds.ts'
import { insertHolds, releaseHolds } from '../save.ts'
import type { ChangedAccounts } from './save-accounts.ts'

/**
 * Places holds, a row each. A hold with the same reason and dates, released or not, is `unchanged`:
 * reading a file twice neither doubles a hold nor brings back one that was released.
 */
export async function saveHolds(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock' | 'newId' | 'actor'>,
): Promise<ChangedAccounts> {
  const batch = new RowBatch(raw, holdRow)
  for (const { row, value } of batch.open) {
    const fault = holdFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  const { accounts, holds } = await heldAccounts(tx, batch)
  const known = new Set(holds.map(holdText))
  const placed: BillingHold[] = []
  for (const { row, value } of batch.open) {
    const hold: BillingHold = {
      accountId: accounts.get(value.accountNumber) as string,
      holdId: ctx.newId(),
      reason: value.reason,
      fromOn: value.fromOn,
      untilOn: value.untilOn,
      placedBy: ctx.actor,
      recordedAt: ctx.clock.now(),
      releasedAt: null,
      releasedBy: null,
    }
    const isNew = !known.has(holdText(hold))
    batch.answer(row, isNew ? 'created' : 'unchanged')
    if (!isNew) continue
    known.add(holdText(hold))
    placed.push(hold)
  }
  if (placed.length > 0) await insertHolds(tx, placed)
  return { answer: batch.result(), changed: placed.map(({ accountId }) => accountId) }
}

/** Releases holds, a row each: the one named, or all open ones of the account. */
export async function endHolds(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock' | 'actor'>,
): Promise<ChangedAccounts> {
  const batch = new RowBatch(raw, holdRelease)
  const { accounts, holds } = await heldAccounts(tx, batch)
  const released = new Set<BillingHold>()
  for (const { row, value } of batch.open) {
    const own = holds.filter(hold => hold.accountId === accounts.get(value.accountNumber))
    const named = own.filter(hold => value.holdId === null || hold.holdId === value.holdId)
    const open = named.filter(hold => hold.releasedAt === null && !released.has(hold))
    if (value.holdId !== null && named.length === 0) {
      batch.reject(row, 'unknown_hold', { hold: value.holdId, account: value.accountNumber })
      continue
    }
    batch.answer(row, open.length > 0 ? 'updated' : 'unchanged')
    for (const hold of open) released.add(hold)
  }
  if (released.size > 0) await releaseHolds(tx, [...released], ctx.actor, ctx.clock.now())
  return { answer: batch.result(), changed: [...released].map(({ accountId }) => accountId) }
}

/** Holds the accounts' rows, so that two clerks cannot place one hold twice, and reads their holds. */
async function heldAccounts(tx: Tx, batch: RowBatch<{ readonly accountNumber: string }>) {
  const numbers = [...new Set(batch.open.map(({ value }) => value.accountNumber))]
  const accounts = await loadAccountIds(tx, numbers)
  for (const { row, value } of batch.open) {
    if (accounts.has(value.accountNumber)) continue
    batch.reject(row, 'unknown_account', { account: value.accountNumber })
  }
  await lockAccounts(tx, [...accounts.keys()])
  return { accounts, holds: await loadHolds(tx, [...accounts.values()]) }
}

function holdText({ accountId, reason, fromOn, untilOn }: BillingHold): string {
  return `${accountId} ${fromOn} ${untilOn} ${reason}`
}
