import { CODE } from '../../ledger/chart.ts'
import type { ReceiptMethod } from '../api.ts'

/** What of a line a receipt keeps. */
type Source = {
  readonly lineId: string
  readonly legalEntityId: string
  readonly ledgerAccount: string
  readonly statementKind: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly postOn: Temporal.PlainDate
  readonly valuedOn: Temporal.PlainDate
  readonly texts: readonly string[]
  readonly structured: readonly string[]
  readonly payerName: string | null
  readonly checkNumber: string | null
  readonly attempt: number
}

/**
 * The receipt that a line becomes. A check of a lockbox is undeposited until the statement shows the
 * deposit; all else is on the bank. The key makes sure that a line is entered once an attempt.
 */
export function receiptOf(line: Source, accountId: string | null, payerBank: string | null) {
  const isLockbox = line.statementKind === 'lockbox'
  const method: ReceiptMethod = isLockbox ? 'lockbox' : 'transfer'
  const text = [...line.structured, ...line.texts].join(' ').slice(0, 500)
  return {
    accountId,
    legalEntityId: line.legalEntityId,
    currency: line.currency,
    method,
    amountMinor: line.amountMinor,
    valueOn: line.valuedOn,
    bookedOn: line.postOn,
    cashAccount: isLockbox ? CODE.undepositedFunds : line.ledgerAccount,
    reference: text === '' ? null : text,
    payerName: line.payerName?.slice(0, 200) ?? null,
    payerBank,
    checkNumber: line.checkNumber?.slice(0, 40) ?? null,
    ofLine: true,
    key: `bank:${line.lineId}:${line.attempt + 1}`,
  }
}
