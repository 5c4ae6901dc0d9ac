import { loadRunnable, loadUsesOn } from '../../../reporting/console/load/dunning-policies.ts'
import {
  loadCapTable,
  loadLateVersions,
  loadRateTables,
} from '../../../reporting/console/load/late-charges.ts'
import { dayOf, view } from '../view.ts'

/** What late payment costs: policies with their versions, for whom they hold, rates and ceilings. */
export const lateChargesView = view({
  path: 'late-charges',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => {
    const today = dayOf(now)
    return {
      today,
      versions: await loadLateVersions(tx),
      ...(await loadUsesOn(tx, 'late_charges', today)),
      rates: await loadRateTables(tx),
      caps: await loadCapTable(tx),
      entities: await loadRunnable(tx),
    }
  },
})
