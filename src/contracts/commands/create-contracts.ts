import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadMerges, type Succession } from '../../accounts/successions/load.ts'
import { loadKnownProducts } from '../../catalog/load/master.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { type ContractRow, contractRow } from '../api.ts'
import {
  loadContracts,
  loadLastEnds,
  lockContracts,
  type StoredContract,
} from '../load/contracts.ts'
import { insertContractAmendments } from '../save/contract-changes.ts'
import { insertContracts, updateContracts } from '../save/contracts.ts'
import { reachedTerm, termEnd } from '../term.ts'
import { agreedTermFault, termFault } from '../terms.ts'
import { createdAmendment, termsAmendment } from './contract-amendments.ts'
import type { ChangeContext } from './open-subscriptions.ts'

export const createContracts = defineCommand({
  name: 'createContracts',
  summary:
    'Add contracts of accounts with legal entities, or change their end, terms and PO number',
  permission: 'contracts.write',
  input: rowsOf(contractRow),
  run: async (tx, input, ctx) => ok(await saveContracts(tx, input.rows, ctx)),
})

/**
 * Adds contracts, a row each, by account and contract number. Of a contract that is there end, terms
 * and purchase order may change; another seller, currency or start is another contract, and
 * such rows are rejected, as is an end before that of a subscription.
 */
export async function saveContracts(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, contractRow)
  batch.oneRowEach(({ accountNumber, contractNumber }) => `${accountNumber} ${contractNumber}`)
  const storedOf = await resolve(tx, batch, ctx)
  const entries = batch
    .sortedBy(value => keyOf(storedOf(value)))
    .map(({ row, value }) => ({ row, contract: storedOf(value) }))
  if (entries.length === 0) return batch.result()
  const all = entries.map(({ contract }) => contract)
  const made = new Set(await insertContracts(tx, all, ctx.clock.now()))
  const known = await lockContracts(
    tx,
    all.filter(contract => !made.has(keyOf(contract))),
  )
  const before = new Map(known.map(contract => [keyOf(contract), contract]))
  const lastEnds = await loadLastEnds(tx, known)
  const changed: StoredContract[] = []
  const amendments = entries
    .filter(({ contract }) => !before.has(keyOf(contract)))
    .map(({ contract }) => createdAmendment(contract, ctx))
  for (const { row, contract } of entries) {
    const old = before.get(keyOf(contract))
    if (old === undefined) {
      batch.answer(row, 'created')
      continue
    }
    const after = changedContract(old, contract)
    const refusal = changeFault(old, after, lastEnds)
    if (sameRecord(old, after)) batch.answer(row, 'unchanged')
    else if (refusal !== undefined) batch.reject(row, refusal.code, refusal.facts)
    else {
      changed.push(after)
      amendments.push(termsAmendment(old, after, ctx))
      batch.answer(row, 'updated')
    }
  }
  if (changed.length > 0) await updateContracts(tx, changed)
  await insertContractAmendments(tx, amendments)
  return batch.result()
}

/** Rejects rows with unknown account or seller, and gives the others as they are to be stored. */
async function resolve(tx: Tx, batch: RowBatch<ContractRow>, ctx: Pick<Context, 'newId'>) {
  const accounts = await loadAccountIds(
    tx,
    batch.open.map(({ value }) => value.accountNumber),
  )
  const codes = [...new Set(batch.open.map(({ value }) => value.legalEntity))]
  const entities = new Map((await loadLegalEntities(tx, codes)).map(e => [e.code, e.legalEntityId]))
  const merged = await mergedWithout(tx, batch, accounts)
  const products = await loadKnownProducts(
    tx,
    batch.open.flatMap(({ value }) => value.earlyExit?.productCode ?? []),
  )
  const stored = new Map<ContractRow, StoredContract>()
  for (const { row, value } of batch.open) {
    const merge = merged.get(
      keyOf({ accountId: accounts.get(value.accountNumber) ?? '', number: value.contractNumber }),
    )
    const accountId = accounts.get(value.accountNumber)
    const legalEntityId = entities.get(value.legalEntity)
    const fault = termFault(value.startOn, value.endOn) ?? agreedTermFault(value, value.endOn)
    if (accountId === undefined)
      batch.reject(row, 'unknown_account', { account: value.accountNumber })
    else if (legalEntityId === undefined) {
      batch.reject(row, 'unknown_legal_entity', { entity: value.legalEntity })
    } else if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (value.earlyExit !== null && !products.has(value.earlyExit.productCode)) {
      batch.reject(row, 'unknown_product', { product: value.earlyExit.productCode })
    } else if (merge !== undefined) {
      const { accountNumber: account, intoNumber: into, fromOn } = merge
      batch.reject(row, 'account_merged', { account, into, on: fromOn.toString() })
    } else {
      stored.set(value, newContract(accountId, legalEntityId, value, ctx))
    }
  }
  return (value: ContractRow) => stored.get(value) as StoredContract
}

/** Contracts that are wanted for merged accounts and are not there: they belong to the other one. */
async function mergedWithout(
  tx: Tx,
  batch: RowBatch<ContractRow>,
  accounts: ReadonlyMap<string, string>,
): Promise<Map<string, Succession>> {
  const merges = await loadMerges(tx, [...accounts.values()])
  if (merges.size === 0) return new Map()
  const wanted = batch.open.flatMap(({ value }) => {
    const accountId = accounts.get(value.accountNumber)
    const merge = accountId === undefined ? undefined : merges.get(accountId)
    if (accountId === undefined || merge === undefined) return []
    return [{ accountId, number: value.contractNumber, merge }]
  })
  const known = new Set((await loadContracts(tx, wanted)).map(keyOf))
  return new Map(
    wanted.filter(each => !known.has(keyOf(each))).map(each => [keyOf(each), each.merge]),
  )
}

function newContract(
  accountId: string,
  legalEntityId: string,
  row: ContractRow,
  ctx: Pick<Context, 'newId'>,
): StoredContract {
  const { accountNumber: _, contractNumber: number, legalEntity: __, earlyExit, ...terms } = row
  const termEndOn = termEnd(row, 0) ?? null
  return {
    ...terms,
    accountId,
    contractId: ctx.newId(),
    number,
    legalEntityId,
    // What does not renew ends with its term.
    endOn: row.endOn ?? (row.renewal === 'none' ? termEndOn : null),
    earlyExit: earlyExit && { ...earlyExit, value: earlyExit.value.toString() },
    ...reachedTerm(row, 0),
    noticeGivenOn: null,
  }
}

/** The contract as the row wants it, as far into its terms and as ended as it is. */
function changedContract(old: StoredContract, wanted: StoredContract): StoredContract {
  const { contractId, renewals, noticeGivenOn } = old
  const sameTerm =
    old.termMonths === wanted.termMonths && old.renewalMonths === wanted.renewalMonths
  const reached = wanted.renewal === 'auto' && sameTerm ? renewals : 0
  return {
    ...wanted,
    contractId,
    ...reachedTerm(wanted, reached),
    noticeGivenOn,
    endOn: noticeGivenOn === null ? wanted.endOn : (wanted.endOn ?? old.endOn),
  }
}

function changeFault(
  before: StoredContract,
  after: StoredContract,
  lastEnds: ReadonlyMap<string, Temporal.PlainDate | null>,
): Refusal | undefined {
  const facts = { contract: after.number }
  const fixed = (c: StoredContract) => [c.legalEntityId, c.currency, c.startOn.toString()]
  if (!sameRecord(fixed(before), fixed(after))) return { code: 'contract_fixed', facts }
  const lastEnd = lastEnds.get(after.contractId)
  if (after.endOn === null || lastEnd === undefined) return undefined
  if (lastEnd !== null && !isBefore(after.endOn, lastEnd)) return undefined
  return {
    code: 'subscription_outlives_contract',
    facts: { ...facts, end: after.endOn.toString() },
  }
}

function keyOf({ accountId, number }: { accountId: string; number: string }): string {
  return `${accountId} ${number}`
}
