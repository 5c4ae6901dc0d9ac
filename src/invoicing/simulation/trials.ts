import { periodsOf, type Trial, trialChangedFrom, trialEnd } from '../../contracts/trial.ts'
import type { SubscriptionFacts } from '../facts.ts'
import type { ScenarioSubscription } from './input.ts'
import { isNews, knownOn } from './known.ts'

type Told = Pick<ScenarioSubscription, 'trials' | 'startOn' | 'anchorDay'>

/** The trial of a subscription as known on a date, and its billing periods by it. */
export function trialOn(
  told: Told,
  on: Temporal.PlainDate,
): Pick<SubscriptionFacts, 'trial' | 'periodsFrom' | 'anchorDay'> {
  const { startOn } = told
  const trial = lastKnown(told, on)
  return { trial, ...periodsOf(trial, startOn, told.anchorDay ?? startOn.day) }
}

/** From which date on a trial changed that became known between two bills; none = it did not. */
export function changedTrials(
  told: Told,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const after = lastKnown(told, on)
  if (after === null || !told.trials.some(trial => isNews(trial, before, on))) return []
  return [trialChangedFrom(lastKnown(told, before), after, told.startOn)]
}

function lastKnown({ trials, startOn }: Told, on: Temporal.PlainDate): Trial | null {
  const last = knownOn(trials, on).at(-1)
  if (last === undefined) return null
  const { freeUsage, periodsFrom } = last
  return { endOn: trialEnd(last, startOn), freeUsage, periodsFrom }
}
