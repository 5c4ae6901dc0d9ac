import { isBefore } from '../../kernel/period.ts'

/** What is done in a step of a strategy. */
export type StrategyAction = 'call' | 'email' | 'letter' | 'visit' | 'agency' | 'court'

/** A step: from so many days overdue on, this is done, in this manner. */
export type StrategyStep = {
  readonly afterDays: number
  readonly action: StrategyAction
  /** The script that the collector follows. */
  readonly tactic: string | null
}

/** What is to be done next about a customer, and from when. */
export type NextStep = StrategyStep & { readonly on: Temporal.PlainDate }

/** Something that was done: a call logged, a letter sent. */
export type DoneStep = { readonly action: string; readonly on: Temporal.PlainDate }

/**
 * The next step for a customer whose oldest item was due on a day: the latest whose day has come, unless
 * it was done since; then the first that is still to come. Steps that were passed over are not caught up
 * on. Undefined where there is nothing left to do.
 */
export function nextStep(
  steps: readonly StrategyStep[],
  oldestDueOn: Temporal.PlainDate,
  done: readonly DoneStep[],
  on: Temporal.PlainDate,
): NextStep | undefined {
  const dated = steps
    .toSorted((a, b) => a.afterDays - b.afterDays)
    .map(step => ({ ...step, on: oldestDueOn.add({ days: step.afterDays }) }))
  const due = dated.filter(step => !isBefore(on, step.on)).at(-1)
  const isDone =
    due !== undefined && done.some(each => each.action === due.action && !isBefore(each.on, due.on))
  if (due !== undefined && !isDone) return due
  return dated.find(step => isBefore(on, step.on))
}

/** The earliest of the days on which somebody should come back to a customer. */
export function earliest(
  days: readonly (Temporal.PlainDate | null | undefined)[],
): Temporal.PlainDate | null {
  return days.reduce<Temporal.PlainDate | null>(
    (first, each) => (each != null && (first === null || isBefore(each, first)) ? each : first),
    null,
  )
}
