import { dayNumber, isBefore } from '../../../kernel/period.ts'
import { itemKeyText, type OpenItem } from '../../../ledger/open-items/item.ts'
import { loadCredits, loadDebts } from '../../../ledger/open-items/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import { loadItemLabels } from '../../reminders/load.ts'

/** What a suspension is about. */
export type SuspendedDebt = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly currency: string
}

/** An overdue item with the part of it that may be asked for. */
export type AskedItem = OpenItem & { readonly askedMinor: bigint }

/**
 * What is overdue and may be asked for, the oldest due first: not frozen, not covered by money at hand, which
 * is taken to pay the oldest first. What is left of the money makes the sum negative, and no item.
 */
export async function loadAsked(
  tx: Tx,
  of: SuspendedDebt,
  on: Temporal.PlainDate,
): Promise<{ readonly askedMinor: bigint; readonly items: readonly AskedItem[] }> {
  const isOwn = (item: { legalEntityId: string; currency: string }) =>
    item.legalEntityId === of.legalEntityId && item.currency === of.currency
  const overdue = (await loadDebts(tx, [of.accountId])).filter(
    item => isOwn(item) && isBefore(item.dueOn, on),
  )
  const frozen = new Map(
    (await frozenAmounts(tx, overdue, on)).map(each => [itemKeyText(each), each.frozenMinor]),
  )
  const credits = (await loadCredits(tx, [of.accountId])).filter(isOwn)
  let atHand = credits.reduce((sum, credit) => sum - credit.openMinor, 0n)
  const items: AskedItem[] = []
  let sum = 0n
  for (const item of overdue) {
    const free = item.openMinor - (frozen.get(itemKeyText(item)) ?? 0n)
    const covered = free < atHand ? free : atHand
    atHand -= covered
    sum += free - covered
    if (free > covered) items.push({ ...item, askedMinor: free - covered })
  }
  return { askedMinor: sum - atHand, items }
}

/**
 * The table of a notice: what is asked for of each document. The whole amount of a document stands in it only
 * where all of it is asked for, so that nothing disputed can be read from the difference.
 */
export async function itemsOfNotice(tx: Tx, items: readonly AskedItem[], on: Temporal.PlainDate) {
  const labels = await loadItemLabels(tx, items)
  return items.map(item => {
    const { currency, askedMinor } = item
    const isWhole = askedMinor === item.openMinor
    return {
      document: { itemKind: item.kind, label: labels.get(item.itemId) ?? null },
      issuedOn: item.documentOn,
      dueOn: item.dueOn,
      overdueDays: dayNumber(on) - dayNumber(item.dueOn),
      amount: isWhole ? { minor: item.amountMinor, currency } : null,
      open: { minor: askedMinor, currency },
    }
  })
}
