import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'

/*
 * What every bank's file says, whatever its format. Amounts are exact decimals in major units,
 * above zero for money that came in; they become minor units where the currency is checked.
 */

/** A balance that the bank states; below zero when the account is overdrawn. */
export type BankBalance = {
  readonly amount: Decimal
  readonly currency: string | null
  readonly on: Temporal.PlainDate | null
}

/** One payment inside an entry; most entries hold one, a collective booking many. */
export type BankDetail = {
  /** Signed as its entry; null where the bank does not split the entry's amount. */
  readonly amount: Decimal | null
  readonly endToEndId: string | null
  readonly mandateId: string | null
  readonly counterpartyName: string | null
  /** IBAN or another account number, without blanks. */
  readonly counterpartyAccount: string | null
  readonly counterpartyBank: string | null
  /** What the payer wrote, line by line. */
  readonly remittance: readonly string[]
  /** Structured references (creditor reference, ISR), which a payer copied from the invoice. */
  readonly references: readonly string[]
  /** Why a payment came back, such as AC01 or R02; null for a payment that did not. */
  readonly returnReason: string | null
  readonly checkNumber: string | null
}

/** One booking of the bank. */
export type BankEntry = {
  /** Where the entry begins in the file, for messages. */
  readonly line: number
  readonly amount: Decimal
  readonly currency: string | null
  readonly status: 'booked' | 'pending' | 'information'
  /** The bank takes an earlier booking back (RC, RD, RvslInd); the sign is already right. */
  readonly isReversal: boolean
  readonly bookedOn: Temporal.PlainDate | null
  readonly valuedOn: Temporal.PlainDate | null
  /** The bank's own id of the entry. */
  readonly bankReference: string | null
  readonly transactionCode: string | null
  /** Of a collective booking: what we called the file or block that it books. */
  readonly batchId?: string | null
  /** What the bank says of the entry as a whole. */
  readonly text: string | null
  /** At least one. */
  readonly details: readonly BankDetail[]
}

/** A sum that the file states of itself, beside what was counted while reading it. */
export type BankControl = {
  readonly what: string
  readonly stated: string
  readonly counted: string
  /** What was counted less what is stated. */
  readonly difference: string
}

/** A control sum that does not agree, written with the decimals of its currency; a count has none. */
export function differentControl(
  what: string,
  { stated, counted }: { readonly stated: Decimal; readonly counted: Decimal },
  digits: number,
): BankControl {
  return {
    what,
    stated: stated.toFixed(digits),
    counted: counted.toFixed(digits),
    difference: counted.minus(stated).toFixed(digits),
  }
}

/**
 * One statement. `statement` claims to hold every entry between its balances; `notification`
 * (camt.054, MT942, lockbox) and `report` (camt.052) tell of entries that a statement repeats.
 */
export type BankStatement = {
  readonly format: string
  readonly kind: 'statement' | 'report' | 'notification' | 'lockbox'
  readonly reference: string | null
  readonly number: string | null
  /** IBAN or other number of our account, without blanks; null when the file does not say. */
  readonly account: string | null
  readonly currency: string | null
  readonly opening: BankBalance | null
  readonly closing: BankBalance | null
  readonly entries: readonly BankEntry[]
  /** Control sums that do not agree; empty is good. */
  readonly differences: readonly BankControl[]
}

/** A detail of which nothing is known. */
export const NO_DETAIL: BankDetail = {
  amount: null,
  endToEndId: null,
  mandateId: null,
  counterpartyName: null,
  counterpartyAccount: null,
  counterpartyBank: null,
  remittance: [],
  references: [],
  returnReason: null,
  checkNumber: null,
}

/** Longest text kept of one field; banks allow a few hundred characters. */
const TEXT_LENGTH = 2_000

/** A text on one line, cut to what a bank may send; null when blank. */
export function textOrNull(text: string | null | undefined): string | null {
  const plain = (text ?? '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return plain === '' ? null : plain.slice(0, TEXT_LENGTH)
}

/** The end-to-end id, unless it only says that there is none. */
export function endToEndOrNull(text: string | null | undefined): string | null {
  const id = textOrNull(text)
  return id === null || /^(?:NOTPROVIDED|NOT PROVIDED|NONREF)$/i.test(id) ? null : id
}

/** An account number without blanks, dashes and dots, in capitals; null when blank. */
export function accountOrNull(text: string | null | undefined): string | null {
  const plain = (textOrNull(text) ?? '').replace(/[\s.-]+/g, '').toUpperCase()
  return plain === '' ? null : plain.slice(0, 64)
}

/** Refuses one field of a bank's file, by its line. */
export function fieldFault(
  format: string,
  line: number,
  field: string,
  found: string,
  expected: string,
): RefusalError {
  const shown = JSON.stringify(found.slice(0, 60))
  return new RefusalError('bank_file_field', { format, line, field, found: shown, expected })
}

/** The sum of the entries that are booked, whose difference of balances a statement states. */
export function bookedSum(entries: readonly BankEntry[]): Decimal {
  return entries.reduce(
    (sum, entry) => (entry.status === 'booked' ? sum.plus(entry.amount) : sum),
    Decimal.zero,
  )
}

/** Whether opening, entries and closing of a statement that states both agree. */
export function addsUp(statement: BankStatement): boolean | null {
  const { opening, closing, entries } = statement
  if (opening === null || closing === null) return null
  return opening.amount.plus(bookedSum(entries)).equals(closing.amount)
}

/** A calendar date of numbers as strings; undefined when there is no such day. */
export function dateOf(
  year: string | number,
  month: string | number,
  day: string | number,
): Temporal.PlainDate | undefined {
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) }
    const date = Temporal.PlainDate.from(fields, { overflow: 'reject' })
    return date.year >= 1900 && date.year <= 2199 ? date : undefined
  } catch {
    return undefined
  }
}

/** The text of a file in UTF-8, or else in the single-byte code of Western Europe. */
export function decodeText(bytes: Uint8Array, format: string): string {
  if (bytes[0] === 0 || bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw fieldFault(format, 1, 'encoding', 'UTF-16', 'UTF-8 or ISO-8859-1')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
