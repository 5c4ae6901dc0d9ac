import {
  loadBilledByMonth,
  loadOwed,
  loadReceivedByMonth,
} from '../../../reporting/console/load/trends.ts'
import { view } from '../view.ts'

/** Twelve months of billing and of money, and what is owed now. */
export const trendsView = view({
  path: 'trends',
  permission: 'documents.read',
  read: async (tx, { now, may }) => {
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const seesMoney = may('receipts.read')
    return {
      today,
      billed: await loadBilledByMonth(tx, today),
      received: seesMoney ? await loadReceivedByMonth(tx, today) : [],
      owed: seesMoney ? await loadOwed(tx, today) : [],
    }
  },
})
