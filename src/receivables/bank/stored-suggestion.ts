import { formatAmount } from '../../kernel/money.ts'
import type { Suggestion } from '../matching/suggestion.ts'

/** A suggestion as it is kept with its line and shown to people. */
export type StoredSuggestion = {
  readonly rule: string
  readonly confidence: string
  readonly accountId: string
  readonly parts: readonly {
    readonly accountId: string
    readonly itemId: string
    readonly document: string | null
    readonly amount: string
    readonly letGo: string
  }[]
  readonly left: string
  readonly evidence: readonly string[]
}

/** So many are of use to somebody who looks. */
const KEPT = 3

/** The likeliest suggestions, amounts as text. */
export function storedSuggestions(
  suggestions: readonly Suggestion[],
  currency: string,
  most = KEPT,
): StoredSuggestion[] {
  return suggestions.slice(0, most).map(suggestion => ({
    rule: suggestion.rule,
    confidence: suggestion.confidence.toFixed(2),
    accountId: suggestion.accountId,
    parts: suggestion.parts.map(part => ({
      accountId: part.accountId,
      itemId: part.itemId,
      document: part.label,
      amount: formatAmount(part.amountMinor, currency),
      letGo: formatAmount(part.letGoMinor, currency),
    })),
    left: formatAmount(suggestion.leftMinor, currency),
    evidence: suggestion.evidence,
  }))
}
