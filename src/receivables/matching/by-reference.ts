import { isTolerated } from '../tolerance.ts'
import { isWhole } from './named-item.ts'
import { KNOWN_PAYER, type PayerEvidence, POSSIBLE_PAYER } from './payer-evidence.ts'
import { subsetsOf } from './subset-sum.ts'
import type { Scene } from './suggest.ts'
import type { CandidateItem, Evidence, MatchRule, Suggestion } from './suggestion.ts'

/*
 * A number in the text says what is paid; amount and payer say whether it was written rightly. A slip
 * can turn one number into another that exists, and flat fees give thousands of items one amount, so
 * a number and an amount are not enough where the payer is somebody else and the amount is common.
 */

/** Suggestions from the numbers that the payment's text names. */
export function suggestByReference(scene: Scene): Suggestion[] {
  const whole = scene.named.filter(isWhole).map(({ item }) => item)
  const open = whole.filter(item => item.openMinor > 0n)
  return [...byWholeNumbers(scene, open), ...byDoubtfulNumber(scene), ...paidAlready(scene, whole)]
}

function byWholeNumbers(scene: Scene, open: readonly CandidateItem[]): Suggestion[] {
  if (open.length === 0) return []
  const { amountMinor } = scene.payment
  const sets = subsetsOf(
    open.map(item => item.openMinor),
    amountMinor,
    3,
  )
  if (sets !== null && sets.length > 0) {
    // Where one of several named items has the amount, all sets that add up compete.
    return sets.map(places =>
      exactSum(
        scene,
        places.map(place => open[place] as CandidateItem),
        sets.length,
      ),
    )
  }
  return differing(scene, open)
}

function exactSum(scene: Scene, items: readonly CandidateItem[], rivals: number): Suggestion {
  const isOne = items.length === 1
  const accounts = [...new Set(items.map(item => item.accountId))]
  const payer = strongest(accounts.map(scene.payer))
  const { sameAmount } = scene.candidates
  const rare: Evidence[] = isOne && sameAmount <= 1 ? ['amount_rare'] : []
  const confidence = isOne
    ? oneReference(payer, sameAmount, isSomebodyElse(scene, accounts))
    : payer.isContradicted
      ? 0.96
      : 0.99
  return {
    ...pays(items),
    rule: isOne ? 'reference' : 'references',
    confidence: rivals > 1 ? confidence - 0.2 : confidence,
    leftMinor: 0n,
    evidence: [
      how(scene, items[0]),
      isOne ? 'amount_exact' : 'amount_is_sum',
      ...rare,
      ...payer.evidence,
    ],
  }
}

/**
 * Whether the payer may be another customer: then a slip may have led to this number. Who is no
 * customer at all pays for one: a parent, an insurer, a new owner.
 */
function isSomebodyElse(scene: Scene, accounts: readonly string[]): boolean {
  return scene.candidates.payers.some(
    ({ accountId }) =>
      !accounts.includes(accountId) && scene.payer(accountId).score >= POSSIBLE_PAYER,
  )
}

/** Number and amount agree: how far is it the right item, given who paid. */
function oneReference(payer: PayerEvidence, sameAmount: number, isOther: boolean): number {
  if (payer.score >= KNOWN_PAYER) return 0.995
  if (payer.score >= POSSIBLE_PAYER) return 0.98
  if (payer.isContradicted && !isOther) return sameAmount <= 3 ? 0.97 : 0.955
  if (sameAmount <= 1) return payer.isContradicted ? 0.96 : 0.985
  if (payer.isContradicted) return sameAmount <= 3 ? 0.85 : 0.7
  return sameAmount <= 3 ? 0.94 : 0.9
}

/** The named items do not add up to the payment: discount, short, over, or more than was named. */
function differing(scene: Scene, open: readonly CandidateItem[]): Suggestion[] {
  const accounts = new Set(open.map(item => item.accountId))
  const [accountId] = accounts
  if (accounts.size !== 1 || accountId === undefined) return []
  const { payment, policy } = scene
  const due = sum(open)
  const payer = scene.payer(accountId)
  const evidence: Evidence[] = [how(scene, open[0]), ...payer.evidence]
  const base = { ...pays(open), leftMinor: 0n }
  const sure = payer.score >= POSSIBLE_PAYER ? 0.97 : payer.isContradicted ? 0.7 : 0.9
  const missing = due - payment.amountMinor
  if (missing < 0n) return moreThanNamed(scene, open, -missing, sure, evidence)
  const discounts = open.map(item => discountOf(item, payment.valuedOn))
  if (discounts.reduce((a, b) => a + b, 0n) === missing) {
    const parts = base.parts.map((part, i) => lessening(part, discounts[i] as bigint))
    return [
      {
        ...base,
        parts,
        rule: 'discount',
        confidence: sure,
        evidence: ['amount_less_discount', ...evidence],
      },
    ]
  }
  const isSmall = isTolerated(missing, due, policy.tolerance)
  const rule: MatchRule = isSmall ? 'short_pay' : 'part_payment'
  const found: Evidence = isSmall ? 'amount_within_tolerance' : 'amount_short'
  const parts = isSmall ? shortened(base.parts, missing) : fill(base.parts, payment.amountMinor)
  return [
    {
      ...base,
      parts,
      rule,
      confidence: isSmall ? sure : sure - 0.1,
      evidence: [found, ...evidence],
    },
  ]
}

/** The payer named one item and paid others with it, or simply paid too much. */
function moreThanNamed(
  scene: Scene,
  open: readonly CandidateItem[],
  over: bigint,
  sure: number,
  evidence: readonly Evidence[],
): Suggestion[] {
  const named = new Set(open.map(item => item.itemId))
  const accountId = open[0]?.accountId
  const others = scene.candidates.items.filter(
    item => item.accountId === accountId && item.openMinor > 0n && !named.has(item.itemId),
  )
  const sets = subsetsOf(
    others.map(item => item.openMinor),
    over,
  )
  const over_payment: Suggestion = {
    ...pays(open),
    rule: 'over_payment',
    confidence: sure - 0.15,
    leftMinor: over,
    evidence: ['amount_over', ...evidence],
  }
  const [only, second] = sets ?? []
  if (only === undefined || second !== undefined) return [over_payment]
  const together = [...open, ...only.map(place => others[place] as CandidateItem)]
  const joined: Suggestion = {
    ...pays(together),
    rule: 'reference_and_others',
    confidence: sure - 0.01,
    leftMinor: 0n,
    evidence: ['amount_is_sum', ...evidence],
  }
  return [joined, over_payment]
}

/** A slip in the number, or the running number alone: the amount must be exact. */
function byDoubtfulNumber(scene: Scene): Suggestion[] {
  const { payment, candidates } = scene
  // Where the number as written is a document of somebody who may well have paid, it is no slip.
  const isMeant = scene.named.some(
    one => isWhole(one) && !scene.payer(one.item.accountId).isContradicted,
  )
  return scene.named
    .filter(named => !isWhole(named) && named.item.openMinor === payment.amountMinor)
    .map(({ item, named }) => {
      const payer = scene.payer(item.accountId)
      return {
        ...pays([item]),
        rule: 'reference_typo' as const,
        confidence: doubtful(payer, candidates.sameAmount) - (isMeant ? 0.25 : 0),
        leftMinor: 0n,
        evidence: [
          named === 'typo' ? 'number_with_slip' : 'number_without_prefix',
          'amount_exact',
          ...payer.evidence,
        ],
      }
    })
}

function doubtful(payer: PayerEvidence, sameAmount: number): number {
  if (payer.score >= KNOWN_PAYER) return 0.985
  // A name that several bear, on one of the few items that a slip can lead to.
  if (payer.score >= POSSIBLE_PAYER) return 0.965
  if (payer.isContradicted) return sameAmount <= 1 ? 0.6 : 0.3
  return sameAmount <= 1 ? 0.93 : 0.5
}

/** All that was named is paid: the money is the payer's, on account, and somebody should look. */
function paidAlready(scene: Scene, whole: readonly CandidateItem[]): Suggestion[] {
  const [first] = whole
  if (first === undefined || whole.some(item => item.openMinor > 0n)) return []
  const payer = scene.payer(first.accountId)
  return [
    {
      rule: 'payer_only',
      confidence: payer.isContradicted ? 0.6 : 0.9,
      accountId: first.accountId,
      parts: [],
      leftMinor: scene.payment.amountMinor,
      evidence: [how(scene, first), 'already_paid', ...payer.evidence],
    },
  ]
}

/** How the first item is named. */
function how(scene: Scene, item: CandidateItem | undefined): Evidence {
  const found = scene.named.find(one => one.item.itemId === item?.itemId)
  return found?.named === 'structured' ? 'structured_reference' : 'number_in_text'
}

function strongest(payers: readonly PayerEvidence[]): PayerEvidence {
  const sorted = [...payers].sort((a, b) => b.score - a.score)
  return sorted[0] ?? { score: 0, isContradicted: false, evidence: [] }
}

/** Pays these items whole, on the account of the first. */
export function pays(items: readonly CandidateItem[]): Pick<Suggestion, 'accountId' | 'parts'> {
  return {
    accountId: items[0]?.accountId ?? '',
    parts: items.map(({ accountId, itemId, label, openMinor }) => ({
      accountId,
      itemId,
      label,
      amountMinor: openMinor,
      letGoMinor: 0n,
    })),
  }
}

type Part = Suggestion['parts'][number]

function lessening(part: Part, letGoMinor: bigint): Part {
  return { ...part, amountMinor: part.amountMinor - letGoMinor, letGoMinor }
}

/** The difference is let go on the largest item. */
function shortened(parts: readonly Part[], missing: bigint): Part[] {
  const largest = parts.reduce((a, b) => (b.amountMinor > a.amountMinor ? b : a))
  return parts.map(part => (part === largest ? lessening(part, missing) : part))
}

/** The payment goes to the items in their order, as far as it reaches. */
function fill(parts: readonly Part[], amountMinor: bigint): Part[] {
  let left = amountMinor
  return parts.flatMap(part => {
    const fits = part.amountMinor <= left
    const amount = fits ? part.amountMinor : left
    left -= amount
    return amount === 0n ? [] : [{ ...part, amountMinor: amount }]
  })
}

function discountOf(item: CandidateItem, paidOn: Temporal.PlainDate): bigint {
  const { discount } = item
  if (discount === null || Temporal.PlainDate.compare(paidOn, discount.until) > 0) return 0n
  return discount.minor
}

function sum(items: readonly CandidateItem[]): bigint {
  return items.reduce((total, item) => total + item.openMinor, 0n)
}
