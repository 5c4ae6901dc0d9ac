import { earlier, isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'

/** A span in which a subscription rests, as it is stored. */
export type Pause = {
  readonly pauseId: string
  readonly fromOn: Temporal.PlainDate
  /** The day on which it is resumed; null = until further notice; the first day = taken back. */
  readonly toOn: Temporal.PlainDate | null
  readonly fees: 'stop' | 'keep'
  readonly usage: 'refuse' | 'bill'
}

/** Whether a pause holds on a day. */
export function isPausedOn({ fromOn, toOn }: Pause, date: Temporal.PlainDate): boolean {
  return !isBefore(date, fromOn) && (toOn === null || isBefore(date, toOn))
}

/** The life of a subscription, in which its pauses lie. */
type Life = {
  readonly number: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
}

/**
 * Why a subscription cannot be paused so, or undefined: it must run on the first day of the pause,
 * the pause ends after it begins (or on that day, which takes it back), and pauses do not overlap.
 */
export function pauseFault(
  { number: subscription, startOn, endOn }: Life,
  pause: Pause,
  others: readonly Pause[],
): Refusal | undefined {
  const { fromOn, toOn } = pause
  const from = fromOn.toString()
  if (toOn !== null && isBefore(toOn, fromOn)) {
    return { code: 'ends_before_start', facts: { start: from, end: toOn.toString() } }
  }
  if (isBefore(fromOn, startOn) || (endOn !== null && !isBefore(fromOn, endOn))) {
    return { code: 'pause_outside_subscription', facts: { subscription, from } }
  }
  const other = others.find(each => overlaps(each, pause))
  if (other === undefined) return undefined
  return { code: 'pause_overlaps', facts: { subscription, from, other: other.fromOn.toString() } }
}

function overlaps(a: Pause, b: Pause): boolean {
  const starts = (x: Pause, y: Pause) => y.toOn === null || isBefore(x.fromOn, y.toOn)
  const empty = [a, b].some(({ fromOn, toOn }) => toOn?.equals(fromOn))
  return !empty && starts(a, b) && starts(b, a)
}

/**
 * The pause that a subscription is resumed from on a day: the latest that began by then and lasts
 * until that day at least.
 */
export function pauseToResume(
  pauses: readonly Pause[],
  resumeOn: Temporal.PlainDate,
): Pause | undefined {
  return pauses.findLast(
    ({ fromOn, toOn }) =>
      !isBefore(resumeOn, fromOn) && (toOn === null || !isBefore(toOn, resumeOn)),
  )
}

/** The first day on which what is charged differs between two states of a pause. */
export function pauseChangedFrom(before: Pause | undefined, after: Pause): Temporal.PlainDate {
  if (before === undefined) return after.fromOn
  if (before.fees !== after.fees || before.usage !== after.usage) return after.fromOn
  if (before.toOn === null || after.toOn === null) return before.toOn ?? after.toOn ?? after.fromOn
  return earlier(before.toOn, after.toOn)
}
