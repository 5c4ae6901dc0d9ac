import { type AccountListing, listAccounts } from '../../../accounts/load/accounts.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { html } from '../markup.ts'
import { heading, pageOf, pager } from '../parts.ts'
import { keyField, keyText, pathOf, readQuery, short } from '../query.ts'
import { typed } from '../say.ts'
import { table } from '../table.ts'
import type { Show } from '../visit.ts'

const PAGE = 50

const QUERY = { after: keyField(short) }

/** `/accounts`: customers by number. */
export const showAccounts: Show = async ({ system, say, query }) => {
  const { after } = readQuery(QUERY, query)
  const found = await pageMoment(system.db, tx =>
    listAccounts(tx, { limit: PAGE + 1, ...(after === undefined ? {} : { after: after[0] }) }),
  )
  const words = say.words.accounts
  const { rows, next } = pageOf(found, PAGE, last => keyText(last.number))
  return {
    title: words.title,
    section: 'accounts',
    body: [
      heading(words.title),
      table<AccountListing>({
        title: words.title,
        isTitled: true,
        rows,
        empty: words.empty,
        columns: [
          {
            head: words.number,
            cell: row => html`<a href="${pathOf('accounts', row.number)}">${row.number}</a>`,
            isRowHead: true,
          },
          { head: words.name, cell: row => typed(row.name), wraps: true },
          { head: words.kind, cell: row => words.kinds[row.kind] },
          { head: words.city, cell: row => typed(row.city) },
          { head: words.country, cell: row => row.country },
          { head: words.cycle, cell: row => row.cycleCode },
          {
            head: words.delivery,
            cell: row =>
              words.deliveries[row.delivery as keyof typeof words.deliveries] ?? row.delivery,
          },
        ],
      }),
      pager(say, {
        list: words.title,
        path: '/accounts',
        query: {},
        parameter: 'after',
        next,
        isFirst: after === undefined,
      }),
    ],
  }
}
