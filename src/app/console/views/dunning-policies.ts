import {
  loadPolicyVersions,
  loadRunnable,
  loadUsesOn,
} from '../../../reporting/console/load/dunning-policies.ts'
import { dayOf, view } from '../view.ts'

/** The policies of reminders with all their versions, and for whom they hold today. */
export const dunningPoliciesView = view({
  path: 'dunning-policies',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => {
    const today = dayOf(now)
    const versions = await loadPolicyVersions(tx)
    return {
      today,
      versions,
      ...(await loadUsesOn(tx, 'dunning', today)),
      entities: await loadRunnable(tx),
    }
  },
})
