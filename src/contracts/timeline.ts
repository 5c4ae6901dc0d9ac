import { isBefore } from '../kernel/period.ts'
import { noticeBy, type Term, termEnd } from './term.ts'

/** A term of a contract, as a timeline draws it. */
export type TermSpan = {
  /** 0 = the first term. */
  readonly number: number
  readonly from: Temporal.PlainDate
  /** First day after it; null = no fixed term. */
  readonly to: Temporal.PlainDate | null
  /** The last day on which notice is in time for its end; null where no term ends. */
  readonly noticeBy: Temporal.PlainDate | null
  /** Whether it has been agreed or renewed; a term that would follow by itself is only expected. */
  readonly isExpected: boolean
}

type TermedContract = Term & {
  readonly endOn: Temporal.PlainDate | null
  readonly renewals: number
}

/**
 * The terms of a contract from its start, with the one that would follow by itself where nobody has
 * given notice; each starts where the one before ends, and none goes on after the contract's end.
 */
export function termSpans(contract: TermedContract): TermSpan[] {
  const { startOn, endOn, renewals, notice } = contract
  const spans: TermSpan[] = []
  let from = startOn
  for (let number = 0; number <= renewals + 1; number += 1) {
    if (endOn !== null && !isBefore(from, endOn)) return spans
    const end = termEnd(contract, number)
    const isExpected = number > renewals
    if (end === undefined) {
      // What goes on without a term goes on until it is ended; it has begun with the last term's end.
      const goesOn = number === 0 || contract.renewal === 'evergreen'
      if (goesOn) spans.push({ number, from, to: endOn, noticeBy: null, isExpected })
      return spans
    }
    const to = endOn !== null && isBefore(endOn, end) ? endOn : end
    spans.push({ number, from, to, noticeBy: noticeBy(end, notice), isExpected })
    from = to
  }
  return spans
}

/** A span in which a subscription pays one plan version. */
export type PlanSpan = {
  readonly subscription: string
  readonly planCode: string
  readonly planVersion: number
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | null
}

type TimedItem = {
  readonly planCode: string
  readonly planVersion: number
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
}

/**
 * Which plan version a subscription pays from when until when: its items taken together, those that
 * adjoin as one, and nothing after its end. Items that were taken back on their first day are none.
 */
export function planSpans(
  subscription: { readonly number: string; readonly endOn: Temporal.PlainDate | null },
  items: readonly TimedItem[],
): PlanSpan[] {
  const { number, endOn } = subscription
  const spans: PlanSpan[] = []
  const sorted = items.toSorted((a, b) => Temporal.PlainDate.compare(a.startOn, b.startOn))
  for (const { planCode, planVersion, startOn: from, endOn: own } of sorted) {
    const to = earliest(own, endOn)
    if (to !== null && !isBefore(from, to)) continue
    const at = spans.findIndex(
      span =>
        span.planCode === planCode &&
        span.planVersion === planVersion &&
        (span.to === null || !isBefore(span.to, from)),
    )
    const found = spans[at]
    if (found === undefined) spans.push({ subscription: number, planCode, planVersion, from, to })
    else spans[at] = { ...found, to: latest(found.to, to) }
  }
  return spans
}

function earliest(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) {
  if (a === null || b === null) return a ?? b
  return isBefore(a, b) ? a : b
}

function latest(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) {
  if (a === null || b === null) return null
  return isBefore(a, b) ? b : a
}
