import {
  loadUnclaimedCases,
  loadUnclaimedPlaces,
} from '../../../reporting/console/load/unclaimed.ts'
import { dayOf, view } from '../view.ts'

/** Credits that nobody asks for: by place, and one by one as long as something can be done. */
export const unclaimedView = view({
  path: 'unclaimed',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => {
    const today = dayOf(now)
    return {
      today,
      places: await loadUnclaimedPlaces(tx, today),
      cases: await loadUnclaimedCases(tx),
    }
  },
})
