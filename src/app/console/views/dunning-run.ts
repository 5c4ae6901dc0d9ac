import { RefusalError } from '../../../kernel/result.ts'
import {
  loadDunningCounts,
  loadDunningRunHead,
} from '../../../reporting/console/load/dunning-run.ts'
import { view } from '../view.ts'

/** A run of reminders or late charges with how its customers came out. */
export const dunningRunView = view({
  path: 'dunning-runs/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number }) => {
    const run = await loadDunningRunHead(tx, number)
    if (run === undefined) throw new RefusalError('unknown_number', { number })
    return { run, outcomes: await loadDunningCounts(tx, run.runId) }
  },
})
