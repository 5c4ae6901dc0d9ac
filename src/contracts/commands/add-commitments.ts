import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadKnownProducts } from '../../catalog/load/master.ts'
import { earlier, isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type CommitmentRow, commitmentRow } from '../commitment.ts'
import {
  type ContractSubscription,
  loadContractSubscriptions,
  lockCommitments,
  type StoredCommitment,
} from '../load/commitments.ts'
import { lockContracts, type StoredContract } from '../load/contracts.ts'
import { saveCommitments } from '../save/commitments.ts'
import type { Stale } from '../save/stale.ts'
import { termFault } from '../terms.ts'
import { markStale } from './mark-stale.ts'
import type { ChangeContext } from './open-subscriptions.ts'

export const addCommitments = defineCommand({
  name: 'addCommitments',
  summary: 'Commit a customer to a minimum spend a term over charges of a contract, or end that',
  permission: 'contracts.write',
  input: rowsOf(commitmentRow),
  run: async (tx, input, ctx) => ok(await saveCommitmentRows(tx, input.rows, ctx)),
})

/**
 * Commits customers, a row each, by account and code. Of a commitment that is there only the end may
 * change. A commitment is agreed without tax, so prices that include it cannot count.
 */
export async function saveCommitmentRows(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, commitmentRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.code}`)
  const known = await openContracts(tx, batch)
  const saved: StoredCommitment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const found = known(value)
    const { before } = found
    const after = storedOf(found, value, before, ctx)
    const fault = faultOf(found, value, after)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (before !== undefined && sameRecord(before, after)) batch.answer(row, 'unchanged')
    else {
      saved.push(after)
      const from = before === undefined ? after.startOn : movedEnd(before, after)
      // A run through the last day of a term has settled it.
      stale.push(...found.subscriptions.map(held => ({ ...held, from, reach: 'P1D' })))
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (saved.length > 0) {
    await saveCommitments(tx, saved, ctx.clock.now())
    await markStale(tx, stale)
  }
  return batch.result()
}

/** What a row's account has of what it names. */
type Found = {
  readonly contract: StoredContract
  /** Those whose charges count, or all of the contract where the row names one that is not there. */
  readonly subscriptions: readonly ContractSubscription[]
  readonly named: ContractSubscription | null | undefined
  readonly product: boolean
  readonly before: StoredCommitment | undefined
}

async function openContracts(
  tx: Tx,
  batch: RowBatch<CommitmentRow>,
): Promise<(row: CommitmentRow) => Found> {
  const rows = batch.open.map(({ value }) => value)
  const accounts = await loadAccountIds(
    tx,
    rows.map(value => value.accountNumber),
  )
  const keyOf = (row: CommitmentRow, number: string) => ({
    accountId: accounts.get(row.accountNumber) ?? '',
    number,
  })
  const known = rows.filter(value => accounts.has(value.accountNumber))
  const contracts = await lockContracts(
    tx,
    known.map(value => keyOf(value, value.contractNumber)),
  )
  const byKey = new Map(contracts.map(contract => [textOf(contract), contract]))
  const contractOf = (row: CommitmentRow) => byKey.get(textOf(keyOf(row, row.contractNumber)))
  for (const { row, value } of batch.open) {
    const { accountNumber: account, contractNumber: contract } = value
    if (!accounts.has(account)) batch.reject(row, 'unknown_account', { account })
    else if (contractOf(value) === undefined) {
      batch.reject(row, 'unknown_contract', { account, contract })
    }
  }
  const all = await loadContractSubscriptions(tx, contracts)
  const before = await lockCommitments(
    tx,
    known.map(value => keyOf(value, value.code)),
  )
  const products = await loadKnownProducts(
    tx,
    rows.map(value => value.productCode),
  )
  return row => {
    const contract = contractOf(row)
    if (contract === undefined) throw new Error('defect: a contract that was not opened')
    const { subscriptionNumber } = row
    const ofContract = all.filter(each => each.contractId === contract.contractId)
    const named =
      subscriptionNumber === null
        ? null
        : ofContract.find(each => each.number === subscriptionNumber)
    return {
      contract,
      subscriptions: named == null ? ofContract : [named],
      named,
      product: products.has(row.productCode),
      before: before.find(each => each.accountId === contract.accountId && each.code === row.code),
    }
  }
}

function textOf({ accountId, number }: { accountId: string; number: string }): string {
  return `${accountId} ${number}`
}

function storedOf(
  { contract, named }: Found,
  row: CommitmentRow,
  before: StoredCommitment | undefined,
  ctx: ChangeContext,
): StoredCommitment {
  const { accountNumber: _, contractNumber: __, subscriptionNumber: ___, ...terms } = row
  const { accountId, contractId } = contract
  return {
    accountId,
    commitmentId: before?.commitmentId ?? ctx.newId(),
    contractId,
    subscriptionId: named?.subscriptionId ?? null,
    ...terms,
  }
}

function faultOf(found: Found, row: CommitmentRow, after: StoredCommitment): Refusal | undefined {
  const { contract, named, before, product } = found
  if (named === undefined) {
    const { accountNumber: account, subscriptionNumber: subscription } = row
    return { code: 'unknown_subscription', facts: { account, subscription: subscription ?? '' } }
  }
  if (!product) return { code: 'unknown_product', facts: { product: row.productCode } }
  if (before !== undefined && !sameRecord({ ...before, endOn: null }, { ...after, endOn: null })) {
    return { code: 'commitment_fixed', facts: { commitment: row.code } }
  }
  const inclusive = found.subscriptions.some(each => each.taxInclusive)
  if (inclusive) {
    return { code: 'commitment_needs_net_prices', facts: { commitment: row.code } }
  }
  if (isBefore(row.startOn, contract.startOn)) {
    const facts = { commitment: row.code, contract: contract.number }
    return {
      code: 'commitment_before_contract',
      facts: { ...facts, date: contract.startOn.toString() },
    }
  }
  return termFault(row.startOn, row.endOn)
}

/** The first date on which a commitment with another end differs. */
function movedEnd(before: StoredCommitment, after: StoredCommitment): Temporal.PlainDate {
  const [was, is] = [before.endOn, after.endOn]
  if (was === null || is === null) return was ?? is ?? after.startOn
  return earlier(was, is)
}
