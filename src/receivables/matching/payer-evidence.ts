import { nameLikeness, nameTokens } from './payer-name.ts'
import type { CandidatePayer, Evidence, Payment } from './suggestion.ts'

/** What speaks for an account being the payer's, from 0 to 1, and what speaks against it. */
export type PayerEvidence = {
  readonly score: number
  /** The line names a payer, and nothing of it fits the account. */
  readonly isContradicted: boolean
  readonly evidence: readonly Evidence[]
}

/** From here on a payer counts as known. */
export const KNOWN_PAYER = 0.9

/** From here on it may well be the payer. */
export const POSSIBLE_PAYER = 0.6

/** Below this likeness a name is another one. */
const ANOTHER_NAME = 0.45

const NOBODY: PayerEvidence = { score: 0, isContradicted: false, evidence: [] }

/**
 * How surely an account is the payer's: its bank account paid for it before, its number stands in the
 * text, a clerk confirmed the name, or the name is alike. A name that several accounts bear tells
 * less, and a payment without any name says nothing against anybody.
 */
export function payerEvidence(payment: Payment, payer: CandidatePayer | undefined): PayerEvidence {
  if (payer === undefined) return NOBODY
  const evidence: Evidence[] = []
  let score = 0
  const give = (points: number, found: Evidence): void => {
    score = Math.max(score, points)
    evidence.push(found)
  }
  if (payer.bankAccount === 'known') give(0.97, 'bank_account_known')
  if (payer.bankAccount === 'shared') give(0.6, 'bank_account_shared')
  if (isNumberIn(payer.number, payment.texts)) give(0.95, 'account_number_in_text')
  if (payer.isNameLearnt) give(0.93, 'name_learnt')
  const wanted = payment.payerName === null ? [] : nameTokens(payment.payerName)
  if (wanted.length === 0) {
    evidence.push('name_missing')
    return { score, isContradicted: false, evidence }
  }
  const likeness = nameLikeness(wanted, nameTokens(payer.name))
  if (likeness >= 0.75) {
    const share = payer.sameName > 1 ? 0.7 : 1
    give(Math.min(0.95, likeness) * share, 'name_alike')
  } else if (likeness < ANOTHER_NAME && !payer.isNameLearnt) evidence.push('name_differs')
  return { score, isContradicted: likeness < ANOTHER_NAME && score < POSSIBLE_PAYER, evidence }
}

/** The customer's number as a word of its own; short ones stand in every text. */
function isNumberIn(number: string, texts: readonly string[]): boolean {
  const plain = number.toUpperCase()
  if (plain.length < 5) return false
  return texts.some(text => {
    const at = text.toUpperCase().indexOf(plain)
    if (at === -1) return false
    const [before, after] = [text[at - 1], text[at + plain.length]]
    return !isLetterOrDigit(before) && !isLetterOrDigit(after)
  })
}

function isLetterOrDigit(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}
