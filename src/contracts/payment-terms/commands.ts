import { loadAccountIds, lockAccounts } from '../../accounts/load/accounts.ts'
import { ok } from '../../kernel/result.ts'
import { loadLegalEntities } from '../../ledger/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { overtakeDrafts } from '../commands/mark-stale.ts'
import { loadContracts } from '../load/contracts.ts'
import {
  type PaymentTermsRow,
  type PaymentTermsUseRow,
  paymentTermsRow,
  paymentTermsUseRow,
} from './api.ts'
import { loadTermsByCode, loadUses, type StoredTerms, type StoredUse } from './load.ts'
import { insertTerms, insertUses } from './save.ts'

const bookedBy = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

/**
 * Names payment terms and says by which rule they work from which day on. Documents keep the terms
 * that they were drafted with.
 */
export const definePaymentTerms = defineCommand({
  name: 'definePaymentTerms',
  summary: 'Define payment terms: net days, end of month, fixed day, instalments, early discount',
  permission: 'receipts.rules',
  input: rowsOf(paymentTermsRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, paymentTermsRow)
    batch.oneRowEach(termsKey)
    const codes = batch.open.map(({ value }) => value.terms)
    const known = new Map((await loadTermsByCode(tx, codes)).map(row => [termsKey(row), row]))
    const added: StoredTerms[] = []
    for (const { row, value } of batch.sortedBy(termsKey)) {
      const before = known.get(termsKey(value))
      if (before?.rule === value.rule && sameRecord(before.name, value.name)) {
        batch.answer(row, 'unchanged')
        continue
      }
      added.push({ ...value, revision: before === undefined ? 0 : before.revision + 1 })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
    if (added.length > 0) await insertTerms(tx, added, bookedBy(ctx))
    return ok(batch.result())
  },
})

function termsKey({ terms, fromOn }: Pick<PaymentTermsRow, 'terms' | 'fromOn'>): string {
  return `${terms} ${fromOn}`
}

/**
 * Says whose documents payment terms hold for, from a day on: a contract's, else its account's, else
 * those of all customers of a legal entity; where none are set, the days of the account. Drafts of
 * the account under review are made anew; issued documents stay.
 */
export const setPaymentTerms = defineCommand({
  name: 'setPaymentTerms',
  summary: 'Set the payment terms of legal entities, accounts and contracts from a day on',
  permission: 'contracts.write',
  input: rowsOf(paymentTermsUseRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, paymentTermsUseRow)
    batch.oneRowEach(row =>
      [row.entity, row.accountNumber, row.contractNumber, row.fromOn].join(' '),
    )
    const scopeOf = await openScopes(tx, batch)
    await refuseUnknownTerms(tx, batch)
    const scoped = batch.open.map(({ row, value }) => ({ row, value, scope: scopeOf(value) }))
    const ids = [...new Set(scoped.map(({ scope }) => scope.accountId))]
    const known = new Map((await loadUses(tx, ids)).map(use => [useKey(use), use]))
    const added: StoredUse[] = []
    for (const { row, value, scope } of scoped) {
      const before = known.get(useKey({ ...scope, fromOn: value.fromOn }))
      if (before !== undefined && before.terms === value.terms) {
        batch.answer(row, 'unchanged')
        continue
      }
      const revision = before === undefined ? 0 : before.revision + 1
      added.push({ ...scope, fromOn: value.fromOn, terms: value.terms, revision })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
    if (added.length > 0) await insertUses(tx, added, bookedBy(ctx))
    await overtakeDrafts(tx, [...new Set(added.map(use => use.accountId))].sort())
    return ok(batch.result())
  },
})

type Scope = { readonly accountId: string; readonly scopeId: string }

function useKey({ accountId, scopeId, fromOn }: Omit<StoredUse, 'revision' | 'terms'>): string {
  return `${accountId} ${scopeId} ${fromOn}`
}

/** Finds whom each row names, holding accounts; rejects what is not there. */
async function openScopes(
  tx: Tx,
  batch: RowBatch<PaymentTermsUseRow>,
): Promise<(row: PaymentTermsUseRow) => Scope> {
  for (const { row, value } of batch.open) {
    const isEntity = value.entity !== null
    const isOne = isEntity !== (value.accountNumber !== null)
    if (!isOne || (isEntity && value.contractNumber !== null)) batch.reject(row, 'terms_of_whom')
  }
  const open = batch.open.map(({ value }) => value)
  const entities = await loadLegalEntities(
    tx,
    open.flatMap(row => row.entity ?? []),
  )
  const houses = new Map(entities.map(entity => [entity.code, entity.houseAccountId]))
  const accounts = await loadAccountIds(
    tx,
    open.flatMap(row => row.accountNumber ?? []),
  )
  await lockAccounts(tx, [...accounts.keys()])
  const keys = open.flatMap(row => {
    const accountId = accounts.get(row.accountNumber ?? '')
    return accountId === undefined || row.contractNumber === null
      ? []
      : [{ accountId, number: row.contractNumber }]
  })
  const contracts = keys.length === 0 ? [] : await loadContracts(tx, keys)
  const found = (row: PaymentTermsUseRow): Scope | undefined => {
    const accountId =
      row.entity === null ? accounts.get(row.accountNumber ?? '') : houses.get(row.entity)
    if (accountId === undefined) return undefined
    if (row.contractNumber === null) return { accountId, scopeId: accountId }
    const contract = contracts.find(
      each => each.accountId === accountId && each.number === row.contractNumber,
    )
    return contract && { accountId, scopeId: contract.contractId }
  }
  for (const { row, value } of batch.open) {
    if (found(value) !== undefined) continue
    const { entity, accountNumber, contractNumber } = value
    if (entity !== null) batch.reject(row, 'unknown_legal_entity', { entity })
    else if (!accounts.has(accountNumber ?? '')) {
      batch.reject(row, 'unknown_account', { account: accountNumber ?? '' })
    } else {
      const facts = { account: accountNumber ?? '', contract: contractNumber ?? '' }
      batch.reject(row, 'unknown_contract', facts)
    }
  }
  return row => found(row) as Scope
}

async function refuseUnknownTerms(tx: Tx, batch: RowBatch<PaymentTermsUseRow>): Promise<void> {
  const codes = batch.open.flatMap(({ value }) => value.terms ?? [])
  const known = Map.groupBy(await loadTermsByCode(tx, codes), row => row.terms)
  for (const { row, value } of batch.open) {
    const { terms, fromOn } = value
    if (terms === null) continue
    const isThere = known
      .get(terms)
      ?.some(each => Temporal.PlainDate.compare(each.fromOn, fromOn) <= 0)
    if (isThere !== true) batch.reject(row, 'unknown_terms', { terms, date: fromOn.toString() })
  }
}
