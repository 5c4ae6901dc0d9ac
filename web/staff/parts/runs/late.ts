import type { CalendarRow } from '../../views/runs.ts'

const DONE: readonly string[] = ['issued', 'cancelled']

/**
 * What of a month of a cycle is late on a day: its issue, where a run is not issued by its date; its
 * cut-off, where the day has passed and somebody who bills the cycle has not started.
 */
export function lateness(
  { runs, entities, cutOffOn }: Pick<CalendarRow, 'runs' | 'entities' | 'cutOffOn'>,
  today: string,
): 'issue' | 'cutOff' | undefined {
  if (runs.some(({ state, issueOn }) => !DONE.includes(state) && today > issueOn)) return 'issue'
  const isMissing =
    runs.length === 0 || entities.some(code => runs.every(run => run.entityCode !== code))
  return isMissing && today > cutOffOn ? 'cutOff' : undefined
}
