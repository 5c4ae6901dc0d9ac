import { loadAccount } from '../../../accounts/load/accounts.ts'
import { contactRefusal, rulesFor } from '../../../collections/contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../../../collections/contact-rules/load.ts'
import { maskedTaxId } from '../../../formats/masked.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadCredits } from '../../../ledger/open-items/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import {
  loadCardContacts,
  loadCardDisputes,
  loadCardPromises,
  loadCardStandings,
} from '../../../reporting/console/load/collection-card.ts'
import { loadPayable } from '../../../reporting/console/load/reconciliation.ts'
import { view } from '../view.ts'

const MOST = 50

/** All that a collector needs on the telephone, as it is now. */
export const collectionCardView = view({
  path: 'collection-card/:number',
  permission: 'receipts.read',
  read: async (tx, { number, now, may }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined || account.kind === 'house') {
      throw new RefusalError('unknown_number', { number })
    }
    const { accountId } = account
    const on = now.toZonedDateTimeISO(account.timeZone).toPlainDate()
    const items = await itemsWithFrozen(tx, accountId, on)
    const contact = (await loadContactStandings(tx, [accountId], now)).get(accountId)
    const rules = rulesFor(await loadContactRules(tx, on), contact?.country ?? '')
    return {
      account: { ...account, taxId: maskedTaxId(account) },
      on,
      localTime: now.toZonedDateTimeISO(account.timeZone).toPlainTime().toString().slice(0, 5),
      // Why a call would be refused now; null: it may be made.
      mayNotCall:
        contact === undefined ? null : (contactRefusal(rules, contact, 'call', now) ?? null),
      flags: contact?.flags ?? [],
      standings: await loadCardStandings(tx, accountId),
      items,
      credits: await loadCredits(tx, [accountId]),
      promises: await loadCardPromises(tx, accountId, MOST),
      disputes: may('disputes.read') ? await loadCardDisputes(tx, accountId, MOST) : [],
      contacts: await loadCardContacts(tx, accountId, MOST),
    }
  },
})

/** What is owed, the oldest due first, with what of it must not be asked for and why. */
async function itemsWithFrozen(tx: Tx, accountId: string, on: Temporal.PlainDate) {
  const items = await loadPayable(tx, accountId, MOST)
  const keys = items.map(({ itemId }) => ({ accountId, itemId }))
  const frozen = new Map((await frozenAmounts(tx, keys, on)).map(each => [each.itemId, each]))
  return items.map(item => ({
    ...item,
    frozenMinor: frozen.get(item.itemId)?.frozenMinor ?? 0n,
    frozenFor: Object.keys(frozen.get(item.itemId)?.byReason ?? {}),
  }))
}
