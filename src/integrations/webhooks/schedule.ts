/**
 * After how many seconds a delivery that failed is tried again, as the Standard Webhooks guide has
 * it: at once for a hiccup, through three days for an outage over a weekend.
 */
const RETRY_AFTER_S = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const

/** Up to this part of the wait is added by chance: what failed together is not tried together. */
const JITTER = 0.15

/** An endpoint that nothing got through to for so long is sent nothing more. */
export const GIVE_UP_AFTER = { hours: 72 } as const

/**
 * How long to wait after attempt number `attempt` (from 1) failed, in seconds; undefined when it was
 * the last. `chance` is a number from 0 to 1.
 */
export function retryAfterS(attempt: number, chance: number): number | undefined {
  const wait = RETRY_AFTER_S[attempt - 1]
  return wait === undefined ? undefined : Math.ceil(wait * (1 + JITTER * chance))
}

/** What came of an attempt. */
export type Outcome = 'delivered' | 'refused' | 'gone' | 'timeout' | 'unreachable' | 'blocked'

/** What an answer's status means for a delivery. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status === 410 ? 'gone' : 'refused'
}
