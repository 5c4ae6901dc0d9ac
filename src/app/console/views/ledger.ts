import { loadLastPosting, loadTrialBalances } from '../../../reporting/console/load/ledger.ts'
import { view } from '../view.ts'

/** The trial balances at the end of a day. */
export const ledgerView = view({
  path: 'ledger',
  permission: 'ledger.read',
  read: async (tx, { on, now }) => {
    // Documents can be dated ahead of today; without a day asked for, all that is posted counts.
    const today = now.toZonedDateTimeISO('UTC').toPlainDate()
    const asOf = on ?? (await loadLastPosting(tx)) ?? today
    return { on: asOf, balances: await loadTrialBalances(tx, asOf) }
  },
})
