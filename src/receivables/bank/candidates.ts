import { nameLikeness, nameTokens } from '../matching/payer-name.ts'
import { digitsOf, numbersIn, oneSlipAway, structuredNumbers } from '../matching/reference.ts'
import type { CandidateItem, CandidatePayer, Candidates, Payment } from '../matching/suggestion.ts'

/*
 * What is asked of the books about a line, and how the answers become candidates. Pure: the questions
 * are put by `load/candidates.ts`.
 */

/** A line as matching sees it. */
export type Matchable = {
  readonly amountMinor: bigint
  readonly valuedOn: Temporal.PlainDate
  readonly payerName: string | null
  readonly texts: readonly string[]
  readonly structured: readonly string[]
  readonly endToEndId: string | null
}

/** The payment that a line tells of; its end-to-end id often names the invoice. */
export function paymentOf(line: Matchable): Payment {
  const { amountMinor, valuedOn, payerName, structured } = line
  const texts = line.endToEndId === null ? line.texts : [...line.texts, line.endToEndId]
  return { amountMinor, valuedOn, payerName, texts, structured }
}

/** Numbers that a document may have: from text and structured references, four digits or more. */
export function askedDigits(payment: Payment): string[] {
  const all = [...payment.structured.flatMap(structuredNumbers), ...numbersIn(payment.texts)]
  return [...new Set(all)].filter(number => number.length >= 4 && number.length <= 30)
}

/** Running numbers that may stand without series and year. */
export function askedRunning(payment: Payment): string[] {
  const short = numbersIn(payment.texts).map(number => number.replace(/^0+/, ''))
  return [...new Set(short)].filter(number => number.length >= 3 && number.length <= 9).slice(0, 20)
}

/** Numbers written with slips are tried up to this many of a line. */
const MOST_SLIPPED = 2

/** All that numbers of about a document's length may have been meant as. */
export function askedSlips(payment: Payment, lengths: ReadonlySet<number>): string[] {
  const isNear = (length: number) => [-1, 0, 1].some(more => lengths.has(length + more))
  const near = askedDigits(payment)
    .filter(number => isNear(number.length))
    .sort((a, b) => Number(lengths.has(b.length)) - Number(lengths.has(a.length)))
  return near.slice(0, MOST_SLIPPED).flatMap(oneSlipAway)
}

/** Words of the texts that may be customers' numbers. */
export function askedAccountNumbers(payment: Payment): string[] {
  const words = payment.texts.flatMap(text => text.split(/[\s,;:()]+/))
  const likely = words.filter(word => word.length >= 4 && word.length <= 64 && /\d/.test(word))
  return [...new Set(likely.map(word => word.replace(/^[./]+|[./]+$/g, '')))].slice(0, 20)
}

/** What was found of an account for a line. */
export type PayerFacts = {
  readonly accountId: string
  readonly name: string
  readonly number: string
  readonly isBankAccount: boolean
  readonly isNameLearnt: boolean
  readonly isComplete: boolean
}

/**
 * The candidates of a line: how many customers bear the payer's name, and whether its bank account
 * has paid for one customer or for several, are told from all that was found together.
 */
export function candidatesOf(
  payment: Payment,
  items: readonly CandidateItem[],
  payers: readonly PayerFacts[],
  sameAmount: number,
): Candidates {
  const wanted = nameTokens(payment.payerName ?? '')
  const likeness = payers.map(payer => nameLikeness(wanted, nameTokens(payer.name)))
  const known = payers.filter(payer => payer.isBankAccount).length
  const candidates: CandidatePayer[] = payers.map((payer, i) => {
    const own = likeness[i] as number
    // Namesakes: as alike as this one, or nearly.
    const sameName = likeness.filter(other => other >= Math.max(own - 0.05, 0.75)).length
    return {
      accountId: payer.accountId,
      name: payer.name,
      number: payer.number,
      bankAccount: payer.isBankAccount ? (known > 1 ? 'shared' : 'known') : 'unknown',
      isNameLearnt: payer.isNameLearnt,
      sameName: Math.max(sameName, 1),
      isComplete: payer.isComplete,
    }
  })
  return { items, payers: candidates, sameAmount }
}

/** Lengths that the digits of documents' numbers have, for telling slips from other numbers. */
export function labelLengths(labels: readonly string[]): ReadonlySet<number> {
  return new Set(labels.map(label => digitsOf(label).length))
}

/** Whether two names have anything to do with each other. */
export function isAlike(a: string, b: string): boolean {
  return nameLikeness(nameTokens(a), nameTokens(b)) >= 0.45
}
