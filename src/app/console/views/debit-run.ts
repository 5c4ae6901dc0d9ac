import { RefusalError } from '../../../kernel/result.ts'
import {
  loadDebitRunShown,
  loadDebitSequences,
  loadDebitStates,
  loadLeftOut,
} from '../../../reporting/console/load/debit-run.ts'
import { view } from '../view.ts'

/** A run of direct debits: what its file holds, what the bank said of it, whom it left out. */
export const debitRunView = view({
  path: 'debit-runs/:number',
  permission: 'payments.read',
  parameters: {},
  read: async (tx, { number }) => {
    const run = await loadDebitRunShown(tx, number)
    if (run === undefined) throw new RefusalError('unknown_debit_run', { run: number })
    return {
      run,
      states: await loadDebitStates(tx, run.runId),
      sequences: await loadDebitSequences(tx, run.runId),
      leftOut: await loadLeftOut(tx, run.runId),
    }
  },
})
