import { isBefore } from '../../kernel/period.ts'
import { type MandateFacts, type MandateState, sequenceOf, stateOn } from '../mandates/mandate.ts'

/** What a customer owes that falls due by the day of collection. */
export type DueItem = {
  readonly accountId: string
  readonly itemId: string
  readonly openMinor: bigint
  /** What payments under way take of it. */
  readonly liveMinor: bigint
  readonly documentOn: Temporal.PlainDate
  /** How often a payment for it failed or came back, and until when it is not tried again. */
  readonly failures: number
  readonly waitUntil: Temporal.PlainDate | null
  /** After the last failure it is not tried again by itself, as the rules say. */
  readonly isGivenUp: boolean
}

/** A first try and two further ones, as Nacha allows; then a person speaks with the customer. */
const MOST_TRIES = 3

/** An account that may be debited. */
export type DebitCandidate = {
  readonly accountId: string
  readonly mandate: MandateFacts & {
    readonly mandateId: string
    readonly noticeDays: number
    /** Whether our policy asks for its signed paper and none is kept. */
    readonly lacksPaper: boolean
  }
  /** Its consent to be taken by itself: by this mandate, by something else, or none. */
  readonly autopay: {
    readonly byMandate: boolean
    readonly capMinor: bigint | null
    readonly noticeDays: number
  } | null
  readonly items: readonly DueItem[]
}

export type LeftOutReason =
  | Exclude<MandateState, 'usable'>
  | 'no_paper'
  | 'notice_too_short'
  | 'above_cap'
  | 'being_paid'
  | 'paid_otherwise'
  | 'retry_later'
  | 'retries_over'

export type DebitPlan =
  | {
      readonly kind: 'debit'
      readonly amountMinor: bigint
      readonly sequence: 'FRST' | 'RCUR' | 'OOFF' | 'FNAL'
      /** The latest document among them: by then the customer had been told. */
      readonly notifiedOn: Temporal.PlainDate
      readonly attempt: number
      readonly items: readonly { readonly item: DueItem; readonly amountMinor: bigint }[]
    }
  | { readonly kind: 'left_out'; readonly reason: LeftOutReason; readonly amountMinor: bigint }

/**
 * What a run collects from an account on a day: all that is due and was announced long enough before,
 * by the document itself. Left out as a whole for the mandate's sake or above the cap that the customer
 * set; where only some documents are too young, the others are collected.
 */
export function planDebit(candidate: DebitCandidate, on: Temporal.PlainDate): DebitPlan {
  const { mandate, autopay } = candidate
  const free = candidate.items
    .map(item => ({ item, amountMinor: item.openMinor - item.liveMinor }))
    .filter(part => part.amountMinor > 0n)
  const all = sumOf(free)
  const leftOut = (reason: LeftOutReason): DebitPlan => ({
    kind: 'left_out',
    reason,
    amountMinor: free.length === 0 ? sumOpen(candidate.items) : all,
  })
  if (autopay !== null && !autopay.byMandate) return leftOut('paid_otherwise')
  if (free.length === 0) return leftOut('being_paid')
  const state = stateOn(mandate, on)
  if (state !== 'usable') return leftOut(state)
  if (mandate.lacksPaper) return leftOut('no_paper')
  const fresh = free.filter(({ item }) => item.failures < MOST_TRIES && !item.isGivenUp)
  if (fresh.length === 0) return leftOut('retries_over')
  const ready = fresh.filter(({ item }) => item.waitUntil === null || !isBefore(on, item.waitUntil))
  if (ready.length === 0) return leftOut('retry_later')
  const noticeDays = autopay?.noticeDays ?? mandate.noticeDays
  const latest = on.subtract({ days: noticeDays })
  const announced = ready.filter(({ item }) => !isBefore(latest, item.documentOn))
  if (announced.length === 0) return leftOut('notice_too_short')
  const amountMinor = sumOf(announced)
  if (autopay?.capMinor != null && amountMinor > autopay.capMinor) return leftOut('above_cap')
  const dates = announced.map(({ item }) => item.documentOn).sort(Temporal.PlainDate.compare)
  return {
    kind: 'debit',
    amountMinor,
    sequence: sequenceOf(mandate),
    attempt: 1 + Math.max(...announced.map(({ item }) => item.failures)),
    notifiedOn: dates.at(-1) as Temporal.PlainDate,
    items: announced,
  }
}

function sumOf(parts: readonly { readonly amountMinor: bigint }[]): bigint {
  return parts.reduce((sum, part) => sum + part.amountMinor, 0n)
}

function sumOpen(items: readonly DueItem[]): bigint {
  return items.reduce((sum, item) => sum + item.openMinor, 0n)
}
