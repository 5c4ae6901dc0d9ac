import { loadAccount } from '../../../accounts/load/accounts.ts'
import { contactRefusal, rulesFor } from '../../../collections/contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../../../collections/contact-rules/load.ts'
import { maskedTaxId } from '../../../formats/masked.ts'
import { RefusalError } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import {
  type CardItem,
  loadCollectionCard,
} from '../../../reporting/console/load/collection-card.ts'
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
    const card = await loadCollectionCard(tx, accountId, MOST)
    const contact = (await loadContactStandings(tx, [accountId], now)).get(accountId)
    const rules = rulesFor(await loadContactRules(tx, on), contact?.country ?? '')
    return {
      ...card,
      account: { ...account, taxId: maskedTaxId(account) },
      on,
      localTime: now.toZonedDateTimeISO(account.timeZone).toPlainTime().toString().slice(0, 5),
      // Why a call would be refused now; null: it may be made.
      mayNotCall:
        contact === undefined ? null : (contactRefusal(rules, contact, 'call', now) ?? null),
      flags: contact?.flags ?? [],
      items: await withFrozen(tx, { accountId, items: card.items, on }),
      disputes: may('disputes.read') ? card.disputes : [],
    }
  },
})

/** What is owed with what of it must not be asked for, and why. */
async function withFrozen(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly items: readonly CardItem[]
    readonly on: Temporal.PlainDate
  },
) {
  const { accountId, items, on } = of
  const keys = items.map(({ itemId }) => ({ accountId, itemId }))
  const frozen = new Map((await frozenAmounts(tx, keys, on)).map(each => [each.itemId, each]))
  return items.map(item => ({
    ...item,
    frozenMinor: frozen.get(item.itemId)?.frozenMinor ?? 0n,
    frozenFor: Object.keys(frozen.get(item.itemId)?.byReason ?? {}),
  }))
}
