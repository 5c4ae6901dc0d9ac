import {
  loadEntities,
  loadLedgerLines,
  loadTotals,
} from '../../../reporting/console/load/overview.ts'
import { listRuns } from '../../../reporting/console/load/runs.ts'
import { view } from '../view.ts'
import { withFigures } from './run.ts'

const MOST_RUNS = 12

/** What there is, the books and the last bill runs. */
export const homeView = view({
  path: 'home',
  permission: 'documents.read',
  read: async tx => ({
    totals: await loadTotals(tx),
    books: await loadLedgerLines(tx),
    entities: await loadEntities(tx),
    runs: await withFigures(tx, await listRuns(tx, { limit: MOST_RUNS })),
  }),
})
