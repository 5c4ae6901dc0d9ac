import { assert } from '../../kernel/result.ts'
import { plainLatin } from '../plain-latin.ts'
import { BLOCK_RECORDS, hashOf, isDebitCode, RECORD_LENGTH } from './records.ts'

/** An entry to be sent. Amounts in US cents, zero only for a prenote. */
export type NachaPayment = {
  readonly code: string
  /** Nine digits with the check digit. */
  readonly rdfi: string
  readonly account: string
  readonly amountMinor: bigint
  /** At most 15 characters: what we call the payment by. */
  readonly id: string
  readonly name: string
  /** One addenda record of at most 80 characters. */
  readonly remittance?: string
}

export type NachaPaymentBatch = {
  readonly company: string
  readonly companyId: string
  readonly sec: 'PPD' | 'CCD' | 'WEB'
  readonly entryDescription: string
  readonly effectiveOn: Temporal.PlainDate
  readonly payments: readonly NachaPayment[]
}

export type NachaPaymentFile = {
  /** Routing numbers: of the bank that takes the file, and ours or a number that the bank gave us. */
  readonly destination: string
  readonly origin: string
  readonly destinationName: string
  readonly originName: string
  readonly createdAt: Temporal.PlainDateTime
  /** A to Z, then 0 to 9: tells the files of one day apart. */
  readonly modifier: string
  /** First eight digits of the routing number of the bank that sends for us (ODFI). */
  readonly odfi: string
  /** The number of the first entry in its trace number; the next ones follow. */
  readonly firstTrace: number
  readonly batches: readonly NachaPaymentBatch[]
}

/**
 * The text of an ACH file with the totals that the rules ask for, lines ended by a line feed and the
 * last block filled up with nines. Names and texts lose what is no plain letter; amounts, accounts
 * and numbers must fit, or it is a defect.
 */
export function nachaFile(file: NachaPaymentFile): string {
  const lines = [fileHeader(file)]
  const sum = new Totals()
  let trace = file.firstTrace
  for (const [i, batch] of file.batches.entries()) {
    const own = new Totals()
    const number = digits(BigInt(i + 1), 7)
    const ending = `${file.odfi}${number}`
    lines.push(`5${serviceClass(batch)}${batchNames(batch)}   1${ending}`)
    for (const payment of batch.payments) {
      lines.push(...entryLines(payment, traceNumber(file, trace)))
      own.add(payment)
      sum.add(payment)
      trace += 1
    }
    const company = text(batch.companyId, 10)
    lines.push(`8${serviceClass(batch)}${own.record(6)}${company}${' '.repeat(25)}${ending}`)
  }
  const blocks = Math.ceil((lines.length + 1) / BLOCK_RECORDS)
  const head = `9${digits(BigInt(file.batches.length), 6)}${digits(BigInt(blocks), 6)}`
  lines.push(`${head}${sum.record(8)}`.padEnd(RECORD_LENGTH))
  while (lines.length % BLOCK_RECORDS !== 0) lines.push('9'.repeat(RECORD_LENGTH))
  for (const line of lines) assert(line.length === RECORD_LENGTH, `ACH record of ${line.length}`)
  return `${lines.join('\n')}\n`
}

/** Trace number: our bank's eight digits and seven of our own, by which returns name the entry. */
export function traceNumber(file: Pick<NachaPaymentFile, 'odfi'>, number: number): string {
  return `${file.odfi}${digits(BigInt(number), 7)}`
}

function fileHeader(file: NachaPaymentFile): string {
  const at = file.createdAt
  const time = `${digits(BigInt(at.hour), 2)}${digits(BigInt(at.minute), 2)}`
  const numbers = `${file.destination.padStart(10)}${file.origin.padStart(10)}`
  const names = `${text(file.destinationName, 23)}${text(file.originName, 23)}`
  return `101${numbers}${day(at.toPlainDate())}${time}${file.modifier}094101${names}${' '.repeat(8)}`
}

function batchNames(batch: NachaPaymentBatch): string {
  const company = `${text(batch.company, 16)}${' '.repeat(20)}${text(batch.companyId, 10)}`
  const dates = `${day(batch.effectiveOn)}${day(batch.effectiveOn)}`
  return `${company}${batch.sec}${text(batch.entryDescription, 10)}${dates}`
}

function serviceClass(batch: NachaPaymentBatch): string {
  const debits = batch.payments.filter(payment => isDebitCode(payment.code)).length
  if (debits === batch.payments.length) return '225'
  return debits === 0 ? '220' : '200'
}

function entryLines(payment: NachaPayment, trace: string): string[] {
  assert(/^\d{9}$/.test(payment.rdfi), 'a routing number has nine digits')
  assert(payment.account.length <= 17, 'an account number has at most 17 characters')
  const bank = `${payment.code}${payment.rdfi}${payment.account.padEnd(17)}`
  const who = `${text(payment.id, 15)}${text(payment.name, 22)}`
  const has = payment.remittance === undefined ? '0' : '1'
  const entry = `6${bank}${digits(payment.amountMinor, 10)}${who}  ${has}${trace}`
  if (payment.remittance === undefined) return [entry]
  return [entry, `705${text(payment.remittance, 80)}0001${trace.slice(-7)}`]
}

class Totals {
  #count = 0
  #hash = 0n
  #debits = 0n
  #credits = 0n

  add(payment: NachaPayment): void {
    this.#count += payment.remittance === undefined ? 1 : 2
    this.#hash += BigInt(payment.rdfi.slice(0, 8))
    if (isDebitCode(payment.code)) this.#debits += payment.amountMinor
    else this.#credits += payment.amountMinor
  }

  record(countDigits: number): string {
    const count = digits(BigInt(this.#count), countDigits)
    const hash = digits(hashOf(this.#hash), 10)
    return `${count}${hash}${digits(this.#debits, 12)}${digits(this.#credits, 12)}`
  }
}

function day(date: Temporal.PlainDate): string {
  return date.toString().slice(2).replaceAll('-', '')
}

function digits(value: bigint, length: number): string {
  const printed = value.toString().padStart(length, '0')
  assert(value >= 0n && printed.length === length, `${value} in ${length} digits`)
  return printed
}

function text(value: string, length: number): string {
  return plainLatin(value).slice(0, length).padEnd(length)
}
