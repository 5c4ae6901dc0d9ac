import { loadAccount } from '../../../accounts/load/accounts.ts'
import { loadCycleDates } from '../../../accounts/load/cycles.ts'
import { loadHolds } from '../../../accounts/load/holds.ts'
import { maskedTaxId } from '../../../formats/masked.ts'
import { isBefore } from '../../../kernel/period.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Language } from '../../../platform/refusals/sentence.ts'
import { isSaid, sentence } from '../../../platform/refusals/table.ts'
import { listItems, loadBalances } from '../../../reporting/console/load/accounts.ts'
import { loadFlags } from '../../../reporting/console/load/collection-card.ts'
import { listDocuments } from '../../../reporting/console/load/documents.ts'
import { loadUnbilled, type Unbilled } from '../../../reporting/console/load/runs.ts'
import { loadAccountStanding } from '../../../reporting/console/load/standing.ts'
import { dayOf, view } from '../view.ts'

const MOST_ITEMS = 200
const MOST_FLAGS = 5

/** A customer: what it owes, what it buys, what was billed. */
export const accountView = view({
  path: 'accounts/:number',
  permission: 'accounts.read',
  read: async (tx, { number, now, on, language }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const { accountId, cycleCode } = account
    const today = on ?? dayOf(now)
    const calendar = cycleCode === null ? [] : await loadCycleDates(tx, [cycleCode])
    return {
      today,
      // By the calendar of its cycle; an account without one is billed when somebody says so.
      nextBill: calendar.find(({ issueOn }) => !isBefore(issueOn, today)) ?? null,
      unbilled: toldUnbilled(await loadUnbilled(tx, accountId), language),
      ...(await loadFlags(tx, accountId, MOST_FLAGS)),
      account: { ...account, taxId: maskedTaxId(account) },
      balances: await loadBalances(tx, accountId),
      standing: await loadAccountStanding(tx, accountId, today),
      holds: await loadHolds(tx, [accountId]),
      items: await listItems(tx, accountId, { limit: MOST_ITEMS }),
      documents: await listDocuments(tx, { account: number }, { limit: 12 }),
    }
  },
})

/** What kept it from being billed, with the sentence of a refusal where there is one. */
function toldUnbilled(unbilled: Unbilled | undefined, language: Language) {
  if (unbilled === undefined) return null
  const { runNumber, outcome, reason, facts } = unbilled
  const message =
    reason !== null && isSaid(reason) ? sentence({ code: reason, facts }, language) : null
  return { runNumber, outcome, reason, message }
}
