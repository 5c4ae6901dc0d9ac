import { z } from 'zod'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { heading, pager } from '../parts.ts'
import { keyField, readQuery } from '../query.ts'
import type { Show } from '../visit.ts'
import { loadRunPage, runTable } from './run-table.ts'

const PAGE = 25

const QUERY = { after: keyField(z.uuid()) }

/** `/runs`: all bill runs, the latest first. */
export const showRuns: Show = async ({ system, say, query }) => {
  const { after } = readQuery(QUERY, query)
  const found = await pageMoment(system.db, tx =>
    loadRunPage(tx, { before: after?.[0], limit: PAGE }),
  )
  const { title } = say.words.runs
  return {
    title,
    section: 'runs',
    body: [
      heading(title),
      runTable(say, found, { title, isTitled: true }),
      pager(say, {
        list: title,
        path: '/runs',
        query: {},
        parameter: 'after',
        next: found.next,
        isFirst: after === undefined,
      }),
    ],
  }
}
