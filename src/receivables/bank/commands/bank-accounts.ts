import { accountOrNull } from '../../../formats/bank/statement.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { mayBeBank } from '../../../ledger/chart.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { type BankAccountRow, bankAccountRow, setBankCsvMappingInput } from '../api.ts'
import { freeLedgerAccount } from '../cash-account.ts'
import {
  type BankAccount,
  hasStatements,
  loadBankAccounts,
  loadBankAccountsByNumber,
  loadCashAccounts,
  loadLedgerKind,
  lockLegalEntity,
} from '../load/accounts.ts'
import { saveBankAccount, saveCsvMapping } from '../save/accounts.ts'

/**
 * Says which accounts we have with banks, and by which numbers files name them. Each has an account of
 * the ledger of its own (within its legal entity and currency), so that it is compared with its own
 * statements.
 */
export const defineBankAccounts = defineCommand({
  name: 'defineBankAccounts',
  summary: 'Define our bank accounts: legal entity, currency, numbers, and how their CSV is read',
  permission: 'bank.define',
  input: rowsOf(bankAccountRow),
  run: async (tx, { rows }, ctx): Promise<Result<BatchAnswer>> => {
    const batch = new RowBatch(rows, bankAccountRow)
    batch.oneRowEach(value => value.code)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    for (const { row, value } of batch.open) {
      try {
        const { before, ...account } = await toBeDefined(tx, value)
        const bankAccountId = before?.bankAccountId ?? ctx.newId()
        await saveBankAccount(tx, { ...value, ...account, bankAccountId }, by)
        batch.answer(row, before === undefined ? 'created' : 'updated')
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error
        batch.reject(row, error.refusal.code, error.refusal.facts)
      }
    }
    return ok(batch.result())
  },
})

/** Says what the columns of a bank account's CSV mean, so that its next file is read without a question. */
export const setBankCsvMapping = defineCommand({
  name: 'setBankCsvMapping',
  summary: 'Say how the CSV of a bank account is read',
  permission: 'bank.import',
  input: setBankCsvMappingInput,
  run: async (tx, { bankAccount, mapping }, ctx): Promise<Result<{ bankAccount: string }>> => {
    const [account] = await loadBankAccounts(tx, [bankAccount])
    if (account === undefined) return refuse('unknown_bank_account', { bankAccount })
    await saveCsvMapping(tx, account.bankAccountId, mapping, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ bankAccount })
  },
})

/** What a row makes of a bank account, and what it was before. Throws what is wrong with the row. */
async function toBeDefined(tx: Tx, value: BankAccountRow) {
  const { currency, code: bankAccount } = value
  const [entity] = await loadLegalEntities(tx, [value.entity])
  if (entity === undefined) {
    throw new RefusalError('unknown_legal_entity', { entity: value.entity })
  }
  const { legalEntityId } = entity
  await lockLegalEntity(tx, legalEntityId)
  const [before] = await loadBankAccounts(tx, [bankAccount])
  const isOther = before?.legalEntityId !== legalEntityId || before.currency !== currency
  if (before !== undefined && isOther) {
    throw new RefusalError('bank_account_fixed', { bankAccount })
  }
  const numbers = [...new Set(value.numbers.flatMap(n => accountOrNull(n) ?? []))]
  const taken = [...(await loadBankAccountsByNumber(tx, numbers)).values()]
  const holder = taken.find(account => account.code !== bankAccount)
  if (holder !== undefined) {
    throw new RefusalError('bank_number_taken', { bankAccount: holder.code })
  }
  const others = (await loadCashAccounts(tx, [legalEntityId])).filter(
    each => each.code !== bankAccount && each.currency === currency,
  )
  const main = value.main || before?.main === true || others.every(each => !each.main)
  const ledgerAccount = value.ledgerAccount ?? before?.ledgerAccount
  if (ledgerAccount !== undefined && ledgerAccount !== before?.ledgerAccount) {
    await checkLedgerAccount(tx, ledgerAccount, { before, others })
  }
  const free = ledgerAccount ?? freeLedgerAccount(others, { legalEntityId, currency })
  if (free === undefined) throw new RefusalError('bank_ledger_full', { bankAccount })
  return { before, legalEntityId, numbers, main, ledgerAccount: free }
}

/** What a bank account shall be posted to from now on, and was not until now. */
async function checkLedgerAccount(
  tx: Tx,
  account: string,
  {
    before,
    others,
  }: {
    readonly before: BankAccount | undefined
    readonly others: readonly { readonly code: string; readonly ledgerAccount: string }[]
  },
): Promise<void> {
  const kind = await loadLedgerKind(tx, account)
  if (kind === undefined) throw new RefusalError('unknown_ledger_account', { code: account })
  if (!mayBeBank(account, kind)) throw new RefusalError('ledger_account_not_bank', { account })
  const other = others.find(each => each.ledgerAccount === account)
  if (other !== undefined) {
    throw new RefusalError('bank_ledger_taken', { account, bankAccount: other.code })
  }
  if (before !== undefined && (await hasStatements(tx, before.bankAccountId))) {
    throw new RefusalError('bank_ledger_fixed', { bankAccount: before.code })
  }
}
