import type { Json } from '../platform/json.ts'
import type { DraftException } from './checks.ts'

type FoundException = DraftException & { readonly accountId: string }

/** What somebody accepted of an earlier draft of an account in the same run. */
export type AcceptedException = {
  readonly accountId: string
  readonly code: string
  readonly ref: string
  readonly facts: Readonly<Record<string, Json>>
  readonly decidedBy: string
  readonly decidedAt: Temporal.Instant
  readonly note: string | null
}

/** An exception on its way into the queue, with the decision that holds for it still. */
export type QueuedException = FoundException & { readonly accepted?: AcceptedException }

/**
 * Exceptions of drafts that were calculated again. Whoever accepted one of the same account, kind, charge
 * and figures is not asked again; where a single figure differs, they are.
 */
export function withAccepted(
  found: readonly FoundException[],
  accepted: readonly AcceptedException[],
): QueuedException[] {
  const known = new Map(accepted.map(each => [keyOf(each), each]))
  return found.map(each => {
    const decision = known.get(keyOf(each))
    return decision === undefined ? each : { ...each, accepted: decision }
  })
}

/** Figures in an order of their own: the database keeps the members of a JSON object in another. */
function keyOf({ accountId, code, ref, facts }: FoundException | AcceptedException): string {
  const figures = Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([accountId, code, ref, figures])
}
