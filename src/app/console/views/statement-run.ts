import { RefusalError } from '../../../kernel/result.ts'
import {
  loadStatementLeftOut,
  loadStatementRunHead,
  loadStatementTotals,
  loadStatementWays,
} from '../../../reporting/console/load/statement-run.ts'
import { view } from '../view.ts'

/** A run of statements with its totals, its ways and whom it leaves out. */
export const statementRunView = view({
  path: 'statement-runs/:number',
  permission: 'messages.read',
  parameters: {},
  read: async (tx, { number }) => {
    const run = await loadStatementRunHead(tx, number)
    if (run === undefined) throw new RefusalError('unknown_number', { number })
    return {
      run,
      totals: await loadStatementTotals(tx, run.runId),
      ways: await loadStatementWays(tx, run.runId),
      leftOut: await loadStatementLeftOut(tx, run.runId),
    }
  },
})
