import { isCurrency, minorDigits } from '../../kernel/currency.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type Bai2Record, bai2Records, fundsFields } from './bai2-records.ts'
import {
  accountOrNull,
  type BankBalance,
  type BankControl,
  type BankDetail,
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  differentControl,
  endToEndOrNull,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

type Account = {
  account: string
  currency: string | null
  asOf: Temporal.PlainDate
  opening: BankBalance | null
  closing: BankBalance | null
  entries: BankEntry[]
  /** What the records of the account add up to, as they are written. */
  counted: bigint
  differences: BankControl[]
}

type Group = { asOf: Temporal.PlainDate; currency: string | null; counted: bigint }

/**
 * Reads a BAI2 (Cash Management Balance Reporting, version 2) file. Amounts are whole minor units
 * of the account's currency, without sign: type codes 100–399 and 900–959 are money that came in,
 * 400–699 and 960–999 money that left. Control totals of accounts, groups and the file are added up
 * again; those that do not agree stand in `differences`. Throws a RefusalError with the line.
 */
export function readBai2(bytes: Uint8Array): BankStatement[] {
  const reader = new Bai2Reader()
  for (const record of bai2Records(decodeText(bytes, 'BAI2'))) reader.take(record)
  return reader.end()
}

class Bai2Reader {
  #state: 'start' | 'open' | 'ended' = 'start'
  #group: Group | undefined
  #account: Account | undefined
  #fileCounted = 0n
  readonly #accounts: Account[] = []

  take(record: Bai2Record): void {
    const { code } = record
    if (this.#state === 'start' && code !== '01') {
      throw fieldFault('BAI2', record.line, 'record', code, 'file header 01')
    }
    if (code === '01') this.#state = 'open'
    else if (code === '02') this.#openGroup(record)
    else if (code === '03') this.#openAccount(record)
    else if (code === '16') this.#entry(record)
    else if (code === '49') this.#closeAccount(record)
    else if (code === '98') this.#closeGroup(record)
    else if (code === '99') this.#closeFile(record)
    else {
      throw fieldFault('BAI2', record.line, 'record', code, '01, 02, 03, 16, 49, 88, 98 or 99')
    }
  }

  end(): BankStatement[] {
    if (this.#state !== 'ended') {
      throw new RefusalError('bank_file_cut_short', { format: 'BAI2', missing: 'record 99' })
    }
    return this.#accounts.map(account => ({
      format: 'BAI2',
      kind: 'statement',
      reference: `${account.account} ${account.asOf}`,
      number: null,
      account: account.account,
      currency: account.currency,
      opening: account.opening,
      closing: account.closing,
      entries: account.entries,
      differences: account.differences,
    }))
  }

  #openGroup(record: Bai2Record): void {
    const currency = textOrNull(record.fields[5])
    this.#group = { asOf: dateField(record, 3), currency, counted: 0n }
  }

  #openAccount(record: Bai2Record): void {
    const group = this.#group
    const number = accountOrNull(record.fields[0])
    if (group === undefined || number === null) {
      throw fieldFault('BAI2', record.line, '03', record.fields.join(','), 'an account in a group')
    }
    const currency = textOrNull(record.fields[1]) ?? group.currency
    const account: Account = {
      account: number,
      currency,
      asOf: group.asOf,
      opening: null,
      closing: null,
      entries: [],
      counted: 0n,
      differences: [],
    }
    this.#account = account
    let at = 2
    while (at < record.fields.length) {
      const type = record.fields[at] ?? ''
      const text = record.fields[at + 1] ?? ''
      const amount = text === '' ? 0n : wholeField(record, text)
      account.counted += amount
      const funds = record.fields[at + 3] ?? ''
      at += 4 + fundsFields(record, at + 3, funds)
      if (text === '') continue
      const balance = { amount: scaled(amount, currency), currency, on: group.asOf }
      if (type === '010') account.opening = balance
      if (type === '015') account.closing = balance
    }
  }

  #entry(record: Bai2Record): void {
    const account = this.#account
    if (account === undefined) {
      throw fieldFault('BAI2', record.line, 'record', '16', 'an account (03) before its entries')
    }
    const [type = '', text = '', funds = ''] = record.fields
    const size = wholeField(record, text)
    account.counted += size
    const after = 3 + fundsFields(record, 2, funds)
    const [bankReference, customerReference, ...rest] = record.fields.slice(after)
    const valued = funds === 'V' ? dateField(record, 3) : account.asOf
    const detail = readText([rest.join(','), ...record.texts])
    const amount = scaled(size, account.currency)
    account.entries.push({
      line: record.line,
      amount: isDebit(record, type) ? amount.negate() : amount,
      currency: account.currency,
      status: 'booked',
      isReversal: /Return|Reversal|Reject/i.test(rest[0] ?? ''),
      bookedOn: account.asOf,
      valuedOn: valued,
      bankReference: textOrNull(bankReference),
      transactionCode: type,
      // What the entry says of itself stands in its details already, unless it was named there.
      text: detail.remittance.some(each => each.includes(rest[0]?.trim() ?? ''))
        ? null
        : textOrNull(rest[0]),
      details: [{ ...detail, endToEndId: detail.endToEndId ?? endToEndOrNull(customerReference) }],
    })
  }

  #closeAccount(record: Bai2Record): void {
    const account = this.#account
    if (account === undefined || this.#group === undefined) return
    const stated = wholeField(record, record.fields[0] ?? '')
    differ(account, 'account control total', stated, account.counted)
    this.#group.counted += stated
    this.#accounts.push(account)
    this.#account = undefined
  }

  #closeGroup(record: Bai2Record): void {
    const stated = wholeField(record, record.fields[0] ?? '')
    const last = this.#accounts.at(-1)
    if (last !== undefined && this.#group !== undefined) {
      differ(last, 'group control total', stated, this.#group.counted)
    }
    this.#fileCounted += stated
    this.#group = undefined
  }

  #closeFile(record: Bai2Record): void {
    const stated = wholeField(record, record.fields[0] ?? '')
    const last = this.#accounts.at(-1)
    if (last !== undefined) differ(last, 'file control total', stated, this.#fileCounted)
    this.#state = 'ended'
  }
}

function differ(account: Account, what: string, stated: bigint, counted: bigint): void {
  if (stated === counted) return
  const { currency } = account
  const sums = { stated: scaled(stated, currency), counted: scaled(counted, currency) }
  account.differences.push(differentControl(what, sums, digitsOf(currency)))
}

/** Whole minor units, with an optional sign. */
function wholeField(record: Bai2Record, text: string): bigint {
  if (/^[+-]?\d{1,20}$/.test(text.trim())) return BigInt(text.trim().replace('+', ''))
  throw fieldFault('BAI2', record.line, record.code, text, 'an amount of digits such as 12500')
}

function scaled(minor: bigint, currency: string | null): Decimal {
  return new Decimal(minor, digitsOf(currency))
}

/** A code that ISO 4217 does not know has two digits, as the format's default has. */
function digitsOf(currency: string | null): number {
  return currency !== null && isCurrency(currency) ? minorDigits(currency) : 2
}

function dateField(record: Bai2Record, place: number): Temporal.PlainDate {
  const text = record.fields[place] ?? ''
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const date = year && month && day ? dateOf(2000 + Number(year), month, day) : undefined
  if (date !== undefined) return date
  throw fieldFault('BAI2', record.line, record.code, text, 'a date such as 260131')
}

function isDebit(record: Bai2Record, type: string): boolean {
  const code = /^\d{3}$/.test(type) ? Number(type) : 0
  if ((code >= 400 && code <= 699) || code >= 960) return true
  if ((code >= 100 && code <= 399) || (code >= 900 && code <= 959)) return false
  throw fieldFault('BAI2', record.line, '16', type, 'a type code from 100 to 699 or 900 to 999')
}

/** Continuations name what they hold, `EREF: …`, `REMI: …`, or `ORG:=…`; or are plain text. */
function readText(lines: readonly string[]): BankDetail {
  const named = new Map<string, string>()
  const remittance: string[] = []
  for (const line of lines) {
    const [, name, value] = /^([A-Z][A-Z ]{2,12}):=?\s*(.*)$/.exec(line.trim()) ?? []
    if (name !== undefined && !named.has(name)) named.set(name, value ?? '')
    else if (textOrNull(line) !== null) remittance.push(textOrNull(line) as string)
  }
  const text = remittance.join(' ')
  const said = /Remittance Info: "([^"]*)"/.exec(text)?.[1]
  const info = [named.get('REMI') ?? named.get('OBI') ?? said].flatMap(t => textOrNull(t) ?? [])
  return {
    ...NO_DETAIL,
    endToEndId: endToEndOrNull(named.get('EREF')),
    counterpartyName: textOrNull(
      named.get('DBNM') ?? named.get('ORG') ?? /\bFrom: ([^,]+),/.exec(text)?.[1],
    ),
    counterpartyAccount: accountOrNull(named.get('DACT') ?? named.get('SENDER ID')),
    counterpartyBank: textOrNull(named.get('DBIC') ?? named.get('DABA')),
    remittance: info.length > 0 ? info : remittance,
    returnReason: textOrNull(/\bReason: "([^"]{1,40})"/.exec(text)?.[1]),
    checkNumber: textOrNull(named.get('CHKN')),
  }
}
