import { loadCareFlags } from '../../../accounts/care/load.ts'
import { loadAccount } from '../../../accounts/load/accounts.ts'
import { contactRefusal, rulesFor } from '../../../collections/contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../../../collections/contact-rules/load.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadCredits, loadDebts } from '../../../ledger/open-items/load.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import {
  loadCardContacts,
  loadCardPromises,
  loadCardStandings,
} from '../../../reporting/console/load/collection-card.ts'
import { view } from '../view.ts'

const MOST = 50

/** All that a collector needs on the telephone, as it is now. */
export const collectionCardView = view({
  path: 'collection-card/:number',
  permission: 'receipts.read',
  read: async (tx, { number, now }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined || account.kind === 'house') {
      throw new RefusalError('unknown_number', { number })
    }
    const { accountId } = account
    const on = now.toZonedDateTimeISO(account.timeZone).toPlainDate()
    const items = await loadDebts(tx, [accountId])
    const contact = (await loadContactStandings(tx, [accountId], now)).get(accountId)
    const rules = rulesFor(await loadContactRules(tx, on), contact?.country ?? '')
    return {
      account,
      on,
      localTime: now.toZonedDateTimeISO(account.timeZone).toPlainTime().toString().slice(0, 5),
      // Why a call would be refused now; null: it may be made.
      mayNotCall:
        contact === undefined ? null : (contactRefusal(rules, contact, 'call', now) ?? null),
      flags: (await loadCareFlags(tx, [accountId], on)).get(accountId) ?? [],
      standings: await loadCardStandings(tx, accountId),
      items: items.slice(0, MOST),
      credits: await loadCredits(tx, [accountId]),
      frozen: await frozenAmounts(tx, items, on),
      promises: await loadCardPromises(tx, accountId, MOST),
      contacts: await loadCardContacts(tx, accountId, MOST),
    }
  },
})
