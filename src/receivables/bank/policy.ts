import { DEFAULT_POLICY, MATCH_RULES, type MatchPolicy } from '../matching/suggestion.ts'
import type { Tolerance } from '../tolerance.ts'

/** What people decided about a rule; null: a person always decides. */
export type DecidedRule = {
  readonly rule: string
  readonly leastConfidence: { toString(): string } | null
}

/** The built-in policy with what people decided about rules, and what the legal entity lets go. */
export function policyOf(
  decided: readonly DecidedRule[],
  tolerance: Tolerance | null,
): MatchPolicy {
  const known = new Map(decided.map(row => [row.rule, row.leastConfidence] as const))
  const least = MATCH_RULES.map(rule => {
    const own = known.get(rule)
    if (own === undefined) return [rule, DEFAULT_POLICY.least[rule]] as const
    return [rule, own === null ? null : Number(own.toString())] as const
  })
  return { tolerance, least: Object.fromEntries(least) as MatchPolicy['least'] }
}
