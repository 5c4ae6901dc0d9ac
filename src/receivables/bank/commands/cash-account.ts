import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { ledgerAccountOf } from '../cash-account.ts'
import { loadCashAccounts } from '../load/accounts.ts'

type Of = { readonly legalEntityId: string; readonly currency: string }

/**
 * The account of the ledger that money of a legal entity in a currency is posted to: of the bank
 * account that a clerk names, or of the main one. Throws `unknown_bank_account`, `bank_account_apart`.
 */
export async function cashAccountFor(
  tx: Tx,
  of: Of,
  { bankAccount }: { readonly bankAccount: string | null },
): Promise<string> {
  return ledgerAccountOf(await loadCashAccounts(tx, [of.legalEntityId]), of, bankAccount)
}

/**
 * The same for a bank account that was chosen once, for all currencies: one that has another currency
 * gives way to the main one.
 */
export async function cashAccountChosen(
  tx: Tx,
  of: Of,
  bankAccountId: string | null,
): Promise<string> {
  const accounts = await loadCashAccounts(tx, [of.legalEntityId])
  const chosen = accounts.find(each => each.bankAccountId === bankAccountId)
  const code = chosen?.currency === of.currency ? chosen.code : null
  return ledgerAccountOf(accounts, of, code)
}

/** The same for what a bank takes for a receipt: where its money was, if that is a bank account. */
export async function cashAccountOfReceipt(
  tx: Tx,
  receipt: Of & { readonly cashAccount: string },
): Promise<string> {
  const accounts = await loadCashAccounts(tx, [receipt.legalEntityId])
  const there = accounts.find(
    each => each.ledgerAccount === receipt.cashAccount && each.currency === receipt.currency,
  )
  return ledgerAccountOf(accounts, receipt, there?.code ?? null)
}

/** The id of a legal entity's bank account. Throws `unknown_bank_account` where it has none such. */
export async function bankAccountOfEntity(
  tx: Tx,
  legalEntityId: string,
  bankAccount: string,
): Promise<string> {
  const found = (await loadCashAccounts(tx, [legalEntityId])).find(
    each => each.code === bankAccount,
  )
  if (found === undefined) throw new RefusalError('unknown_bank_account', { bankAccount })
  return found.bankAccountId
}
