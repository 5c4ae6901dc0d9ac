import { boundsOf, bucketNames } from '../../../collections/ageing.ts'
import { date, instant, line, oneOf } from '../../../formats/fields.ts'
import { loadAccountAgeing, loadAgeing, loadGroupAgeing } from '../../../reporting/ageing/load.ts'
import { view } from '../view.ts'

const MOST_ACCOUNTS = 200

/** What customers owe by age, and on demand account by account. */
export const ageingView = view({
  path: 'ageing',
  permission: 'receipts.read',
  parameters: {
    on: date.optional(),
    by: oneOf(['due', 'document']).optional(),
    knownAt: instant.optional(),
    accounts: oneOf(['yes']).optional(),
    after: line().optional(),
    group: oneOf(['segment', 'collector']).optional(),
  },
  read: async (tx, { on, by = 'due', knownAt, accounts, after = '', group, now }) => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const asked = { on: on ?? today, by, knownAt: knownAt ?? now }
    const page = { after, limit: MOST_ACCOUNTS }
    return {
      ...asked,
      columns: bucketNames(boundsOf(by)),
      ageing: await loadAgeing(tx, asked),
      groups: group === undefined ? null : await loadGroupAgeing(tx, asked, group),
      accounts: accounts === undefined ? null : await loadAccountAgeing(tx, asked, page),
    }
  },
})
