import { formatAmount } from '../../kernel/money.ts'
import type { RecordedSuggestion } from '../matching/recorded.ts'
import type { Suggestion } from '../matching/suggestion.ts'

/** A suggestion as it is kept with its line and shown to people. */
export type StoredSuggestion = {
  readonly rule: string
  readonly confidence: string
  /** Null where it is no customer's: a payout, a run of debits. */
  readonly accountId: string | null
  /** What is in the books already that the line may tell of. */
  readonly recorded?: { readonly kind: string; readonly subject: string; readonly on: string }
  /** The payer's own word of what the line pays. */
  readonly remittance?: string
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
export const KEPT = 3

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

/** The likeliest of what is in the books already. */
export function storedRecorded(
  suggestions: readonly RecordedSuggestion[],
  currency: string,
  most = KEPT,
): StoredSuggestion[] {
  return suggestions.slice(0, most).map(({ entry, confidence, evidence }) => ({
    rule: 'recorded',
    confidence: confidence.toFixed(2),
    accountId: entry.subjectAccountId,
    recorded: { kind: entry.kind, subject: entry.subjectId, on: entry.on.toString() },
    parts: [],
    left: formatAmount(0n, currency),
    evidence,
  }))
}

/** The likeliest remittances whose money a line may be. */
export function storedRemittances(
  suggestions: readonly {
    readonly remittanceId: string
    readonly payerId: string | null
    readonly confidence: number
    readonly evidence: readonly string[]
  }[],
  { amountMinor, currency }: { readonly amountMinor: bigint; readonly currency: string },
  most = KEPT,
): StoredSuggestion[] {
  return suggestions.slice(0, most).map(({ remittanceId, payerId, confidence, evidence }) => ({
    rule: 'remittance',
    confidence: confidence.toFixed(2),
    accountId: payerId,
    remittance: remittanceId,
    parts: [],
    left: formatAmount(amountMinor, currency),
    evidence,
  }))
}
