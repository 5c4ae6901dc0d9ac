import { suggestByPayer } from './by-payer.ts'
import { suggestByReference } from './by-reference.ts'
import type { NamedItem } from './named-item.ts'
import { namedItems } from './named-item.ts'
import { type PayerEvidence, payerEvidence } from './payer-evidence.ts'
import type { Candidates, MatchPolicy, Payment, Suggestion } from './suggestion.ts'

/** What every rule looks at. */
export type Scene = {
  readonly payment: Payment
  readonly candidates: Candidates
  readonly policy: MatchPolicy
  readonly named: readonly NamedItem[]
  readonly payer: (accountId: string) => PayerEvidence
}

/** More are of no help to a clerk. */
const MOST_SUGGESTIONS = 8

/**
 * What a payment may be for, the likeliest first, each with its evidence. Two suggestions that pay
 * the same items are one, the likelier.
 */
export function suggest(
  payment: Payment,
  candidates: Candidates,
  policy: MatchPolicy,
): Suggestion[] {
  const known = new Map<string, PayerEvidence>()
  const payers = new Map(candidates.payers.map(payer => [payer.accountId, payer] as const))
  const payer = (accountId: string): PayerEvidence => {
    const found = known.get(accountId) ?? payerEvidence(payment, payers.get(accountId))
    known.set(accountId, found)
    return found
  }
  const named = namedItems(payment, candidates.items)
  const scene: Scene = { payment, candidates, policy, named, payer }
  const all = [...suggestByReference(scene), ...suggestByPayer(scene)]
  const best = new Map<string, Suggestion>()
  for (const suggestion of all.sort((a, b) => b.confidence - a.confidence)) {
    const key = itemsOf(suggestion)
    if (!best.has(key)) best.set(key, suggestion)
  }
  return [...best.values()].slice(0, MOST_SUGGESTIONS)
}

/** The items that a suggestion pays, in one text; the account where it pays none. */
function itemsOf({ accountId, parts }: Suggestion): string {
  if (parts.length === 0) return accountId
  return parts
    .map(part => part.itemId)
    .sort()
    .join(' ')
}

/** Another answer this likely makes the first one doubtful. */
const DOUBT = 0.88

/**
 * The suggestion that is carried out without a person; undefined where one must look. The first must
 * reach what its rule asks for, and no other that pays for anything else may be nearly as likely.
 */
export function automatic(
  suggestions: readonly Suggestion[],
  policy: MatchPolicy,
): Suggestion | undefined {
  const [first, ...others] = suggestions
  if (first === undefined || first.parts.length === 0) return undefined
  const least = policy.least[first.rule]
  if (least === null || first.confidence < least) return undefined
  const items = new Set(first.parts.map(part => part.itemId))
  const isRival = (other: Suggestion): boolean =>
    other.confidence >= DOUBT &&
    other.parts.length > 0 &&
    !other.parts.every(part => items.has(part.itemId))
  return others.some(isRival) ? undefined : first
}
