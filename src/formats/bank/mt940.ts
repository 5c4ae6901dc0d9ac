import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { readDetails } from './mt940-details.ts'
import {
  accountOrNull,
  type BankBalance,
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  endToEndOrNull,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** Tags that end the text before them; `:12:11` inside a wrapped time does not. */
const TAG = /^:(20|21|25P?|28C?|NS|13D?|34F|60[FM]|61|86|62[FM]|64|65|90[CD]|940|942):(.*)$/

type Field = { readonly tag: string; readonly line: number; readonly lines: string[] }

type Open = {
  reference: string | null
  number: string | null
  account: string | null
  isReport: boolean
  opening: BankBalance | null
  closing: BankBalance | null
  entries: BankEntry[]
}

/**
 * Reads the statements of a SWIFT MT940 (or MT942) file as banks really write it: with or without
 * envelope, in UTF-8 or ISO-8859-1, subfields of :86: in the German, Dutch and plain ways. `RC` and
 * `RD` take an earlier booking back and so turn the sign. Throws a RefusalError with the line.
 */
export function readMt940(bytes: Uint8Array): BankStatement[] {
  const fields = fieldsOf(decodeText(bytes, 'MT940'))
  if (fields.length === 0) throw new RefusalError('bank_file_empty', { format: 'MT940' })
  const statements: BankStatement[] = []
  let open = newStatement()
  for (const [place, field] of fields.entries()) {
    if (field.tag === '20' || field.tag === '940' || field.tag === '942') {
      statements.push(...close(open))
      open = newStatement()
    }
    take(open, field, fields, place)
  }
  return [...statements, ...close(open)]
}

function newStatement(): Open {
  return {
    reference: null,
    number: null,
    account: null,
    isReport: false,
    opening: null,
    closing: null,
    entries: [],
  }
}

/** Cuts a file into its tagged fields; what stands before the first tag is a bank's envelope. */
function fieldsOf(text: string): Field[] {
  const fields: Field[] = []
  for (const [place, raw] of text.split(/\r\n|\n|\r/).entries()) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SWIFT frames messages with them.
    const line = raw.replace(/[\u0000-\u0008\u000b-\u001f\ufeff]/g, '').trimEnd()
    const [, tag, rest] = TAG.exec(line.replace(/^\{.*\{4:/, '')) ?? []
    if (tag !== undefined) fields.push({ tag, line: place + 1, lines: [rest ?? ''] })
    else if (line === '' || line === '-' || line === '-}' || line.startsWith('{')) continue
    else fields.at(-1)?.lines.push(line)
  }
  return fields
}

function take(open: Open, field: Field, fields: readonly Field[], place: number): void {
  const value = field.lines[0] ?? ''
  switch (field.tag) {
    case '20':
      open.reference = textOrNull(value)
      break
    case '25':
    case '25P':
      open.account = accountOrNull(value)
      break
    case '28':
    case '28C':
      open.number = textOrNull(value)
      break
    case '34F':
    case '13D':
      open.isReport = true
      break
    case '60F':
    case '60M':
      open.opening = readBalance(field)
      break
    case '62F':
    case '62M':
      open.closing = readBalance(field)
      break
    case '61':
      open.entries.push(readEntry(field, fields[place + 1], open.opening?.currency ?? null))
      break
    // :86: and :NS: are read with the entry that they follow; :86: after :62: tells of the file.
  }
}

function close(open: Open): BankStatement[] {
  if (open.opening === null && open.closing === null && open.entries.length === 0) return []
  const isReport = open.isReport && open.opening === null
  return [
    {
      format: isReport ? 'MT942' : 'MT940',
      kind: isReport ? 'report' : 'statement',
      reference: open.reference,
      number: open.number,
      account: open.account,
      currency: open.opening?.currency ?? open.closing?.currency ?? null,
      opening: open.opening,
      closing: open.closing,
      entries: open.entries,
      differences: [],
    },
  ]
}

/** `C140507EUR500,00`; some banks leave out the currency of the closing balance. */
function readBalance(field: Field): BankBalance {
  const text = field.lines.join('').trim()
  const [, mark, year, month, day, currency, amount] =
    /^([CD])(\d\d)(\d\d)(\d\d)([A-Z]{3})?(\d{1,18}(?:,\d*)?)/.exec(text) ?? []
  if (!mark || !year || !month || !day || amount === undefined) {
    const expected = 'a balance such as C260131EUR1000,00'
    throw fieldFault('MT940', field.line, `:${field.tag}:`, text, expected)
  }
  const size = amountOf(amount)
  return {
    amount: mark === 'D' ? size.negate() : size,
    currency: currency ?? null,
    on: dayOf(field, year, month, day),
  }
}

const ENTRY =
  /^(\d\d)(\d\d)(\d\d)(\d{4})?(R[CD]|E[CD]|[CD])([A-Z])?(\d{1,18}(?:,\d*)?)([A-Z][A-Z0-9]{3})?(.*)$/

/** `1401140114RC5,00NTRFNONREF//bankref`, its supplementary line and the :86: behind it. */
function readEntry(field: Field, next: Field | undefined, currency: string | null): BankEntry {
  const value = field.lines[0] ?? ''
  const [, year, month, day, booked, mark, , amount, code, references] = ENTRY.exec(value) ?? []
  if (!year || !month || !day || !mark || amount === undefined) {
    const expected = 'an entry such as 2601310131C12,50NTRFNONREF'
    throw fieldFault('MT940', field.line, ':61:', value, expected)
  }
  const valuedOn = dayOf(field, year, month, day)
  const size = amountOf(amount)
  const isReversal = mark.startsWith('R')
  const [reference, bankReference] = (references ?? '').split('//', 2)
  const told = next?.tag === '86' || next?.tag === 'NS' ? readDetails(next.tag, next.lines) : null
  return {
    line: field.line,
    // A reversed credit takes money away; a reversed debit brings it back.
    amount: mark === 'D' || mark === 'RC' || mark === 'ED' ? size.negate() : size,
    currency,
    status: mark.startsWith('E') ? 'pending' : 'booked',
    isReversal,
    bookedOn: bookingDay(field, booked, valuedOn),
    valuedOn,
    bankReference: textOrNull(bankReference),
    transactionCode: textOrNull(told?.code ?? code),
    text: textOrNull([told?.text, ...field.lines.slice(1)].filter(Boolean).join(' ')),
    details: [withReference(told?.detail ?? NO_DETAIL, reference)],
  }
}

function withReference(detail: BankEntry['details'][number], reference: string | undefined) {
  return detail.endToEndId === null
    ? { ...detail, endToEndId: endToEndOrNull(reference?.replace(/^EREF$/, '')) }
    : detail
}

function amountOf(text: string): Decimal {
  return Decimal.parse(text.replace(',', '.').replace(/\.$/, ''))
}

/** Two digits of a year: banks have kept these files since the 1970s. */
function fullYear(year: string): number {
  return Number(year) + (Number(year) >= 70 ? 1900 : 2000)
}

/** Banks that count thirty days a month write 30 February: its last day is meant. */
function dayOf(field: Field, year: string, month: string, day: string): Temporal.PlainDate {
  const isThirty = month === '02' && (day === '29' || day === '30')
  const found =
    dateOf(fullYear(year), month, day) ?? (isThirty ? dateOf(fullYear(year), 2, 28) : undefined)
  if (found !== undefined) {
    return isThirty ? found.with({ day: found.daysInMonth }) : found
  }
  const text = `${year}${month}${day}`
  throw fieldFault('MT940', field.line, `:${field.tag}:`, text, 'a date such as 260131')
}

/** The booking date has no year: the one that brings it nearest to the value date. */
function bookingDay(
  field: Field,
  text: string | undefined,
  valuedOn: Temporal.PlainDate,
): Temporal.PlainDate {
  if (text === undefined) return valuedOn
  const candidates = [-1, 0, 1].flatMap(
    years => dateOf(valuedOn.year + years, text.slice(0, 2), text.slice(2)) ?? [],
  )
  const distance = (date: Temporal.PlainDate) => Math.abs(valuedOn.until(date).days)
  const nearest = candidates.sort((a, b) => distance(a) - distance(b))[0]
  if (nearest !== undefined) return nearest
  throw fieldFault('MT940', field.line, ':61: booking date', text, 'month and day such as 0131')
}
