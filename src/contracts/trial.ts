import type { Charge } from '../catalog/charge.ts'
import { isBefore } from '../kernel/period.ts'

/** The trial with which a subscription starts. */
export type Trial = {
  /** The first day that is paid. */
  readonly endOn: Temporal.PlainDate
  /** Whether usage is free too; fees always are. */
  readonly freeUsage: boolean
  /** Whether billing periods are counted from the start or from the end of the trial. */
  readonly periodsFrom: 'start' | 'trial_end'
}

/** Until which day a trial lasts: so many days from the start, or until a day. */
export function trialEnd(
  { days, endOn }: { readonly days: number | null; readonly endOn: Temporal.PlainDate | null },
  startOn: Temporal.PlainDate,
): Temporal.PlainDate {
  return endOn ?? startOn.add({ days: days ?? 0 })
}

/** Whether a trial is one: it ends after the start. */
export function isTrial(trial: Trial | null, startOn: Temporal.PlainDate): trial is Trial {
  return trial !== null && isBefore(startOn, trial.endOn)
}

/** Whether a charge is free while a trial lasts. */
export function isFreeInTrial({ freeUsage }: Trial, { kind }: Pick<Charge, 'kind'>): boolean {
  return kind !== 'usage' || freeUsage
}

/** From where the billing periods of a subscription are counted, and on which day they start. */
export function periodsOf(
  trial: Trial | null,
  startOn: Temporal.PlainDate,
  anchorDay: number,
): { readonly periodsFrom: Temporal.PlainDate; readonly anchorDay: number } {
  if (!isTrial(trial, startOn) || trial.periodsFrom === 'start') {
    return { periodsFrom: startOn, anchorDay }
  }
  return { periodsFrom: trial.endOn, anchorDay: trial.endOn.day }
}

/**
 * From which service date on a change of a trial counts: the earlier of its two ends; from the start
 * where also usage or the billing periods are another's.
 */
export function trialChangedFrom(
  before: Trial | null,
  after: Trial,
  startOn: Temporal.PlainDate,
): Temporal.PlainDate {
  const was = isTrial(before, startOn) ? before : null
  const movesPeriods = [was, after].some(trial => trial?.periodsFrom === 'trial_end')
  if (was === null || movesPeriods || was.freeUsage !== after.freeUsage) return startOn
  return isBefore(was.endOn, after.endOn) ? was.endOn : after.endOn
}
