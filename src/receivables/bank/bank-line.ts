import { type BankDetail, type BankEntry, NO_DETAIL } from '../../formats/bank/statement.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'

/** One payment of a bank's file in the currency's minor units. */
export type Payment = {
  /** The entry of the statement, from 1, and the payment within it. */
  readonly entry: number
  readonly part: number
  readonly line: number
  readonly bookedOn: Temporal.PlainDate
  readonly valuedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly bankReference: string | null
  readonly transactionCode: string | null
  readonly endToEndId: string | null
  readonly payerName: string | null
  readonly payerNumber: string | null
  readonly texts: readonly string[]
  readonly structured: readonly string[]
  readonly checkNumber: string | null
  readonly isReversal: boolean
  readonly returnReason: string | null
}

/** An amount of a file in minor units; more decimals than the currency has are refused. */
export function minorOf(amount: Decimal, currency: string, line: number): bigint {
  const minor = parseAmount(String(amount), currency)
  if (minor !== undefined) return minor
  throw new RefusalError('bank_amount', { line, amount: String(amount), currency })
}

/**
 * The payments of an entry: each of a collective booking where they add up to it, else the entry as
 * one with all that was written. `elsewhere`: the day for an entry without any date of its own.
 */
export function paymentsOf(
  entry: BankEntry,
  place: number,
  currency: string,
  elsewhere: Temporal.PlainDate | null,
): Payment[] {
  if (entry.currency !== null && entry.currency !== currency) {
    const facts = { line: entry.line, found: entry.currency, currency }
    throw new RefusalError('bank_entry_currency', facts)
  }
  const bookedOn = entry.bookedOn ?? entry.valuedOn ?? elsewhere
  if (bookedOn === null) throw new RefusalError('bank_entry_undated', { line: entry.line })
  const amountMinor = minorOf(entry.amount, currency, entry.line)
  const details = splitDetails(entry, amountMinor, currency)
  return details
    .map(({ detail, minor }, part) => ({
      entry: place,
      part: part + 1,
      line: entry.line,
      bookedOn,
      valuedOn: entry.valuedOn ?? bookedOn,
      amountMinor: minor,
      bankReference: entry.bankReference,
      transactionCode: entry.transactionCode,
      // A collective booking that is not split is known by its file.
      endToEndId: detail.endToEndId ?? (details.length === 1 ? (entry.batchId ?? null) : null),
      payerName: detail.counterpartyName,
      payerNumber: detail.counterpartyAccount,
      texts: [...detail.remittance, ...(entry.text === null ? [] : [entry.text])],
      structured: detail.references,
      checkNumber: detail.checkNumber,
      isReversal: entry.isReversal,
      returnReason: detail.returnReason,
    }))
    .filter(payment => payment.amountMinor !== 0n)
}

type Split = readonly { readonly detail: BankDetail; readonly minor: bigint }[]

function splitDetails(entry: BankEntry, amountMinor: bigint, currency: string): Split {
  const [first = NO_DETAIL, ...others] = entry.details
  if (others.length === 0) return [{ detail: first, minor: amountMinor }]
  const parts = entry.details.map(detail => ({
    detail,
    minor: detail.amount === null ? null : minorOf(detail.amount, currency, entry.line),
  }))
  const isWhole = parts.every(part => part.minor !== null)
  const total = parts.reduce((sum, part) => sum + (part.minor ?? 0n), 0n)
  if (isWhole && total === amountMinor) return parts as Split
  return [{ detail: joined(entry.details), minor: amountMinor }]
}

/** Payments whose amounts are not known stay one line that says all of it. */
function joined(details: readonly BankDetail[]): BankDetail {
  return {
    ...NO_DETAIL,
    remittance: details.flatMap(detail => [
      ...(detail.counterpartyName === null ? [] : [detail.counterpartyName]),
      ...detail.remittance,
    ]),
    references: details.flatMap(detail => detail.references),
    returnReason: details[0]?.returnReason ?? null,
  }
}

/** What is compared to tell whether two files speak of one entry. */
export type EntryFacts = {
  readonly format: string
  readonly bookedOn: string
  readonly totalMinor: bigint
  readonly fingerprint: string
  readonly bankReference: string | null
  readonly endToEndIds: readonly string[]
}

/**
 * Whether two statements or notifications tell of the same entry: same day and amount, and the same
 * content, or the bank's own reference, or (from another format, which words it otherwise) the same
 * end-to-end id. Two equal entries inside one statement are two.
 */
export function isSameEntry(a: EntryFacts, b: EntryFacts): boolean {
  if (a.bookedOn !== b.bookedOn || a.totalMinor !== b.totalMinor) return false
  if (a.fingerprint === b.fingerprint) return true
  if (a.bankReference !== null && b.bankReference !== null) {
    return a.bankReference === b.bankReference
  }
  if (a.format === b.format) return false
  return a.endToEndIds.some(id => b.endToEndIds.includes(id))
}

/** The content of an entry in one text, of which the fingerprint is made. */
export function entryText(payments: readonly Payment[]): string {
  return payments
    .map(payment =>
      [
        payment.bookedOn,
        payment.amountMinor,
        payment.bankReference ?? '',
        payment.endToEndId ?? '',
        payment.payerNumber ?? '',
        plain([payment.payerName ?? '', ...payment.texts, ...payment.structured].join('')),
        payment.checkNumber ?? '',
      ].join('|'),
    )
    .join('\n')
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
