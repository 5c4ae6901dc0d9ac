import { maskedNumber } from '../../../formats/masked.ts'
import type { Context } from '../../../platform/command.ts'
import { type AccountChange, type MandateRow, writtenNumber } from '../api.ts'
import type { StoredMandate } from '../load.ts'
import type { MandateKey, SealedAccount } from '../save.ts'

/** The account number under a mandate, for a file of the bank; whoever shows it to people logs that. */
export function openNumber(
  { vault }: Pick<Context, 'vault'>,
  { accountId, mandateId, accountNumber }: StoredMandate,
): string {
  return vault.open(placeOf({ accountId, mandateId }), accountNumber)
}

function placeOf({ accountId, mandateId }: MandateKey) {
  return { table: 'mandate', column: 'account_number', row: [accountId, mandateId] }
}

/** A bank account as it is stored under a mandate: sealed, found by its index, shown masked. */
export function sealedAccount(
  { vault }: Pick<Context, 'vault'>,
  key: MandateKey,
  row: MandateRow | AccountChange,
  holder: string,
): SealedAccount {
  const number = writtenNumber(row)
  return {
    holder,
    accountNumber: vault.seal(placeOf(key), number),
    accountNumberIndex: vault.blindIndex('iban', number),
    accountNumberShown: maskedNumber(row.iban ?? row.bankAccount ?? ''),
    bankCode: row.bic ?? row.routingNumber,
    accountType: row.accountType,
  }
}

/** What the log keeps of a row: who and what, but no number of an account. */
export function maskedInput(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const masked = (name: string) => {
    const value = (row as Record<string, unknown>)[name]
    return typeof value === 'string' ? { [name]: maskedNumber(value) } : {}
  }
  return { ...row, ...masked('iban'), ...masked('bankAccount') }
}
