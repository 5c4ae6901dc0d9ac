import { dayNumber } from '../../kernel/period.ts'

/** What a customer owes a legal entity in a currency, or will, in minor units. */
export type ExposureParts = {
  /** Open items that are owed. */
  readonly openMinor: bigint
  /** Drafts in review and one-off charges, also of accepted orders, that are not billed yet. */
  readonly unbilledMinor: bigint
  /** Money and credits at hand that are not used: never below zero. */
  readonly unappliedMinor: bigint
  /** Deposits held as security. */
  readonly depositMinor: bigint
  /** What of the open items is disputed. */
  readonly disputedMinor: bigint
}

/** How a legal entity watches credit. */
export type CreditPolicy = {
  readonly effect: 'refuse' | 'warn'
  readonly countsDisputed: boolean
  readonly holdAfterDays: number | null
}

/** Where a legal entity has said nothing. */
export const DEFAULT_POLICY: CreditPolicy = {
  effect: 'warn',
  countsDisputed: false,
  holdAfterDays: null,
}

/** Open + unbilled − unapplied − deposits − disputed (unless the policy counts it); never below zero. */
export function exposureOf(parts: ExposureParts, policy: CreditPolicy): bigint {
  const { openMinor, unbilledMinor, unappliedMinor, depositMinor, disputedMinor } = parts
  const disputed = policy.countsDisputed ? 0n : disputedMinor
  const exposure = openMinor + unbilledMinor - unappliedMinor - depositMinor - disputed
  return exposure > 0n ? exposure : 0n
}

/** What is known of a customer's credit with a legal entity on a day. */
export type CreditFacts = ExposureParts & {
  /** Null: no limit. */
  readonly limitMinor: bigint | null
  /** When the oldest item that may be asked for was due; null: none. */
  readonly oldestDueOn: Temporal.PlainDate | null
  /** Why a person stopped sales; null: nobody did. */
  readonly holdReason: string | null
  /** Until when sales go on whatever limit and policy say. */
  readonly releasedUntil: Temporal.PlainDate | null
}

/** Why sales to a customer are stopped or warned of. */
export type CreditVerdict = {
  readonly effect: 'refuse' | 'warn'
  readonly why: 'placed' | 'above_limit' | 'overdue'
}

/**
 * Whether something more may be sold to a customer: a hold that a person placed refuses always; above the
 * limit, or overdue for longer than the policy bears, the policy's effect holds, unless it was released.
 * Undefined: nothing stands against it.
 */
export function creditVerdict(
  facts: CreditFacts,
  policy: CreditPolicy,
  on: Temporal.PlainDate,
): CreditVerdict | undefined {
  if (facts.holdReason !== null) return { effect: 'refuse', why: 'placed' }
  const { releasedUntil, limitMinor, oldestDueOn } = facts
  if (releasedUntil !== null && dayNumber(on) <= dayNumber(releasedUntil)) return undefined
  if (limitMinor !== null && exposureOf(facts, policy) > limitMinor) {
    return { effect: policy.effect, why: 'above_limit' }
  }
  const { holdAfterDays } = policy
  const overdueDays = oldestDueOn === null ? 0 : dayNumber(on) - dayNumber(oldestDueOn)
  return holdAfterDays !== null && overdueDays > holdAfterDays
    ? { effect: policy.effect, why: 'overdue' }
    : undefined
}
