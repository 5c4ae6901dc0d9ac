import { z } from 'zod'
import { loadComparedSums, loadComparisons, loadRebillId } from '../../../invoicing/rebill/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadWrittenOff } from '../../../reporting/console/load/rebill.ts'
import { view } from '../view.ts'

const PAGE = 100

/**
 * Before and after of a run that bills again: by currency in all, and a page of its accounts,
 * those that change or were left out unless all are asked for.
 */
export const rebillView = view({
  path: 'rebills/:number',
  permission: 'billRuns.read',
  parameters: {
    after: z.string().max(100).optional(),
    which: z.enum(['changed', 'all']).optional(),
  },
  read: async (tx, { number, after, which }) => {
    const runId = await loadRebillId(tx, number)
    if (runId === undefined) throw new RefusalError('unknown_number', { number })
    const found = await loadComparisons(tx, runId, after ?? '', PAGE + 1, which !== 'all')
    const numbers = [...new Set(found.map(({ account }) => account))]
    const isLast = numbers.length <= PAGE
    const writtenOff = Map.groupBy(
      await loadWrittenOff(tx, runId, numbers),
      ({ account }) => account,
    )
    const shown = isLast ? found : found.filter(({ account }) => account !== numbers.at(-1))
    return {
      sums: await loadComparedSums(tx, runId),
      rows: shown.map(row => ({
        ...row,
        writtenOff: (writtenOff.get(row.account) ?? []).map(({ document }) => document),
      })),
      next: isLast ? null : (numbers.at(-2) ?? null),
    }
  },
})
