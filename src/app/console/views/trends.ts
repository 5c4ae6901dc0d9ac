import {
  loadBilledByMonth,
  loadOwed,
  loadReceivedByMonth,
} from '../../../reporting/console/load/trends.ts'
import { dayOf, view } from '../view.ts'

/** Twelve months of billing and of money. */
export const trendsView = view({
  path: 'trends',
  permission: 'documents.read',
  read: async (tx, { now, may }) => {
    const today = dayOf(now)
    return {
      today,
      billed: await loadBilledByMonth(tx, today),
      received: may('receipts.read') ? await loadReceivedByMonth(tx, today) : [],
    }
  },
})

/** What is owed now, what of it is overdue, and customers' money that is not used yet. */
export const owedView = view({
  path: 'owed',
  permission: 'receipts.read',
  read: async (tx, { now }) => ({ owed: await loadOwed(tx, dayOf(now)) }),
})
