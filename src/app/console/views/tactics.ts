import { date, oneOf, whole } from '../../../formats/fields.ts'
import { loadContactCohorts, loadUntouchedCohorts } from '../../../reporting/tactics/load.ts'
import { compareTactics, TACTIC_KINDS } from '../../../reporting/tactics/tactics.ts'
import { dayOf, view } from '../view.ts'

/** How long a contact has to be paid in; a department that began lately is judged sooner. */
const DAYS = 14
const FEW_DAYS = 7
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
  read: async (tx, { by = 'level', from, to, days, now }) => {
    const within = (wait: number) => ({
      ...{ by, days: wait },
      ...span({ from, to }, dayOf(now).subtract({ days: wait + 1 })),
    })
    let asked = within(days ?? DAYS)
    let contacted = await loadContactCohorts(tx, asked)
    if (contacted.length === 0 && days === undefined) {
      asked = within(FEW_DAYS)
      contacted = await loadContactCohorts(tx, asked)
    }
    const untouched = contacted.length === 0 ? [] : await loadUntouchedCohorts(tx, asked)
    return { ...asked, tactics: compareTactics(contacted, untouched) }
  },
})

/** Half a year of contacts, unless other days are asked for; none that is too young to be judged. */
function span(
  asked: {
    readonly from: Temporal.PlainDate | undefined
    readonly to: Temporal.PlainDate | undefined
  },
  ripeOn: Temporal.PlainDate,
) {
  const { from, to } = asked
  const toOn = to === undefined || Temporal.PlainDate.compare(to, ripeOn) > 0 ? ripeOn : to
  const earliest = toOn.subtract({ days: MOST_DAYS_BACK })
  const wanted = from ?? toOn.subtract({ days: 182 })
  const fromOn = Temporal.PlainDate.compare(wanted, earliest) < 0 ? earliest : wanted
  return { fromOn, toOn }
}
