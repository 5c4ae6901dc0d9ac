import { z } from 'zod'
import {
  loadBillers,
  loadCycleDates,
  loadCycleHabits,
  loadCycleRuns,
} from '../../../reporting/console/load/run-calendar.ts'
import { listRuns } from '../../../reporting/console/load/runs.ts'
import { dayOf, view } from '../view.ts'
import { withFigures } from './run.ts'

/** Cycles of a month: more than a calendar can show a person. */
const MOST_CYCLES = 200
const MOST_RUNS = 24

/** The billing calendar of a month, with what was done of it and what is late. */
export const runCalendarView = view({
  path: 'run-calendar',
  permission: 'billRuns.read',
  parameters: {
    month: z
      .string()
      .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'a month such as 2026-01' })
      .optional(),
  },
  read: async (tx, { month, now }) => {
    const today = dayOf(now)
    const first =
      month === undefined ? today.with({ day: 1 }) : Temporal.PlainDate.from(`${month}-01`)
    const dates = await loadCycleDates(
      tx,
      { start: first, end: first.add({ months: 1 }) },
      MOST_CYCLES,
    )
    const runs = await loadCycleRuns(tx, dates)
    const habits = await loadCycleHabits(
      tx,
      dates.map(({ cycleCode }) => cycleCode),
    )
    return {
      today,
      month: first.toString().slice(0, 7),
      billers: await loadBillers(tx),
      rows: dates.map(each => {
        const own = habits.filter(({ cycleCode }) => cycleCode === each.cycleCode)
        const terms = own.find(({ termsDays }) => termsDays !== null)?.termsDays
        return {
          ...each,
          dueOn: terms == null ? null : each.issueOn.add({ days: terms }),
          entities: own.map(({ entityCode }) => entityCode),
          runs: runs.filter(
            run => run.cycleCode === each.cycleCode && run.throughOn.equals(each.throughOn),
          ),
        }
      }),
    }
  },
})

/** The last bill runs with their figures, for a board by state. */
export const runBoardView = view({
  path: 'run-board',
  permission: 'billRuns.read',
  read: async (tx, { now }) => ({
    today: dayOf(now),
    runs: await withFigures(tx, await listRuns(tx, { limit: MOST_RUNS })),
  }),
})
