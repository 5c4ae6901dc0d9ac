import { pays } from './by-reference.ts'
import { isWhole } from './named-item.ts'
import { KNOWN_PAYER } from './payer-evidence.ts'
import { subsetsOf } from './subset-sum.ts'
import type { Scene } from './suggest.ts'
import type { CandidateItem, CandidatePayer, Evidence, Suggestion } from './suggestion.ts'

/*
 * Without a number the payer and the amount have to do. That the amount fits one open item only, or
 * one combination only, is the evidence; where several fit, a person must choose.
 */

/** A name confirmed for more accounts than these is that of a paying office, and tells nobody's money. */
const MOST_OF_A_NAME = 3

/** Suggestions from who paid and how much. */
export function suggestByPayer(scene: Scene): Suggestion[] {
  const known = scene.candidates.payers.filter(
    payer => scene.payer(payer.accountId).score >= KNOWN_PAYER,
  )
  const found = known.flatMap(payer => ofPayer(scene, payer, known.length))
  return [...found, ...byAmountAlone(scene)]
}

function ofPayer(scene: Scene, payer: CandidatePayer, rivals: number): Suggestion[] {
  const { accountId } = payer
  const open = scene.candidates.items.filter(
    item => item.accountId === accountId && item.openMinor > 0n,
  )
  const { score, evidence } = scene.payer(accountId)
  // A number in the text that is another item's speaks against every guess.
  const isElsewhere = scene.named.some(one => isWhole(one) && !open.includes(one.item))
  const against: Evidence[] = isElsewhere ? ['names_another_item'] : []
  const less = (isElsewhere ? 0.3 : 0) + (rivals > 1 ? 0.1 : 0) + (payer.isComplete ? 0 : 0.2)
  const guess = (
    rule: Suggestion['rule'],
    items: readonly CandidateItem[],
    confidence: number,
    amount: Evidence,
  ): Suggestion => ({
    ...pays(items),
    rule,
    confidence: Math.max(confidence - less, 0.05),
    leftMinor: 0n,
    evidence: [amount, ...evidence, ...against],
  })
  const isSure = score >= 0.95 && !isByNameAlone(evidence)
  const same = open.filter(item => item.openMinor === scene.payment.amountMinor)
  if (same.length > 0) {
    const one = isSure ? 0.975 : isCommon(scene) && isByNameAlone(evidence) ? 0.9 : 0.96
    const sure = same.length === 1 ? one : 0.8 - 0.05 * same.length
    return same.map(item => guess('payer_amount', [item], sure, 'amount_exact'))
  }
  // Who owes nothing seldom pays; a name that a clerk confirmed once may be that of a paying office.
  const likely = open.length > 0 ? 0.7 : isByName(evidence) ? 0.25 : 0.5
  const isOffice = rivals > MOST_OF_A_NAME && isByName(evidence)
  const only: Suggestion = {
    rule: 'payer_only',
    confidence: Math.max(likely - less, 0.05),
    accountId,
    parts: [],
    leftMinor: scene.payment.amountMinor,
    evidence: [...evidence, ...against],
  }
  return [...combinations(scene, open, isSure, guess), ...(isOffice ? [] : [only])]
}

/** Names that are nearly alike belong to different people: with a common amount that is too little. */
function isByNameAlone(evidence: readonly Evidence[]): boolean {
  return !evidence.some(
    one =>
      one === 'bank_account_known' || one === 'account_number_in_text' || one === 'name_learnt',
  )
}

/** Nothing but a name tells whose money it is, be it one that a clerk confirmed. */
function isByName(evidence: readonly Evidence[]): boolean {
  return !evidence.some(one => one === 'bank_account_known' || one === 'account_number_in_text')
}

function isCommon({ candidates }: Scene): boolean {
  return candidates.sameAmount > 2
}

type Guess = (
  rule: Suggestion['rule'],
  items: readonly CandidateItem[],
  confidence: number,
  amount: Evidence,
) => Suggestion

function combinations(
  scene: Scene,
  open: readonly CandidateItem[],
  isSure: boolean,
  guess: Guess,
): Suggestion[] {
  const { amountMinor } = scene.payment
  const total = open.reduce((sum, item) => sum + item.openMinor, 0n)
  if (open.length > 1 && total === amountMinor) {
    return [guess('payer_balance', open, isSure ? 0.98 : 0.965, 'amount_is_sum')]
  }
  const sets = subsetsOf(
    open.map(item => item.openMinor),
    amountMinor,
  )
  const [first, second] = sets ?? []
  if (first === undefined) return []
  const items = first.map(place => open[place] as CandidateItem)
  const sure = second !== undefined ? 0.6 : isSure ? 0.96 : 0.95
  return [guess('payer_combination', items, sure, 'amount_is_sum')]
}

/** The only open item of this amount in all the books: worth a look, never more. */
function byAmountAlone(scene: Scene): Suggestion[] {
  if (scene.candidates.sameAmount !== 1) return []
  const only = scene.candidates.items.find(item => item.openMinor === scene.payment.amountMinor)
  if (only === undefined) return []
  const payer = scene.payer(only.accountId)
  if (payer.score >= KNOWN_PAYER) return []
  return [
    {
      ...pays([only]),
      rule: 'amount_only',
      confidence: payer.isContradicted ? 0.3 : 0.55,
      leftMinor: 0n,
      evidence: ['amount_exact', 'amount_rare', ...payer.evidence],
    },
  ]
}
