import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { assert } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { RowBatch } from '../../platform/row-batch.ts'
import { lockContracts, type StoredContract } from '../load/contracts.ts'

/** A row about a contract. */
export type ContractKey = { readonly accountNumber: string; readonly contractNumber: string }

/**
 * Finds and holds the contracts that the rows of a batch name, against each other. Rows that name
 * none are rejected.
 */
export async function openContracts<Row extends ContractKey>(
  tx: Tx,
  batch: RowBatch<Row>,
): Promise<(row: ContractKey) => StoredContract> {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const keys = batch.open.flatMap(({ value }) => {
    const accountId = accounts.get(value.accountNumber)
    return accountId === undefined ? [] : [{ accountId, number: value.contractNumber }]
  })
  const held = new Map(
    (await lockContracts(tx, keys)).map(each => [`${each.accountId} ${each.number}`, each]),
  )
  const find = ({ accountNumber, contractNumber }: ContractKey) =>
    held.get(`${accounts.get(accountNumber)} ${contractNumber}`)
  for (const { row, value } of batch.open) {
    const { accountNumber: account, contractNumber: contract } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (find(value) === undefined) batch.reject(row, 'unknown_contract', { account, contract })
  }
  return row => {
    const found = find(row)
    assert(found !== undefined, `contract ${row.contractNumber} was not opened`)
    return found
  }
}
