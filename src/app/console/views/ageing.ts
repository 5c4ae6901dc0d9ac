import { boundsOf, bucketNames } from '../../../collections/ageing.ts'
import { date, instant, line, oneOf } from '../../../formats/fields.ts'
import {
  loadAccountAgeing,
  loadAgeing,
  loadGroupAgeing,
} from '../../../reporting/ageing/load/ageing.ts'
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
    /** With `accounts`: only those of this entity, currency, segment or collector (`-`: of none). */
    entity: line().optional(),
    currency: line().optional(),
    member: line().optional(),
  },
  read: async (tx, { on, by = 'due', knownAt, accounts, after = '', group, now, ...of }) => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const asked = { on: on ?? today, by, knownAt: knownAt ?? now }
    const page = { after, limit: MOST_ACCOUNTS }
    const { entity, currency, member } = of
    const narrowed =
      group === undefined || member === undefined
        ? undefined
        : { by: group, value: member === '-' ? null : member }
    return {
      ...asked,
      columns: bucketNames(boundsOf(by)),
      ageing: await loadAgeing(tx, asked),
      groups:
        group === undefined || accounts !== undefined
          ? null
          : await loadGroupAgeing(tx, asked, group),
      accounts:
        accounts === undefined
          ? null
          : await loadAccountAgeing(tx, asked, page, { entity, currency, group: narrowed }),
    }
  },
})
