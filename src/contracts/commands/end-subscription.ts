import { Decimal } from '../../kernel/decimal.ts'
import { earlier, isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { endedSpans } from '../add-on.ts'
import type { Amendment } from '../amendment.ts'
import { type EndRow, endRow } from '../api.ts'
import { endingMenu } from '../as-of.ts'
import { type EarlyExit, exitFeeOf } from '../early-exit.ts'
import { loadContracts, type StoredContract } from '../load/contracts.ts'
import { loadEndings, type StoredEnding } from '../load/endings.ts'
import { endSubscriptions, insertAmendments } from '../save/contracts.ts'
import { saveEndings } from '../save/endings.ts'
import type { Stale } from '../save/stale.ts'
import { basesUnder } from './keep-bases.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  changeDate,
  type HeldSubscription,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const endSubscription = defineCommand({
  name: 'endSubscription',
  summary: 'End subscriptions on a date (the first without service), or move or lift their end',
  permission: 'contracts.write',
  input: rowsOf(endRow),
  run: async (tx, input, ctx) => ok(await saveEnds(tx, input.rows, ctx)),
})

/**
 * Ends subscriptions, a row each; an end that is set already is moved, and null lifts it. What was
 * billed beyond the end is given back, and what was not billed before a later one is caught up, by
 * the next bill run. How the last bill is made, what becomes of unused fees in advance and the
 * contract's fee for ending early stand with the end. An end before the start or after that of the contract is rejected.
 */
export async function saveEnds(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, endRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const all = batch.open.map(({ value }) => subscriptionOf(value))
  const known = await loadEndings(tx, all)
  const contractOf = await contractsOf(tx, all)
  const bases = await basesUnder(tx, all)
  const along: unknown[] = []
  const endings: StoredEnding[] = []
  const ends: HeldSubscription[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value: told } of batch.open) {
    const held = subscriptionOf(told)
    const value = { endOn: told.endOn === null ? null : changeDate(held, told.endOn, ctx) }
    const fault = endFault(held, value)
    const old = known.get(held.subscriptionId)
    const ending = endingOf(held, value.endOn, told, contractOf(held), old, ctx)
    const menu = [old, ending].map(each => endingMenu(value.endOn, each))
    const changedFrom =
      changedOn(held.endOn, value.endOn) ??
      (sameRecord(menu[0], menu[1]) ? undefined : value.endOn?.subtract({ days: 1 }))
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (changedFrom === undefined) batch.answer(row, 'unchanged')
    else {
      const { subscriptionId, contractId, number } = held
      const change = bases.change(
        contractId,
        spans => endedSpans(spans, subscriptionId, value.endOn),
        number,
      )
      if ('refusal' in change) {
        batch.reject(row, change.refusal.code, change.refusal.facts)
        continue
      }
      const { accountNumber } = told
      along.push(
        ...change.along.map(end => ({ ...end, accountNumber, endOn: end.endOn.toString() })),
      )
      amendments.push(
        amendment(ctx, held, {
          kind: 'end',
          effectiveOn: changedFrom,
          before: { endOn: held.endOn, ...endingMenu(held.endOn, old) },
          after: { endOn: value.endOn, ...endingMenu(value.endOn, ending) },
        }),
      )
      // The fee for ending early is due on the day of the end: one day of reach at least.
      stale.push({ ...held, from: changedFrom, reach: reachOf(held, 'P1D') })
      if (ending !== undefined) endings.push(ending)
      ends.push({ ...held, endOn: value.endOn })
      batch.answer(row, 'updated')
    }
  }
  if (ends.length > 0) {
    await endSubscriptions(tx, ends)
    await saveEndings(tx, endings)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  // Add-ons whose base this was end with it.
  if (along.length > 0) await saveEnds(tx, along, ctx)
  return batch.result()
}

/** How a subscription ends; undefined where it ends plainly and never ended otherwise. */
function endingOf(
  { accountId, subscriptionId }: HeldSubscription,
  endOn: Temporal.PlainDate | null,
  { finalBill, unused, exitFee: charged }: EndRow,
  contract: StoredContract | undefined,
  old: StoredEnding | undefined,
  ctx: ChangeContext,
): StoredEnding | undefined {
  const agreed = contract?.earlyExit ?? null
  const fee =
    endOn === null || contract === undefined || charged === 'waive'
      ? null
      : exitFeeOf(contract, agreed && parsedExit(agreed), endOn)
  if (endOn === null) return old
  if (old === undefined && fee === null && finalBill === 'bill' && unused === 'offset') {
    return undefined
  }
  const endingId = old?.endingId ?? ctx.newId()
  return { accountId, subscriptionId, endingId, finalBill, unused, exitFee: fee }
}

function parsedExit(agreed: NonNullable<StoredContract['earlyExit']>): EarlyExit {
  return { ...agreed, value: Decimal.parse(agreed.value) }
}

/** The contracts of held subscriptions. */
async function contractsOf(tx: Tx, held: readonly HeldSubscription[]) {
  const keys = held.map(({ accountId, contractNumber: number }) => ({ accountId, number }))
  const found = keys.length === 0 ? [] : await loadContracts(tx, keys)
  const byKey = new Map(found.map(each => [`${each.accountId} ${each.number}`, each]))
  return ({ accountId, contractNumber }: HeldSubscription) =>
    byKey.get(`${accountId} ${contractNumber}`)
}

function endFault(
  held: HeldSubscription,
  { endOn }: { readonly endOn: Temporal.PlainDate | null },
): Refusal | undefined {
  const { number: subscription, startOn, contractEndOn } = held
  if (endOn !== null && isBefore(endOn, startOn)) {
    return {
      code: 'ends_before_start',
      facts: { start: startOn.toString(), end: endOn.toString() },
    }
  }
  if (contractEndOn === null || (endOn !== null && !isBefore(contractEndOn, endOn)))
    return undefined
  return {
    code: 'ends_after_contract',
    facts: { subscription, contract: held.contractNumber, end: contractEndOn.toString() },
  }
}

/** The first date on which service differs between two ends, or undefined where they are one. */
function changedOn(
  before: Temporal.PlainDate | null,
  after: Temporal.PlainDate | null,
): Temporal.PlainDate | undefined {
  if (before === null || after === null) return before ?? after ?? undefined
  return before.equals(after) ? undefined : earlier(before, after)
}
