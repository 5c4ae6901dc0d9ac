import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import {
  accountOrNull,
  type BankControl,
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  differentControl,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

type Batch = { counted: bigint; checks: number }

type Box = {
  number: string
  on: Temporal.PlainDate
  entries: BankEntry[]
  batch: Batch
  counted: bigint
  differences: BankControl[]
}

/**
 * Reads a BAI lockbox file: checks that the bank opened and deposited for us, one entry a check
 * with the payer's name, bank, account, check number and what the slip said. Amounts are in cents
 * of US dollars. Totals of batches and boxes are added up again. Throws a RefusalError by the line.
 */
export function readLockbox(bytes: Uint8Array): BankStatement[] {
  const lines = decodeText(bytes, 'BAI lockbox').split(/\r\n|\n|\r/)
  const boxes: Box[] = []
  let box: Box | undefined
  let isEnded = false
  for (const [place, raw] of lines.entries()) {
    const record = raw.trimEnd()
    if (record === '') continue
    const line = place + 1
    if (isEnded) throw fault(line, record, 'nothing after record 9')
    const code = record[0]
    if (line === 1 && code !== '1') throw fault(line, record, 'record 1 first')
    if (code === '5') {
      box = openBox(record, line)
      boxes.push(box)
    } else if (code === '6' || code === '4' || code === '7' || code === '8') {
      if (box === undefined) throw fault(line, record, 'a lockbox (record 5) before it')
      takeRecord(box, code, record, line)
    } else if (code === '9') isEnded = true
    else if (code !== '1' && code !== '2') throw fault(line, record, 'a record 1 to 9')
  }
  if (!isEnded) {
    throw new RefusalError('bank_file_cut_short', { format: 'BAI lockbox', missing: 'record 9' })
  }
  if (boxes.length === 0) throw new RefusalError('bank_file_empty', { format: 'BAI lockbox' })
  return boxes.map(statementOf)
}

function takeRecord(box: Box, code: string, record: string, line: number): void {
  if (code === '6') takeCheck(box, record, line)
  else if (code === '4') takeOverflow(box, record, line)
  else if (code === '7') closeBatch(box, record, line)
  else closeBox(box, record, line)
}

function openBox(record: string, line: number): Box {
  const [, number, year, month, day] = /^5\d{6}(.{7})(\d\d)(\d\d)(\d\d)/.exec(record) ?? []
  const on = number && year && month && day ? dateOf(2000 + Number(year), month, day) : undefined
  if (number === undefined || on === undefined) {
    throw fault(line, record, 'a lockbox number and date')
  }
  return {
    number: number.trim(),
    on,
    entries: [],
    batch: { counted: 0n, checks: 0 },
    counted: 0n,
    differences: [],
  }
}

/** Batch, item, amount, routing number, account, check number, date MMDDYY, payer, payee. */
const CHECK = /^6(\d{3})(\d{3})(\d{10})(.{9})(.{10})(.{10})(\d{6})(.{0,28})(.*)$/

function takeCheck(box: Box, record: string, line: number): void {
  const [, batch, item, cents, routing, account, check, written, payer] = CHECK.exec(record) ?? []
  if (cents === undefined || written === undefined || account === undefined) {
    throw fault(line, record, 'a check of batch, item, amount, bank, account, number and date')
  }
  const minor = BigInt(cents)
  box.batch.counted += minor
  box.batch.checks += 1
  const detail = {
    ...NO_DETAIL,
    counterpartyName: textOrNull(payer),
    counterpartyAccount: accountOrNull(`${routing}/${account.replace(/^0+(?=\d)/, '')}`),
    counterpartyBank: textOrNull(routing),
    checkNumber: textOrNull(check?.replace(/^0+(?=\d)/, '')),
  }
  box.entries.push({
    line,
    amount: new Decimal(minor, 2),
    currency: 'USD',
    status: 'booked',
    isReversal: false,
    bookedOn: box.on,
    valuedOn: box.on,
    bankReference: `${box.number}-${box.on}-${batch}-${item}`,
    transactionCode: 'lockbox check',
    text: null,
    details: [detail],
  })
}

/** What the payer wrote on the slip, in pieces behind the check that it belongs to. */
function takeOverflow(box: Box, record: string, line: number): void {
  const text = /^4\d{3}\d{3}.\d{2}.(.*)$/.exec(record)?.[1]
  const entry = box.entries.at(-1)
  if (text === undefined || entry === undefined) throw fault(line, record, 'a check before it')
  const detail = entry.details[0] ?? NO_DETAIL
  const remittance = [...detail.remittance, ...(textOrNull(text) === null ? [] : [text.trim()])]
  box.entries[box.entries.length - 1] = { ...entry, details: [{ ...detail, remittance }] }
}

function closeBatch(box: Box, record: string, line: number): void {
  const [, checks, cents] = /^7\d{6}.{7}\d{6}(\d{3})(\d{10})/.exec(record) ?? []
  if (checks === undefined || cents === undefined) throw fault(line, record, 'a batch total')
  differ(box, 'batch total', BigInt(cents), box.batch.counted)
  differ(box, 'number of checks of the batch', BigInt(checks), BigInt(box.batch.checks))
  box.counted += box.batch.counted
  box.batch = { counted: 0n, checks: 0 }
}

function closeBox(box: Box, record: string, line: number): void {
  const [, checks, cents] = /^8\d{6}.{7}\d{6}(\d{4})(\d{10})/.exec(record) ?? []
  if (checks === undefined || cents === undefined) throw fault(line, record, 'a lockbox total')
  differ(box, 'lockbox total', BigInt(cents), box.counted)
  differ(box, 'number of checks of the lockbox', BigInt(checks), BigInt(box.entries.length))
}

/** Sums are in cents, counts of checks in pieces. */
function differ(box: Box, what: string, stated: bigint, counted: bigint): void {
  if (stated === counted) return
  const digits = what.startsWith('number') ? 0 : 2
  const sums = { stated: new Decimal(stated, digits), counted: new Decimal(counted, digits) }
  box.differences.push(differentControl(what, sums, digits))
}

function statementOf(box: Box): BankStatement {
  return {
    format: 'BAI lockbox',
    kind: 'lockbox',
    reference: `${box.number}-${box.on}`,
    number: null,
    account: box.number,
    currency: 'USD',
    opening: null,
    closing: null,
    entries: box.entries,
    differences: box.differences,
  }
}

function fault(line: number, record: string, expected: string): RefusalError {
  return fieldFault('BAI lockbox', line, 'record', record, expected)
}
