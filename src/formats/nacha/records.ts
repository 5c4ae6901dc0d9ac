/*
 * A file of the American clearing house (ACH) in the words of the Nacha Operating Rules: records of
 * 94 characters, entries in batches, each batch and the file closed by counts and totals.
 */

/** One addenda record; which members it has depends on its type. */
export type NachaAddenda = {
  /** `05` remittance, `98` notification of change, `99` return, `10`…`18` of international entries. */
  readonly type: string
  readonly line: number
  /** Type 05: 80 characters of text. Type 99: what the returning bank adds. */
  readonly info: string
  /** Type 99: why it comes back, `R01`. */
  readonly returnCode?: string
  /** Type 98: what is to be changed, `C01`. */
  readonly changeCode?: string
  /** Type 98: the right data, as the code says. */
  readonly corrected?: string
  /** Types 98, 99: the trace number of the entry that it answers. */
  readonly originalTrace?: string
  /** Type 99 with R14, R15: YYMMDD. */
  readonly dateOfDeath?: string
}

export type NachaEntry = {
  readonly line: number
  /** Transaction code: 22 credit or 27 debit to a checking account, 32/37 to savings, 21/26 a return. */
  readonly code: string
  /** Routing number of the receiving bank with its check digit. */
  readonly rdfi: string
  readonly account: string
  readonly amountMinor: bigint
  /** The receiver's identification: what the originator calls the payment by. */
  readonly id: string
  readonly name: string
  readonly trace: string
  readonly addenda: readonly NachaAddenda[]
}

export type NachaBatch = {
  readonly line: number
  /** 200 mixed, 220 credits only, 225 debits only. */
  readonly serviceClass: string
  readonly company: string
  readonly companyId: string
  /** Standard entry class: PPD, CCD, WEB, TEL, COR … */
  readonly sec: string
  readonly entryDescription: string
  /** YYMMDD as it stands in the file. */
  readonly effective: string
  readonly entries: readonly NachaEntry[]
  readonly control: NachaTotals
}

/** What a control record states. */
export type NachaTotals = {
  readonly entryAddenda: number
  /** The last ten digits of the sum of the banks' eight-digit numbers. */
  readonly hash: bigint
  readonly debitMinor: bigint
  readonly creditMinor: bigint
}

/** A control figure that its records do not come to. */
export type NachaDifference = {
  readonly line: number
  readonly what: 'entries' | 'hash' | 'debits' | 'credits' | 'batches' | 'blocks'
  readonly stated: bigint
  readonly counted: bigint
}

export type NachaFile = {
  readonly destination: string
  readonly origin: string
  /** YYMMDD and HHMM as they stand in the file. */
  readonly fileDate: string
  readonly fileTime: string
  readonly batches: readonly NachaBatch[]
  readonly control: NachaTotals & { readonly batches: number; readonly blocks: number }
  /** Empty when the file adds up. Whoever books the file looks here first. */
  readonly differences: readonly NachaDifference[]
}

/** Records have this many characters, and blocks this many records. */
export const RECORD_LENGTH = 94
export const BLOCK_RECORDS = 10

/**
 * Whether a transaction code takes from the receiver's account: its second digit is 5 or more (27
 * checking, 37 savings, 47 general ledger, 55 loan reversal, 26 and 36 their returns).
 */
export function isDebitCode(code: string): boolean {
  return (code[1] ?? '') >= '5'
}

/** Whether a nine-digit routing number has the right check digit (weights 3, 7, 1). */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false
  const sum = [...text].reduce((total, digit, i) => total + Number(digit) * [3, 7, 1][i % 3]!, 0)
  return sum % 10 === 0
}

/** The last ten digits of a sum of bank numbers. */
export function hashOf(sum: bigint): bigint {
  return sum % 10_000_000_000n
}
