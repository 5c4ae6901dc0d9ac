import { countStaleDrafts, loadLaterSeries } from '../../../invoicing/load/runs.ts'
import { canStep } from '../../../invoicing/run-state.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import {
  type listRuns,
  loadChunkCounts,
  loadExceptionCounts,
  loadOutcomes,
  loadRunLine,
  loadRunSums,
} from '../../../reporting/console/load/runs.ts'
import { view } from '../view.ts'

/** One bill run with its figures and those of the run before. */
export const runView = view({
  path: 'runs/:number',
  permission: 'billRuns.read',
  read: async (tx, { number }) => {
    const run = await loadRunLine(tx, number)
    if (run === undefined) throw new RefusalError('unknown_number', { number })
    const { previousNumber } = run
    const before = previousNumber === null ? undefined : await loadRunLine(tx, previousNumber)
    const both = before === undefined ? [run] : [run, before]
    const [figures, previous] = await withFigures(tx, both)
    return {
      ...figures,
      previous: previous ?? null,
      chunks: await loadChunkCounts(tx, run.runId),
      stale: run.state === 'review' ? await countStaleDrafts(tx, run.runId) : 0,
      lastIssuedOn: canStep(run.state, 'redate')
        ? ((await loadLaterSeries(tx, run))?.lastIssuedOn ?? null)
        : null,
    }
  },
})

/** Runs with how their accounts came out, their exceptions and their sums. */
export async function withFigures(tx: Tx, runs: Awaited<ReturnType<typeof listRuns>>) {
  const ids = runs.map(({ runId }) => runId)
  const outcomes = await loadOutcomes(tx, ids)
  const exceptions = await loadExceptionCounts(tx, ids)
  const sums = await loadRunSums(tx, ids)
  return runs.map(run => ({
    run,
    outcomes: outcomes.filter(({ runId }) => runId === run.runId),
    exceptions: exceptions.filter(({ runId }) => runId === run.runId),
    sums: sums.filter(({ runId }) => runId === run.runId),
  }))
}
