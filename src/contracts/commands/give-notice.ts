import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import type { ContractAmendment } from '../amendment.ts'
import { type NoticeRow, noticeRow } from '../api.ts'
import { loadSubscriptionsUnder } from '../load/contract-changes.ts'
import type { StoredContract } from '../load/contracts.ts'
import { insertContractAmendments } from '../save/contract-changes.ts'
import { updateContracts } from '../save/contracts.ts'
import { endByNotice } from '../term.ts'
import { termsAmendment } from './contract-amendments.ts'
import { saveEnds } from './end-subscription.ts'
import { openContracts } from './open-contracts.ts'
import type { ChangeContext } from './open-subscriptions.ts'

export const giveNotice = defineCommand({
  name: 'giveNotice',
  summary:
    'Record that notice of contracts was given, so that they and their subscriptions end as the notice period says; or take it back',
  permission: 'contracts.write',
  input: rowsOf(noticeRow),
  run: async (tx, input, ctx) => ok(await saveNotices(tx, input.rows, ctx)),
})

/**
 * Records notices, a row each. The contract ends with the first term for which the notice is in
 * time, and its subscriptions that run longer end with it; no fee for ending early is due then.
 * Taken back, the contract goes on, and so do the subscriptions that ended with it.
 */
export async function saveNotices(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, noticeRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.contractNumber}`)
  const contractOf = await openContracts(tx, batch)
  const changed: { row: NoticeRow; old: StoredContract; now: StoredContract }[] = []
  for (const { row, value } of batch.open) {
    const old = contractOf(value)
    const { givenOn } = value
    const fault = noticeFault(old, givenOn)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (givenOn !== null && old.noticeGivenOn?.equals(givenOn)) batch.answer(row, 'unchanged')
    else {
      const endOn = givenOn === null ? firstEnd(old) : endByNotice(old, givenOn)
      changed.push({ row: value, old, now: { ...old, noticeGivenOn: givenOn, endOn } })
      batch.answer(row, 'updated')
    }
  }
  if (changed.length > 0) await write(tx, changed, ctx)
  return batch.result()
}

function noticeFault(
  { number: contract, startOn, endOn, noticeGivenOn }: StoredContract,
  givenOn: Temporal.PlainDate | null,
): Refusal | undefined {
  if (givenOn === null) {
    return noticeGivenOn === null ? { code: 'no_notice_given', facts: { contract } } : undefined
  }
  const over = noticeGivenOn === null && endOn !== null && !isBefore(givenOn, endOn)
  if (!over && !isBefore(givenOn, startOn)) return undefined
  return { code: 'contract_over', facts: { contract, date: givenOn.toString() } }
}

/** The end of a contract without notice: that of its term where it does not renew. */
function firstEnd({ renewal, termEndOn }: StoredContract): Temporal.PlainDate | null {
  return renewal === 'none' ? termEndOn : null
}

async function write(
  tx: Tx,
  changed: readonly { row: NoticeRow; old: StoredContract; now: StoredContract }[],
  ctx: ChangeContext,
): Promise<void> {
  const under = Map.groupBy(
    await loadSubscriptionsUnder(
      tx,
      changed.map(({ now }) => now),
    ),
    subscription => subscription.contractId,
  )
  await updateContracts(
    tx,
    changed.map(({ now }) => now),
  )
  const ends = changed.flatMap(({ row, old, now }) =>
    (under.get(now.contractId) ?? [])
      .filter(({ endOn }) => endsWith(old, now, endOn))
      .map(({ accountNumber, subscriptionNumber }) => ({
        accountNumber,
        subscriptionNumber,
        endOn: now.endOn?.toString() ?? null,
        finalBill: row.finalBill,
        unused: row.unused,
      })),
  )
  const amendments = changed.map(({ old, now }): ContractAmendment => {
    const effectiveOn = now.endOn ?? old.endOn ?? now.startOn
    return termsAmendment(old, now, ctx, { kind: 'notice', effectiveOn })
  })
  await insertContractAmendments(tx, amendments)
  if (ends.length > 0) await saveEnds(tx, ends, ctx)
}

/** Whether a subscription's end follows that of its contract: it outlasts it, or ended with it. */
function endsWith(
  old: StoredContract,
  now: StoredContract,
  endOn: Temporal.PlainDate | null,
): boolean {
  if (endOn === null) return now.endOn !== null
  if (old.endOn !== null && endOn.equals(old.endOn)) return true
  return now.endOn !== null && isBefore(now.endOn, endOn)
}
