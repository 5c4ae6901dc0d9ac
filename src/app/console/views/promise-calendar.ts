import { date } from '../../../formats/fields.ts'
import {
  loadDuePromises,
  loadPromiseDays,
} from '../../../reporting/console/load/promise-calendar.ts'
import { dayOf, view } from '../view.ts'

/** The promises of a month by day, and one by one those of a day: today, unless another is asked for. */
export const promiseCalendarView = view({
  path: 'promise-calendar',
  permission: 'receipts.read',
  parameters: { on: date.optional() },
  read: async (tx, { on, now }) => {
    const today = dayOf(now)
    const day = on ?? today
    const from = day.with({ day: 1 })
    const to = from.add({ months: 1 })
    return {
      ...{ today, day, month: from.toPlainYearMonth().toString() },
      days: await loadPromiseDays(tx, { from, to }),
      promises: await loadDuePromises(tx, day),
    }
  },
})
