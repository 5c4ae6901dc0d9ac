import { addressLines } from '../../formats/postal-address.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, sameRecord } from '../../platform/row-batch.ts'
import { addressOf } from '../account-rules.ts'
import { type PremiseRow, premiseRow } from '../api.ts'
import { loadAccountIds } from '../load/accounts.ts'
import { lockPremises, type StoredPremise } from '../load/places.ts'
import { insertPremises, updatePremises } from '../save.ts'
import type { ChangedAccounts } from './save-accounts.ts'

/** Adds premises and updates those that differ, a row each, by account number and premise code; the step of `createPremises`. */
export async function savePremises(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'newId'>,
): Promise<ChangedAccounts> {
  const batch = new RowBatch(raw, premiseRow)
  batch.oneRowEach(({ accountNumber, premiseCode }) => `${accountNumber} ${premiseCode}`)
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  for (const { row, value } of batch.open) {
    if (accounts.has(value.accountNumber)) continue
    batch.reject(row, 'unknown_account', { account: value.accountNumber })
  }
  const idOf = (premise: PremiseRow) => accounts.get(premise.accountNumber) as string
  const entries = batch
    .sortedBy(premise => `${idOf(premise)} ${premise.premiseCode}`)
    .map(({ row, value }) => ({ row, premise: storedOf(value, idOf(value), ctx.newId()) }))
  if (entries.length === 0) return { answer: batch.result(), changed: [] }
  const made = new Set(
    await insertPremises(
      tx,
      entries.map(({ premise }) => premise),
    ),
  )
  const stored = await lockPremises(
    tx,
    entries.map(({ premise }) => premise).filter(premise => !made.has(keyOf(premise))),
  )
  const before = new Map(stored.map(premise => [keyOf(premise), premise]))
  const changed: StoredPremise[] = []
  for (const { row, premise } of entries) {
    if (made.has(keyOf(premise))) batch.answer(row, 'created')
    else if (
      sameRecord({ ...before.get(keyOf(premise)), premiseId: '' }, { ...premise, premiseId: '' })
    ) {
      batch.answer(row, 'unchanged')
    } else {
      changed.push(premise)
      batch.answer(row, 'updated')
    }
  }
  if (changed.length > 0) await updatePremises(tx, changed)
  return { answer: batch.result(), changed: changed.map(({ accountId }) => accountId) }
}

function keyOf({ accountId, code }: StoredPremise): string {
  return `${accountId} ${code}`
}

function storedOf(row: PremiseRow, accountId: string, premiseId: string): StoredPremise {
  return {
    accountId,
    premiseId,
    code: row.premiseCode,
    name: row.name,
    addressLines: addressLines(addressOf(row)),
    country: row.country,
    region: row.region,
  }
}
