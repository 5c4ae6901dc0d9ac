import { nameLikeness, nameTokens } from '../matching/payer-name.ts'

/** Money that came in, as a remittance may tell of it. */
export type Money = {
  readonly amountMinor: bigint
  readonly valuedOn: Temporal.PlainDate
  readonly payerName: string | null
  /** What stands with it: texts, references, check number. */
  readonly texts: readonly string[]
  /** Customers for whom the payer's bank account has paid before, or whose money it is. */
  readonly payerIds: readonly string[]
}

/** A remittance whose money has not come. */
export type WaitingRemittance = {
  readonly remittanceId: string
  readonly amountMinor: bigint
  readonly payerId: string | null
  /** As it says itself, and as the account is called. */
  readonly payerNames: readonly string[]
  readonly payerNumber: string | null
  readonly reference: string | null
  readonly paidOn: Temporal.PlainDate | null
  /** The numbers of its documents. */
  readonly documents: readonly string[]
}

export type FitEvidence =
  | 'amount_exact'
  | 'payment_reference'
  | 'number_in_text'
  | 'account_number_in_text'
  | 'bank_account_known'
  | 'name_alike'
  | 'name_differs'
  | 'day_near'
  | 'day_far'

/** How surely money is what a remittance tells of. */
export type Fit = {
  readonly remittanceId: string
  readonly confidence: number
  readonly evidence: readonly FitEvidence[]
}

/** Days between the payer's day and the bank's: files are sent before, checks arrive after. */
const NEAR = { before: 5, after: 21 }

/**
 * Which remittances money may be told of by, the surest first. The amount must be the same to the cent;
 * the payment's own number, the payer, or a document's number in the text says that it is this one, and
 * a name or day that does not fit speaks against it.
 */
export function fitRemittances(money: Money, waiting: readonly WaitingRemittance[]): Fit[] {
  return waiting
    .filter(one => one.amountMinor === money.amountMinor)
    .map(one => fitOf(money, one))
    .sort((a, b) => b.confidence - a.confidence || (a.remittanceId < b.remittanceId ? -1 : 1))
}

function fitOf(money: Money, one: WaitingRemittance): Fit {
  const evidence: FitEvidence[] = ['amount_exact']
  let score = 0.7
  const give = (points: number, found: FitEvidence): void => {
    score = Math.max(score, points)
    evidence.push(found)
  }
  const text = plain(money.texts.join(' '))
  const holds = (number: string | null, least: number): boolean => {
    const wanted = plain(number ?? '')
    return wanted.length >= least && text.includes(wanted)
  }
  if (holds(one.reference, 5)) give(0.99, 'payment_reference')
  if (one.payerId !== null && money.payerIds.includes(one.payerId)) give(0.97, 'bank_account_known')
  if (holds(one.payerNumber, 5)) give(0.96, 'account_number_in_text')
  if (one.documents.some(document => holds(document, 6))) give(0.97, 'number_in_text')
  const likeness = nameFit(money.payerName, one.payerNames)
  if (likeness !== null && likeness >= 0.75) give(Math.min(0.96, 0.9 + likeness / 10), 'name_alike')
  const isOther = likeness !== null && likeness < 0.45 && score < 0.96
  if (isOther) evidence.push('name_differs')
  const isFar = one.paidOn !== null && isFarFrom(money.valuedOn, one.paidOn)
  if (one.paidOn !== null) evidence.push(isFar ? 'day_far' : 'day_near')
  const confidence = score - (isOther ? 0.2 : 0) - (isFar ? 0.1 : 0)
  return {
    remittanceId: one.remittanceId,
    confidence: Math.round(confidence * 1000) / 1000,
    evidence,
  }
}

function isFarFrom(valuedOn: Temporal.PlainDate, paidOn: Temporal.PlainDate): boolean {
  const days = paidOn.until(valuedOn, { largestUnit: 'days' }).days
  return days < -NEAR.before || days > NEAR.after
}

function nameFit(name: string | null, others: readonly string[]): number | null {
  const wanted = nameTokens(name ?? '')
  const known = others.map(nameTokens).filter(tokens => tokens.length > 0)
  if (wanted.length === 0 || known.length === 0) return null
  return Math.max(...known.map(tokens => nameLikeness(wanted, tokens)))
}

/** Letters and digits alone, in capitals: banks drop marks and blanks. */
function plain(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Another remittance this likely makes the first one doubtful. */
const DOUBT = 0.88

/** The remittance that money is surely of; undefined where a person must look. */
export function surelyOf(fits: readonly Fit[], least: number | null): Fit | undefined {
  const [first, second] = fits
  if (first === undefined || least === null || first.confidence < least) return undefined
  return second !== undefined && second.confidence >= DOUBT ? undefined : first
}
