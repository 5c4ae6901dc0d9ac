import { isBefore } from '../kernel/period.ts'
import type { AccountFacts, PayerFacts, PayerSpanFacts } from './facts.ts'

/**
 * Who pays for what an account is charged for a nominal period that starts on a date; null = itself.
 * Whoever pays on the first day of a period pays all of it, also what is corrected of it later.
 */
export function payerAt(
  account: Pick<AccountFacts, 'payers'>,
  periodStart: Temporal.PlainDate,
): PayerFacts | null {
  return spanAt(account, periodStart)?.payer ?? null
}

function spanAt(
  { payers }: Pick<AccountFacts, 'payers'>,
  date: Temporal.PlainDate,
): PayerSpanFacts | undefined {
  return payers?.findLast(({ from }) => from === null || !isBefore(date, from))
}

/** Accounts that documents are addressed to beside the one that they bill, by id. */
export type Addressees = ReadonlyMap<string, PayerFacts>

/** Who a document of an account is addressed to: whoever owes it. */
export function addressee(
  account: AccountFacts,
  payerId: string | null | undefined,
  others: Addressees,
): PayerFacts {
  if (payerId == null) return account
  const span = account.payers?.find(each => each.payer?.accountId === payerId)
  const found = span?.payer ?? others.get(payerId)
  if (found === undefined) throw new Error(`defect: payer ${payerId} is not known`)
  return found
}

/** Payers of what was billed who pay for nothing of the account by today's facts. */
export function formerPayers(
  account: AccountFacts,
  billed: ReadonlyMap<string, { readonly payerId?: string | null }>,
): string[] {
  const known = new Set(account.payers?.flatMap(({ payer }) => payer?.accountId ?? []))
  return [...billed.values()].flatMap(({ payerId }) =>
    payerId == null || known.has(payerId) ? [] : [payerId],
  )
}
