import { loadReturns } from '../../../reporting/console/load/returns.ts'
import { view } from '../view.ts'

/** Payments that came back: what has happened, so that somebody decides what comes next. */
export const returnsView = view({
  path: 'returns',
  permission: 'receipts.read',
  read: async tx => ({ returns: await loadReturns(tx) }),
})
