import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import {
  type BankEntry,
  type BankStatement,
  dateOf,
  decodeText,
  fieldFault,
  NO_DETAIL,
  textOrNull,
} from './statement.ts'

/** Lists of bookings; other lists (categories, classes, accounts, securities) are passed over. */
const BOOKINGS = /^!Type:(?:Bank|Cash|CCard|Oth A|Oth L)\b/i

/** Which of day and month comes first in `02/03/2026`; QIF does not say. */
export type QifDates = 'month_first' | 'day_first'

/**
 * Reads a QIF file: bookings without account, currency and balance, so nothing in it can be
 * checked. Prefer any other format that the bank offers. Throws a RefusalError with the line.
 */
export function readQif(bytes: Uint8Array, dates: QifDates): BankStatement[] {
  const text = decodeText(bytes, 'QIF')
  const entries: BankEntry[] = []
  let fields = new Map<string, string>()
  let isBookings = false
  for (const [place, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim()
    if (line.startsWith('!')) {
      isBookings = BOOKINGS.test(line)
      fields = new Map()
    } else if (line === '^') {
      if (isBookings && fields.has('D')) entries.push(readEntry(fields, place + 1, dates))
      fields = new Map()
    } else if (line !== '' && !fields.has(line.slice(0, 1))) {
      fields.set(line.slice(0, 1), line.slice(1).trim())
    }
  }
  if (isBookings && fields.has('D')) {
    throw new RefusalError('bank_file_cut_short', { format: 'QIF', missing: '^' })
  }
  return [
    {
      format: 'QIF',
      kind: 'statement',
      reference: null,
      number: null,
      account: null,
      currency: null,
      opening: null,
      closing: null,
      entries,
      differences: [],
    },
  ]
}

function readEntry(fields: Map<string, string>, line: number, dates: QifDates): BankEntry {
  const on = readDate(fields.get('D') ?? '', line, dates)
  const text = fields.get('T') ?? fields.get('U') ?? ''
  const amount = Decimal.tryParse(text.replace(/,/g, '').replace(/^\+/, '').replace(/\.$/, ''))
  if (amount === undefined) throw fieldFault('QIF', line, 'T', text, 'an amount such as -12.50')
  const memo = textOrNull(fields.get('M'))
  return {
    line,
    amount,
    currency: null,
    status: 'booked',
    isReversal: false,
    bookedOn: on,
    valuedOn: on,
    bankReference: null,
    transactionCode: null,
    text: null,
    details: [
      {
        ...NO_DETAIL,
        counterpartyName: textOrNull(fields.get('P')),
        remittance: memo === null ? [] : [memo],
        checkNumber: textOrNull(fields.get('N')),
      },
    ],
  }
}

/** `12/31'2026`, `31.12.2026`, `2026-12-31`, `12/31/26`. */
function readDate(text: string, line: number, dates: QifDates): Temporal.PlainDate {
  const parts = text.split(/[^\d]+/).filter(part => part !== '')
  const [a = '', b = '', c = ''] = parts
  const year = c.length === 2 ? `${Number(c) >= 70 ? 19 : 20}${c}` : c
  const date =
    a.length === 4
      ? dateOf(a, b, c)
      : dates === 'month_first'
        ? dateOf(year, a, b)
        : dateOf(year, b, a)
  if (date !== undefined && parts.length >= 3) return date
  throw fieldFault('QIF', line, 'D', text, 'a date such as 01/31/2026')
}
