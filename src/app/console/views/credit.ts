import { loadAccount } from '../../../accounts/load/accounts.ts'
import { creditVerdict, exposureOf } from '../../../contracts/credit/exposure.ts'
import { loadCredit } from '../../../contracts/credit/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { view } from '../view.ts'

/** What a customer owes and will owe beside its limit, by legal entity and currency. */
export const creditView = view({
  path: 'credit/:number',
  permission: 'receipts.read',
  read: async (tx, { number, on, now }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined || account.kind === 'house') {
      throw new RefusalError('unknown_number', { number })
    }
    const today = on ?? now.toZonedDateTimeISO('UTC').toPlainDate()
    const credit = await loadCredit(tx, [account.accountId], today)
    return {
      on: today,
      credit: credit.map(each => ({
        ...each,
        exposureMinor: exposureOf(each, each.policy),
        verdict: creditVerdict(each, each.policy, today) ?? null,
      })),
    }
  },
})
