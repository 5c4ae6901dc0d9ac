import { loadLedgerLines, loadTotals } from '../../../reporting/console/load/overview.ts'
import { view } from '../view.ts'

/** How many customers, documents and exceptions there are. */
export const homeView = view({
  path: 'home',
  permission: 'documents.read',
  read: async tx => ({ totals: await loadTotals(tx) }),
})

/** The books in a line per legal entity and currency. */
export const booksView = view({
  path: 'books',
  permission: 'ledger.read',
  read: async tx => ({ books: await loadLedgerLines(tx) }),
})
