import { RefusalError } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'

/** A bank account of ours, and where the ledger has it. */
export type CashAccount = {
  readonly bankAccountId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly code: string
  readonly ledgerAccount: string
  /** Where money of its legal entity and currency is when nobody says otherwise. */
  readonly main: boolean
}

/**
 * The account of the ledger that money on a bank account of a legal entity is posted to: that of the
 * bank account named, else of the main one of this currency, and 1000 before any is defined. Throws
 * `unknown_bank_account`, and `bank_account_apart` where it is of another legal entity or currency.
 */
export function ledgerAccountOf(
  accounts: readonly CashAccount[],
  of: { readonly legalEntityId: string; readonly currency: string },
  bankAccount: string | null,
): string {
  const fits = (each: CashAccount): boolean =>
    each.legalEntityId === of.legalEntityId && each.currency === of.currency
  if (bankAccount === null) {
    return accounts.find(each => each.main && fits(each))?.ledgerAccount ?? CODE.bank
  }
  const named = accounts.find(each => each.code === bankAccount)
  if (named === undefined) throw new RefusalError('unknown_bank_account', { bankAccount })
  if (!fits(named)) {
    throw new RefusalError('bank_account_apart', { bankAccount, currency: of.currency })
  }
  return named.ledgerAccount
}

/** The accounts of the chart that bank accounts get of themselves, in this order. */
const BANK_CODES = [CODE.bank, ...Array.from({ length: 9 }, (_, i) => String(1001 + i))]

/**
 * Where the ledger is to have a further bank account: the first account of the chart that no other one
 * of its legal entity and currency has; undefined where all are taken.
 */
export function freeLedgerAccount(
  accounts: readonly CashAccount[],
  of: { readonly legalEntityId: string; readonly currency: string },
): string | undefined {
  const taken = new Set(
    accounts
      .filter(each => each.legalEntityId === of.legalEntityId && each.currency === of.currency)
      .map(each => each.ledgerAccount),
  )
  return BANK_CODES.find(code => !taken.has(code))
}
