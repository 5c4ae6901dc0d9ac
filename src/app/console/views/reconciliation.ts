import { loadAccount } from '../../../accounts/load/accounts.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { isUuid } from '../../../platform/list-value.ts'
import { suggestionsFor } from '../../../receivables/bank/load/suggestions.ts'
import { loadReasons } from '../../../reporting/console/load/receivable-reasons.ts'
import {
  loadAccountNames,
  loadHeldStatements,
  loadLetGoReasons,
  loadLinesToDecide,
  loadLineToDecide,
  loadPayable,
} from '../../../reporting/console/load/reconciliation.ts'
import { view } from '../view.ts'

const MOST_LINES = 200
const MOST_ITEMS = 300

/** The bank lines that a person must decide, the oldest first. */
export const reconciliationView = view({
  path: 'reconciliation',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { language }) => ({
    lines: await loadLinesToDecide(tx, MOST_LINES),
    held: await loadHeldStatements(tx),
    most: MOST_LINES,
    reasons: await loadLetGoReasons(tx),
    undoReasons: await loadReasons(tx, 'return', language),
  }),
})

/** A bank line with what it may be for, as the books are now. */
export const reconciliationLineView = view({
  path: 'reconciliation/:number',
  permission: 'receipts.read',
  read: async (tx, { number }) => {
    const line = isUuid(number) ? await loadLineToDecide(tx, number) : undefined
    if (line === undefined) throw new RefusalError('unknown_bank_line', { line: number })
    const suggestions = (await suggestionsFor(tx, number)) ?? []
    const ids = suggestions.flatMap(each => each.accountId ?? [])
    const names = new Map((await loadAccountNames(tx, ids)).map(each => [each.accountId, each]))
    return {
      line,
      suggestions: suggestions.map(each => ({
        ...each,
        account: names.get(each.accountId ?? '') ?? null,
      })),
    }
  },
})

/** What a customer owes, for whoever says what money pays. */
export const payableView = view({
  path: 'payable/:number',
  permission: 'receipts.read',
  read: async (tx, { number }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_account', { account: number })
    return {
      account: { number: account.accountNumber, name: account.name },
      items: await loadPayable(tx, account.accountId, MOST_ITEMS),
    }
  },
})
