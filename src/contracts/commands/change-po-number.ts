import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import type { ContractAmendment } from '../amendment.ts'
import { poNumberRow } from '../api.ts'
import { loadPoNumbers } from '../load/contract-changes.ts'
import {
  insertContractAmendments,
  insertPoNumbers,
  type StoredPoNumber,
} from '../save/contract-changes.ts'
import { contractAmendment } from './contract-amendments.ts'
import { overtakeDrafts } from './mark-stale.ts'
import { openContracts } from './open-contracts.ts'
import type { ChangeContext } from './open-subscriptions.ts'

export const changePoNumber = defineCommand({
  name: 'changePoNumber',
  summary: 'Give contracts another purchase order number for service from a date on',
  permission: 'contracts.write',
  input: rowsOf(poNumberRow),
  run: async (tx, input, ctx) => ok(await savePoNumbers(tx, input.rows, ctx)),
})

/**
 * Changes purchase orders, a row each, by contract and date. Lines are billed under the order of
 * their first day of service, each order on a document of its own; what was billed stays where it
 * is. Drafts under review are made anew.
 */
export async function savePoNumbers(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, poNumberRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.contractNumber} ${row.fromOn}`)
  const contractOf = await openContracts(tx, batch)
  const known = await loadPoNumbers(
    tx,
    batch.open.map(({ value }) => contractOf(value)),
  )
  const saved: StoredPoNumber[] = []
  const amendments: ContractAmendment[] = []
  for (const { row, value } of batch.open) {
    const contract = contractOf(value)
    const { accountId, contractId } = contract
    const { fromOn, poNumber } = value
    const ofDate = [...known, ...saved].filter(
      each => each.contractId === contractId && each.fromOn.equals(fromOn),
    )
    const last = ofDate.at(-1)
    if (last !== undefined && last.poNumber === poNumber) {
      batch.answer(row, 'unchanged')
      continue
    }
    const revision = last === undefined ? 0 : last.revision + 1
    saved.push({ accountId, contractId, fromOn, revision, poNumber, recordedAt: ctx.clock.now() })
    amendments.push(
      contractAmendment(ctx, contract, {
        kind: 'po_number',
        effectiveOn: fromOn,
        before: { fromOn, poNumber: last?.poNumber ?? null, known: last !== undefined },
        after: { fromOn, poNumber },
      }),
    )
    batch.answer(row, last === undefined ? 'created' : 'updated')
  }
  if (saved.length > 0) {
    await insertPoNumbers(tx, saved)
    await insertContractAmendments(tx, amendments)
    await overtakeDrafts(tx, [...new Set(saved.map(({ accountId }) => accountId))])
  }
  return batch.result()
}
