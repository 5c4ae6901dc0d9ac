import { isBefore } from '../../kernel/period.ts'

/** Something that is due of a customer who wants it taken by itself. */
export type AutopayItem = {
  readonly itemId: string
  readonly openMinor: bigint
  readonly liveMinor: bigint
  readonly documentOn: Temporal.PlainDate
  readonly failures: number
  readonly waitUntil: Temporal.PlainDate | null
  /** After the last failure it is not tried again by itself, as the rules say. */
  readonly isGivenUp: boolean
}

export type AutopayCase = {
  readonly capMinor: bigint | null
  readonly noticeDays: number
  readonly consentedOn: Temporal.PlainDate
  readonly items: readonly AutopayItem[]
}

export type AutopayPlan =
  | { readonly kind: 'take'; readonly items: readonly AutopayItem[]; readonly attempt: number }
  | { readonly kind: 'not'; readonly why: 'waits' | 'retries_over' | 'above_cap' }

/** A first try and three further ones: what card schemes tolerate without hurting the merchant. */
const MOST_TRIES = 4

/**
 * What is taken today: what is due, was announced long enough before by its document, is not under way
 * and not waiting for its next try. Above the cap nothing is taken: the customer decides.
 */
export function planAutopay(
  { capMinor, noticeDays, consentedOn, items }: AutopayCase,
  on: Temporal.PlainDate,
): AutopayPlan {
  const waits = { kind: 'not', why: 'waits' } as const
  if (isBefore(on, consentedOn)) return waits
  const free = items.filter(item => item.liveMinor === 0n)
  const fresh = free.filter(item => item.failures < MOST_TRIES && !item.isGivenUp)
  if (fresh.length === 0) {
    return free.length === 0 ? waits : { kind: 'not', why: 'retries_over' }
  }
  const latest = on.subtract({ days: noticeDays })
  const ready = fresh.filter(
    item =>
      !isBefore(latest, item.documentOn) &&
      (item.waitUntil === null || !isBefore(on, item.waitUntil)),
  )
  if (ready.length === 0) return waits
  const amount = ready.reduce((sum, item) => sum + item.openMinor, 0n)
  if (capMinor !== null && amount > capMinor) return { kind: 'not', why: 'above_cap' }
  return { kind: 'take', items: ready, attempt: 1 + Math.max(...ready.map(each => each.failures)) }
}
