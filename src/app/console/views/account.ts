import { loadAccount } from '../../../accounts/load/accounts.ts'
import { loadHolds } from '../../../accounts/load/holds.ts'
import { maskedTaxId } from '../../../formats/masked.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { listItems, loadBalances } from '../../../reporting/console/load/accounts.ts'
import { listDocuments } from '../../../reporting/console/load/documents.ts'
import { loadAccountStanding } from '../../../reporting/console/load/standing.ts'
import { dayOf, view } from '../view.ts'

const MOST_ITEMS = 200

/** A customer: what it owes, what it buys, what was billed. */
export const accountView = view({
  path: 'accounts/:number',
  permission: 'accounts.read',
  read: async (tx, { number, now, on }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const { accountId } = account
    return {
      account: { ...account, taxId: maskedTaxId(account) },
      balances: await loadBalances(tx, accountId),
      standing: await loadAccountStanding(tx, accountId, on ?? dayOf(now)),
      holds: await loadHolds(tx, [accountId]),
      items: await listItems(tx, accountId, { limit: MOST_ITEMS }),
      documents: await listDocuments(tx, { account: number }, { limit: 12 }),
    }
  },
})
