import { accountOrNull } from '../../../formats/bank/statement.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { bankAccountRow } from '../api.ts'
import { isLedgerAccount, loadBankAccounts, loadBankAccountsByNumber } from '../load/accounts.ts'
import { saveBankAccount } from '../save/accounts.ts'

/** Says which accounts we have with banks, and by which numbers files name them. */
export const defineBankAccounts = defineCommand({
  name: 'defineBankAccounts',
  summary:
    'Define our accounts with banks: legal entity, currency, numbers, and how their CSV is read.',
  permission: 'bank.define',
  input: rowsOf(bankAccountRow),
  run: async (tx, { rows }, ctx): Promise<Result<BatchAnswer>> => {
    const batch = new RowBatch(rows, bankAccountRow)
    batch.oneRowEach(value => value.code)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    for (const { row, value } of batch.open) {
      const [entity] = await loadLegalEntities(tx, [value.entity])
      const [before] = await loadBankAccounts(tx, [value.code])
      const numbers = [...new Set(value.numbers.flatMap(n => accountOrNull(n) ?? []))]
      const taken = [...(await loadBankAccountsByNumber(tx, numbers)).values()]
      const other = taken.find(account => account.code !== value.code)
      if (entity === undefined) batch.reject(row, 'unknown_legal_entity', { entity: value.entity })
      else if (!(await isLedgerAccount(tx, value.ledgerAccount))) {
        batch.reject(row, 'unknown_ledger_account', { account: value.ledgerAccount })
      } else if (other !== undefined) {
        batch.reject(row, 'bank_number_taken', { bankAccount: other.code })
      } else if (
        before !== undefined &&
        (before.legalEntityId !== entity.legalEntityId || before.currency !== value.currency)
      ) {
        batch.reject(row, 'bank_account_fixed', { bankAccount: value.code })
      } else {
        const bankAccountId = before?.bankAccountId ?? ctx.newId()
        const { legalEntityId } = entity
        await saveBankAccount(tx, { ...value, numbers, bankAccountId, legalEntityId }, by)
        batch.answer(row, before === undefined ? 'created' : 'updated')
      }
    }
    return ok(batch.result())
  },
})
