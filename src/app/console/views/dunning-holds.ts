import { loadHoldsInForce } from '../../../reporting/console/load/dunning-holds.ts'
import { dayOf, view } from '../view.ts'

/** Those that end first: more stand in the list. */
const MOST = 200

/** Who is not reminded today, why, until when, and what is not asked for because of it. */
export const dunningHoldsView = view({
  path: 'dunning-holds',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => {
    const today = dayOf(now)
    return { today, holds: await loadHoldsInForce(tx, today, MOST) }
  },
})
