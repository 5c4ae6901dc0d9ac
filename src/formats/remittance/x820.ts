import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import { dateOf, textOrNull } from '../bank/statement.ts'
import { type Advice, type AdviceLine, adviceFault, NO_ADVICE } from './advice.ts'
import { type X12Segment, x12Sets } from './x12.ts'

/**
 * Reads X12 820 (payment order/remittance advice): BPR what is paid and when, TRN the payment's number,
 * N1 who pays, RMR each document, ADX what was kept back of the document before it. Throws a
 * RefusalError with the segment where it cannot be read, or holds no 820.
 */
export function readX820(text: string): Advice[] {
  const sets = x12Sets(text).filter(set => set.code === '820')
  if (sets.length === 0) throw new RefusalError('remittance_empty', { format: 'X12 820' })
  return sets.map(({ segments }) => adviceOf(segments))
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type Item = Mutable<AdviceLine> & { adjusted: Decimal; discount: Decimal }

function adviceOf(segments: readonly X12Segment[]): Advice {
  const advice: Mutable<Omit<Advice, 'lines'>> = { ...NO_ADVICE }
  const items: Item[] = []
  for (const segment of segments) {
    if (segment.name === 'RMR') items.push(itemOf(segment))
    else if (segment.name === 'ADX') adjust(segment, items)
    else head(segment, advice)
  }
  if (items.length === 0) throw new RefusalError('remittance_empty', { format: 'X12 820' })
  return { ...advice, lines: linesOf(items, advice.total) }
}

/** What is said of the payment as a whole. */
function head(segment: X12Segment, advice: Mutable<Omit<Advice, 'lines'>>): void {
  const { name, at } = segment
  if (name === 'BPR') {
    advice.total = amountOf(segment, 2)
    // BPR03: the payer credits us; a debit that we were to draw is no payment of theirs.
    if (at(3) === 'D') throw adviceFault('X12 820', segment.place, 'BPR03', 'D', 'C, a credit')
    if (at(16) !== '') advice.paidOn = dayOf(segment, 16)
  } else if (name === 'TRN') advice.reference ??= textOrNull(at(2))?.slice(0, 100) ?? null
  else if (name === 'CUR') advice.currency = textOrNull(at(2))?.toUpperCase() ?? null
  else if (name === 'N1' && (at(1) === 'PR' || at(1) === 'RB')) {
    advice.payerName ??= textOrNull(at(2))?.slice(0, 200) ?? null
  } else if (name === 'REF' && (at(1) === 'CR' || at(1) === '11')) {
    // Customer reference and account number: what we call the payer.
    advice.payerNumber ??= textOrNull(at(2))?.slice(0, 64) ?? null
  } else if (name === 'DTM' && (at(1) === '097' || at(1) === '009') && advice.paidOn === null) {
    advice.paidOn = dayOf(segment, 2)
  }
}

function itemOf(segment: X12Segment): Item {
  const number = segment.at(2)
  if (number === '') throw adviceFault('X12 820', segment.place, 'RMR02', '', 'a document number')
  const isCredit = segment.at(1) === 'CM'
  const paid = amountOf(segment, 4)
  return {
    line: segment.place,
    documents: [number.slice(0, 60)],
    amount: isCredit ? paid.abs().negate() : paid,
    deduction: Decimal.zero,
    reason: null,
    adjusted: Decimal.zero,
    discount: segment.at(6) === '' ? Decimal.zero : amountOf(segment, 6).abs(),
  }
}

/** An adjustment belongs to the document before it; below zero it was kept back. */
function adjust(segment: X12Segment, items: readonly Item[]): void {
  const item = items.at(-1)
  if (item === undefined) {
    throw adviceFault('X12 820', segment.place, 'ADX', segment.at(2), 'RMR before it')
  }
  item.adjusted = item.adjusted.plus(amountOf(segment, 1))
  item.reason ??= textOrNull(segment.at(2))
}

/**
 * What is paid of each document. Payers give RMR04 after the adjustments, as the standard has it, or
 * before them; the total of BPR tells which of the two it was.
 */
function linesOf(items: readonly Item[], total: Decimal | null): AdviceLine[] {
  const sum = (of: (item: Item) => Decimal) =>
    items.reduce((all, item) => all.plus(of(item)), Decimal.zero)
  const net = sum(item => item.amount)
  const isGross =
    total !== null && !net.equals(total) && net.plus(sum(item => item.adjusted)).equals(total)
  return items.map(({ adjusted, discount, ...item }) => {
    const kept = adjusted.sign < 0 ? adjusted.abs() : Decimal.zero
    return {
      ...item,
      amount: isGross ? item.amount.plus(adjusted) : item.amount,
      deduction: kept.plus(discount),
      reason: item.reason ?? (discount.sign > 0 ? 'discount' : null),
    }
  })
}

function amountOf(segment: X12Segment, element: number): Decimal {
  const text = segment.at(element)
  const amount =
    /^[+-]?\d*\.?\d*$/.test(text) && /\d/.test(text) ? Decimal.tryParse(plain(text)) : undefined
  if (amount !== undefined) return amount
  const field = `${segment.name}${String(element).padStart(2, '0')}`
  throw adviceFault('X12 820', segment.place, field, text, 'an amount such as 12.5')
}

/** X12 leaves out what says nothing: `.5`, `12.` and `+3` are amounts. */
function plain(text: string): string {
  return text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
}

function dayOf(segment: X12Segment, element: number): Temporal.PlainDate {
  const text = segment.at(element)
  const [, year = '', month = '', day = ''] = /^(\d{4}|\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = year === '' ? undefined : dateOf(year.length === 2 ? `20${year}` : year, month, day)
  if (date !== undefined) return date
  const field = `${segment.name}${String(element).padStart(2, '0')}`
  throw adviceFault('X12 820', segment.place, field, text, 'a date such as 20260131')
}
