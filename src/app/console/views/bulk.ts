import { RefusalError } from '../../../kernel/result.ts'
import {
  loadBulkCounts,
  loadBulkMade,
  loadBulkProblems,
  loadBulkRun,
} from '../../../operations/bulk/load.ts'
import { isUuid } from '../../../platform/list-value.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { view } from '../view.ts'

const MOST_PROBLEMS = 50

/** How far bulk work of the asker's own is, and why rows were refused. */
export const bulkView = view({
  path: 'bulk/:number',
  permission: 'approvals.request',
  read: async (tx, { number, actor, language }) => {
    const run = isUuid(number) ? await loadBulkRun(tx, number) : undefined
    if (run === undefined || run.askedBy !== actor) {
      throw new RefusalError('unknown_bulk', { bulk: number })
    }
    const problems = await loadBulkProblems(tx, number, MOST_PROBLEMS)
    return {
      run,
      counts: await loadBulkCounts(tx, number),
      made: await loadBulkMade(tx, number, MOST_PROBLEMS),
      problems: problems.map(({ rowNo, label, code, facts }) => ({
        rowNo,
        label,
        why: sentence({ code, facts }, language),
      })),
    }
  },
})
