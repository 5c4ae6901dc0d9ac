import { dayNumber } from '../kernel/period.ts'
import { assert } from '../kernel/result.ts'
import { CODE } from './chart.ts'
import { RECEIVABLE_RULES, type ReceivableEvent } from './receivable-rules.ts'

/** In a rule's place of an account: the account that the line of the document names. */
const OF_THE_LINE = 'of the line'

/**
 * What each event debits and credits, for a positive amount; a negative one swaps the sides. A later
 * event of the business is a further row. Source: the debit/credit table of the domain rules.
 */
export const POSTING_RULES = {
  // Invoice: the customer owes more.
  invoice_delivered: { debit: CODE.receivable, credit: OF_THE_LINE },
  invoice_in_advance: { debit: CODE.receivable, credit: CODE.contractLiability },
  invoice_tax: { debit: CODE.receivable, credit: CODE.taxPayable },
  invoice_rounding: { debit: CODE.receivable, credit: CODE.roundingDifferences },
  // Credit note on an unpaid invoice: takes back what the credited line was posted to.
  credit_delivered: { debit: OF_THE_LINE, credit: CODE.receivable },
  credit_in_advance: { debit: CODE.contractLiability, credit: CODE.receivable },
  credit_tax: { debit: CODE.taxPayable, credit: CODE.receivable },
  credit_rounding: { debit: CODE.roundingDifferences, credit: CODE.receivable },
  // A credit note whose amount is kept for the customer, or to be refunded, not set off.
  credit_kept: { debit: CODE.receivable, credit: CODE.customerCredit },
  // Another account pays: what the one billed owed, the payer owes. Each is posted on its own account.
  payer_relieved: { debit: CODE.takenOver, credit: CODE.receivable },
  payer_charged: { debit: CODE.receivable, credit: CODE.takenOver },
} as const

export type DocumentEvent = keyof typeof POSTING_RULES

/** Events whose accounts are not fixed: a journal names them itself, a reversal swaps the original's. */
export type LedgerEvent =
  | DocumentEvent
  | ReceivableEvent
  | 'manual_journal'
  | 'reversal'
  | 'credits_expired'

/** One movement from the credited to the debited account, in minor units, always above zero. */
export type Posting = {
  readonly event: LedgerEvent
  readonly debit: string
  readonly credit: string
  readonly amountMinor: bigint
  /** Which part of the document it stands for: `line 3`, `tax FR-20`. */
  readonly memo?: string
  /** On whose account it is posted, where that is not the document's. */
  readonly accountId?: string
}

/** What the ledger needs to know of a line. Amounts as stored: positive = the customer owes more. */
export type PostedLine = {
  readonly lineNo: number
  readonly netMinor: bigint
  readonly revenueAccount: string
  /** First day after the service period. */
  readonly serviceEnd: Temporal.PlainDate
  /**
   * Only on a line that takes back (part of) an earlier one, be it on a credit note or as a
   * correction on a later invoice: the account which that line was posted to (`lineAccount`).
   */
  readonly postedTo?: string | null
}

export type PostedDocument = {
  readonly kind: 'invoice' | 'credit_note'
  readonly issuedOn: Temporal.PlainDate
  readonly lines: readonly PostedLine[]
  readonly taxGroups: readonly { readonly taxCode: string; readonly taxMinor: bigint }[]
  readonly roundingMinor: bigint
}

/**
 * The account that a line's net goes to: revenue when the service has been delivered, contract
 * liability when it was billed in advance, that is when its last day lies after the issue date. A
 * month billed on its own last day is therefore revenue of that month.
 */
export function lineAccount(
  line: { readonly revenueAccount: string; readonly serviceEnd: Temporal.PlainDate },
  issuedOn: Temporal.PlainDate,
): string {
  const lastDay = dayNumber(line.serviceEnd) - 1
  return lastDay > dayNumber(issuedOn) ? CODE.contractLiability : line.revenueAccount
}

/**
 * The transfers that issuing a document posts: one a line, one a tax group, one for payable
 * rounding; nothing for zero amounts. What they move on the receivable is the document's payable
 * amount, and an invoice with the credit note of all its lines leaves every account at zero.
 */
export function invoicePostings(document: PostedDocument): Posting[] {
  const of = document.kind === 'invoice' ? 'invoice' : 'credit'
  // A credit note's amounts are negative and its rules already stand on the other side.
  const sign = document.kind === 'invoice' ? 1n : -1n
  const postings: Posting[] = []
  for (const line of document.lines) {
    if (line.netMinor === 0n) continue
    const account = line.postedTo ?? lineAccount(line, document.issuedOn)
    const event: DocumentEvent =
      account === CODE.contractLiability ? `${of}_in_advance` : `${of}_delivered`
    postings.push(posting(event, account, sign * line.netMinor, `line ${line.lineNo}`))
  }
  for (const { taxCode, taxMinor } of document.taxGroups) {
    if (taxMinor === 0n) continue
    postings.push(posting(`${of}_tax`, '', sign * taxMinor, `tax ${taxCode}`))
  }
  if (document.roundingMinor !== 0n) {
    postings.push(posting(`${of}_rounding`, '', sign * document.roundingMinor, 'rounding'))
  }
  return postings
}

/**
 * The transfers by which a payer takes over what a document of another account comes to (rules:
 * "Parent pays child's item"); a negative amount goes the other way. Nothing for zero.
 */
export function payerPostings(payableMinor: bigint, payerId: string): Posting[] {
  if (payableMinor === 0n) return []
  return [
    posting('payer_relieved', '', payableMinor, 'payer'),
    { ...posting('payer_charged', '', payableMinor, 'payer'), accountId: payerId },
  ]
}

function posting(event: DocumentEvent, lineAccount: string, amount: bigint, memo: string): Posting {
  const rule = POSTING_RULES[event]
  const debit = rule.debit === OF_THE_LINE ? lineAccount : rule.debit
  const credit = rule.credit === OF_THE_LINE ? lineAccount : rule.credit
  assert(debit !== credit, `${event} would debit and credit ${debit}`)
  return amount > 0n
    ? { event, debit, credit, amountMinor: amount, memo }
    : { event, debit: credit, credit: debit, amountMinor: -amount, memo }
}

/** The posting that undoes another one to the cent: same amount, sides swapped. */
export function reversalOf(original: {
  readonly debit: string
  readonly credit: string
  readonly amountMinor: bigint
}): Posting {
  return {
    event: 'reversal',
    debit: original.credit,
    credit: original.debit,
    amountMinor: original.amountMinor,
  }
}

/**
 * Whether a posting may be reversed by itself. What a document posted may not: the document would
 * still say something else, so it is corrected by a credit note.
 */
export function isReversible(event: string): boolean {
  // What money moved is said by open items too, what expired prepaid credits posted by their lots.
  return (
    !Object.hasOwn(POSTING_RULES, event) &&
    !Object.hasOwn(RECEIVABLE_RULES, event) &&
    event !== 'reversal' &&
    event !== 'credits_expired'
  )
}
