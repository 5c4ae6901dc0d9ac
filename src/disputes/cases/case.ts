/** A case: what a customer says is wrong (a dispute), or wants to know (an inquiry). */
export type CaseKind = 'dispute' | 'inquiry'

/** How it came. */
export const CASE_CHANNELS = [
  'staff',
  'phone',
  'email',
  'letter',
  'visit',
  'portal',
  'deduction',
] as const
export type CaseChannel = (typeof CASE_CHANNELS)[number]

/** How a case ended. */
export const OUTCOMES = ['granted', 'partly', 'upheld', 'withdrawn', 'answered'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What may be done with a case; the buttons ask the same. */
export const can = {
  decide: ({ kind, state }: Stand): boolean => kind === 'dispute' && state === 'open',
  answer: ({ kind, state }: Stand): boolean => kind === 'inquiry' && state === 'open',
  withdraw: ({ state }: Stand): boolean => state === 'open',
  /** Owner, deadline, stakeholders, escalation: of an open case. What is said may come later. */
  steer: ({ state }: Stand): boolean => state === 'open',
}

type Stand = { readonly kind: CaseKind; readonly state: 'open' | 'closed' }

/**
 * What of a disputed amount nobody asks for: no more than is open and not frozen by disputes before.
 * All in minor units, none below zero.
 */
export function frozenPart(askedMinor: bigint, openMinor: bigint, frozenMinor: bigint): bigint {
  const free = openMinor - frozenMinor
  if (free <= 0n) return 0n
  return askedMinor < free ? askedMinor : free
}

/** How a dispute ended of which so much was granted. */
export function outcomeOf(amountMinor: bigint, grantedMinor: bigint): Outcome {
  if (grantedMinor === 0n) return 'upheld'
  return grantedMinor < amountMinor ? 'partly' : 'granted'
}

/** The last day on which what was refused is still not asked for; null where there is no grace. */
export function graceUntil(on: Temporal.PlainDate, graceDays: number): Temporal.PlainDate | null {
  return graceDays === 0 ? null : on.add({ days: graceDays - 1 })
}
