import { loadAccount } from '../../../accounts/load/accounts.ts'
import { loadBilledBefore, loadBillers } from '../../../invoicing/billed-before/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { dayOf, view } from '../view.ts'

/** What a customer was billed in the last twelve months and this year, by currency. */
export const billedBeforeView = view({
  path: 'billed-before/:number',
  permission: 'documents.read',
  read: async (tx, { number, now, on }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const asOf = on ?? dayOf(now)
    const billed = await loadBilledBefore(tx, [account.accountId], asOf)
    return {
      asOf,
      billers: await loadBillers(tx, account.accountId),
      billed: [...billed].map(([key, each]) => ({ currency: key.split(' ')[1] ?? '', ...each })),
    }
  },
})
