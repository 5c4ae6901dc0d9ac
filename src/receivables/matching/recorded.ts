import { nameLikeness, nameTokens } from './payer-name.ts'
import { digitsOf, numbersIn } from './reference.ts'
import type { Payment } from './suggestion.ts'

/*
 * Whether a line of the bank tells of something that is in the books already. All pure.
 */

/** What lines of the bank can tell of. */
export const RECORDED_KINDS = [
  'receipt',
  'reversal',
  'deposit',
  'payout',
  'refund',
  'refund_back',
  'refund_run',
  'journal',
  'debit_run',
  'debit',
] as const
export type RecordedKind = (typeof RECORDED_KINDS)[number]

/** Something in the books that no line of the bank has told of yet. */
export type RecordedEntry = {
  readonly kind: RecordedKind
  readonly subjectAccountId: string | null
  readonly subjectId: string
  /** Above zero: it comes in. */
  readonly amountMinor: bigint
  readonly on: Temporal.PlainDate
  /** Who stands opposite: customer, payer as written, provider. */
  readonly names: readonly string[]
  /** What is known of it in writing: reference, number of a slip, documents that it paid. */
  readonly references: readonly string[]
  readonly checkNumber: string | null
  /** The payer's account as lists show it. */
  readonly numberShown: string | null
  /** What banks call it. */
  readonly endToEndId: string | null
}

/** A line, as far as it may tell of something recorded. */
export type RecordedLine = Payment & {
  readonly bookedOn: Temporal.PlainDate
  readonly checkNumber: string | null
  readonly numberShown: string | null
  readonly endToEndId: string | null
}

export type RecordedEvidence =
  | 'end_to_end_id'
  | 'check_number'
  | 'number_in_text'
  | 'bank_account_known'
  | 'name_alike'
  | 'amount_exact'
  | 'names_another_item'
  | 'days_apart'

/** A line may tell of this entry. */
export type RecordedSuggestion = {
  readonly entry: RecordedEntry
  readonly confidence: number
  readonly evidence: readonly RecordedEvidence[]
}

/** A bank books within so many days of what was keyed in; checks that we wrote take longer. */
export const RECORDED_DAYS = { before: 10, after: 5, check: 190 } as const

/** So sure a rule must be of the link, and nothing else of another customer nearly as sure. */
const RIVAL = 0.88

/**
 * What a line may tell of, the surest first; only entries of its very amount. An id of the bank, the
 * number of a check, a reference in the text, the payer's account or name make it sure; the amount and
 * the day alone do not. A text that names another document speaks against it.
 */
export function suggestRecorded(
  line: RecordedLine,
  entries: readonly RecordedEntry[],
): RecordedSuggestion[] {
  return entries
    .filter(entry => entry.amountMinor === line.amountMinor)
    .map(entry => weigh(line, entry))
    .filter(each => each.confidence >= 0.5)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        daysApart(line, a.entry) - daysApart(line, b.entry) ||
        (a.entry.subjectId < b.entry.subjectId ? -1 : 1),
    )
}

/**
 * The entry that a line is linked to without a person; undefined where one must look. Of several
 * alike of one customer the nearest in time is taken: they are the same money to everybody.
 */
export function surelyRecorded(
  suggestions: readonly RecordedSuggestion[],
  least: number | null,
): RecordedSuggestion | undefined {
  const [first, ...others] = suggestions
  if (first === undefined || least === null || first.confidence < least) return undefined
  const isRival = ({ entry, confidence }: RecordedSuggestion): boolean =>
    confidence >= RIVAL &&
    confidence > first.confidence - 0.02 &&
    (entry.kind !== first.entry.kind || entry.subjectAccountId !== first.entry.subjectAccountId)
  return others.some(isRival) ? undefined : first
}

function weigh(line: RecordedLine, entry: RecordedEntry): RecordedSuggestion {
  const evidence: RecordedEvidence[] = ['amount_exact']
  let confidence = 0.8
  const give = (found: RecordedEvidence, points: number): void => {
    confidence = Math.max(confidence, points)
    evidence.push(found)
  }
  if (isSame(line.endToEndId, entry.endToEndId)) give('end_to_end_id', 0.99)
  if (isSame(trimmed(line.checkNumber), trimmed(entry.checkNumber))) give('check_number', 0.99)
  if (entry.references.some(reference => isWritten(reference, line))) give('number_in_text', 0.98)
  if (isSame(line.numberShown, entry.numberShown)) give('bank_account_known', 0.97)
  if (entry.names.some(name => isNamed(name, line))) give('name_alike', 0.96)
  const isCertain = confidence >= 0.98
  if (!isCertain && namesAnother(line, entry)) {
    evidence.push('names_another_item')
    confidence = Math.min(confidence, 0.85)
  }
  const off = tooFar(daysApart(line, entry), confidence)
  if (off > 0) evidence.push('days_apart')
  return { entry, confidence: confidence - off, evidence }
}

/** What days between the books and the bank take off: nothing of an id, little of a reference. */
function tooFar(days: number, confidence: number): number {
  if (confidence >= 0.99 || days <= RECORDED_DAYS.after) return 0
  if (days > RECORDED_DAYS.before) return 0.4
  return confidence >= 0.98 ? 0.02 : 0.1
}

function daysApart({ bookedOn }: RecordedLine, { on }: RecordedEntry): number {
  return Math.abs(bookedOn.since(on, { largestUnit: 'days' }).days)
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== '' && a.toUpperCase() === b.toUpperCase()
}

function trimmed(checkNumber: string | null): string | null {
  return checkNumber === null ? null : checkNumber.replace(/^0+/, '')
}

/** A reference of four characters or more that holds a digit, whatever stands between its parts. */
function isWritten(reference: string, line: RecordedLine): boolean {
  const wanted = plain(reference)
  if (wanted.length < 4 || !/\d/.test(wanted)) return false
  const texts = [...line.texts, ...line.structured, line.endToEndId ?? '']
  return plain(texts.join(' ')).includes(wanted)
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function isNamed(name: string, { payerName, texts }: RecordedLine): boolean {
  const wanted = nameTokens(name)
  if (wanted.length === 0) return false
  const written = nameTokens(payerName ?? '')
  if (nameLikeness(wanted, written) >= 0.85) return true
  // A provider of one word stands among others: STRIPE TECHNOLOGY EUROPE.
  const [only] = wanted
  const words = new Set([...written, ...nameTokens(texts.join(' '))])
  return wanted.length === 1 && (only?.length ?? 0) >= 5 && words.has(only as string)
}

/** Both speak of numbers of documents, and none of them is the same. */
function namesAnother(line: RecordedLine, { references }: RecordedEntry): boolean {
  const theirs = numbersIn([...line.texts, ...line.structured]).filter(long)
  const ours = references.flatMap(reference => [digitsOf(reference), ...numbersIn([reference])])
  const known = ours.filter(long)
  if (theirs.length === 0 || known.length === 0) return false
  return !known.some(own => theirs.some(other => own.endsWith(other) || other.endsWith(own)))
}

const long = (number: string): boolean => number.length >= 5
