import { date, oneOf, whole } from '../../../formats/fields.ts'
import { loadContactCohorts, loadUntouchedCohorts } from '../../../reporting/tactics/load.ts'
import { compareTactics, TACTIC_KINDS } from '../../../reporting/tactics/tactics.ts'
import { dayOf, view } from '../view.ts'

const DAYS = 14
const MOST_DAYS_BACK = 366

/**
 * Which way of asking gets paid: contacts of a time with what was paid in the days after them, beside
 * customers who were overdue as long and had not been contacted. Contacts too young to be judged are
 * left out.
 */
export const tacticsView = view({
  path: 'tactics',
  permission: 'receipts.read',
  parameters: {
    by: oneOf([...TACTIC_KINDS]).optional(),
    from: date.optional(),
    to: date.optional(),
    days: whole(1, 90).optional(),
  },
  read: async (tx, { by = 'level', from, to, days = DAYS, now }) => {
    const ripeOn = dayOf(now).subtract({ days: days + 1 })
    const toOn = to === undefined || Temporal.PlainDate.compare(to, ripeOn) > 0 ? ripeOn : to
    const earliest = toOn.subtract({ days: MOST_DAYS_BACK })
    const wanted = from ?? toOn.subtract({ days: 182 })
    const fromOn = Temporal.PlainDate.compare(wanted, earliest) < 0 ? earliest : wanted
    const asked = { by, fromOn, toOn, days }
    const contacted = await loadContactCohorts(tx, asked)
    const untouched = contacted.length === 0 ? [] : await loadUntouchedCohorts(tx, asked)
    return { ...asked, tactics: compareTactics(contacted, untouched) }
  },
})
