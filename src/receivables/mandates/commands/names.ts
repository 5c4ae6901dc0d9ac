import { loadAccountIds, lockAccounts } from '../../../accounts/load/accounts.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { RowBatch } from '../../../platform/row-batch.ts'

/** The ids of the legal entities that rows name; rows that name no such entity are rejected. */
export async function entityIds(
  tx: Tx,
  batch: RowBatch<{ readonly legalEntity: string }>,
): Promise<Map<string, string>> {
  const codes = batch.open.map(({ value }) => value.legalEntity)
  const found = await loadLegalEntities(tx, [...new Set(codes)])
  const ids = new Map(found.map(entity => [entity.code, entity.legalEntityId]))
  for (const { row, value } of batch.open) {
    if (ids.has(value.legalEntity)) continue
    batch.reject(row, 'unknown_legal_entity', { entity: value.legalEntity })
  }
  return ids
}

/** The ids of the accounts that rows name, held; rows that name no such account are rejected. */
export async function accountIds(
  tx: Tx,
  batch: RowBatch<{ readonly accountNumber: string }>,
): Promise<Map<string, string>> {
  const numbers = [...new Set(batch.open.map(({ value }) => value.accountNumber))]
  const found = await loadAccountIds(tx, numbers)
  for (const { row, value } of batch.open) {
    if (found.has(value.accountNumber)) continue
    batch.reject(row, 'unknown_account', { account: value.accountNumber })
  }
  await lockAccounts(tx, [...found.keys()])
  return found
}
