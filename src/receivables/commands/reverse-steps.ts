import { RefusalError } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'
import { postTransfers } from '../../ledger/commands/post-transfers.ts'
import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import { openItems } from '../../ledger/open-items/commands/open-items.ts'
import { unmatchItems } from '../../ledger/open-items/commands/unmatch-items.ts'
import {
  type Booking,
  type ItemKey,
  itemKeyText,
  type NewItem,
  type OpenItem,
} from '../../ledger/open-items/item.ts'
import {
  loadAllocations,
  loadItems,
  loadTaken,
  lockItems,
  type StoredAllocation,
} from '../../ledger/open-items/load.ts'
import type { Settled } from '../../ledger/open-items/match.ts'
import { receivablePosting } from '../../ledger/receivable-rules.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { announce } from '../../platform/outbox.ts'
import type { ReceiptFacts } from '../load/receipts.ts'
import { releaseRemittance } from '../remittances/commands/release.ts'
import { insertReceiptReversal } from '../save/receipts.ts'
import { enqueueSurchargeCredit } from '../surcharges/commands/credit.ts'

/** How a receipt went back, and why. */
export type Reversal = {
  readonly kind: 'returned' | 'mistake' | 'chargeback'
  readonly reasonCode: string | null
  readonly note: string | null
}

/** What a reversal did. */
export type Reversed = {
  /** Items that are open again, with their amounts. */
  readonly reopened: readonly (ItemKey & { readonly amountMinor: bigint })[]
  /** The item for money that had left again before it came back; null where none had. */
  readonly owed: NewItem | null
}

/**
 * Takes a receipt back as a whole, wherever its money has gone: what it paid is open again as of its
 * original due date, discounts taken and differences written off with it are owed again, what was kept
 * on account or moved to other customers is taken from there, and what had been refunded meanwhile
 * is owed as an item of its own; the surcharge of the payment is credited by a job. Refused
 * `receipt_reversed` when it went back before.
 */
export async function reverseReceipt(
  tx: Tx,
  receipt: ReceiptFacts,
  reversal: Reversal,
  booking: Booking,
): Promise<Reversed> {
  const tree = await lockTree(tx, receipt)
  const { accountId, receiptId } = receipt
  if (!(await insertReceiptReversal(tx, { accountId, receiptId, ...reversal, ...booking }))) {
    throw new RefusalError('receipt_reversed', { receipt: receiptId })
  }
  await announce(tx, [{ type: 'payment.returned', accountId, subjectId: receiptId }], booking.at)
  await releaseRemittance(tx, receipt, reversal.kind, booking)
  await enqueueSurchargeCredit(tx, receipt)
  const live = await liveAllocations(tx, tree)
  const why = { reasonCode: reversal.reasonCode, note: reversal.note }
  const unmatched = await unmatchItems(tx, live, booking, why)
  const items = await loadItems(tx, tree)
  const settled = items
    .filter(item => item.openMinor < 0n)
    .map((item): Settled => {
      const places = { source: item.control, cash: receipt.cashAccount }
      const posting = receivablePosting('money_returned', -item.openMinor, places)
      return { kind: 'returned', item, amountMinor: -item.openMinor, postings: [posting], ...why }
    })
  await matchItems(tx, settled, booking)
  const left = settled.reduce((sum, each) => sum - each.amountMinor, receipt.amountMinor)
  const owed = left > 0n ? await owe(tx, receipt, left, booking) : null
  const keys = new Set(tree.map(itemKeyText))
  return {
    owed,
    reopened: unmatched.rows
      .filter(row => !keys.has(itemKeyText(row)))
      .map(row => ({ ...row, amountMinor: -row.amountMinor })),
  }
}

/** The receipt's item and all that was taken out of it, locked. */
async function lockTree(tx: Tx, receipt: ReceiptFacts): Promise<OpenItem[]> {
  const root = { accountId: receipt.accountId, itemId: receipt.receiptId }
  const tree: OpenItem[] = await lockItems(tx, [root])
  for (let level = tree; level.length > 0; ) {
    const found: OpenItem[] = await loadTaken(tx, level)
    level = found.length === 0 ? [] : await lockItems(tx, found)
    tree.push(...level)
  }
  return tree
}

/** Both sides of every match of these items that stands, and what was settled along with them. */
async function liveAllocations(tx: Tx, tree: readonly OpenItem[]): Promise<StoredAllocation[]> {
  const isLive = (row: StoredAllocation) => !row.isReversed && row.reverses === null
  const own = (await loadAllocations(tx, tree)).filter(row => isLive(row) && row.kind === 'applied')
  const others = own.flatMap(({ otherAccountId, otherItemId }) =>
    otherAccountId === null || otherItemId === null
      ? []
      : [{ accountId: otherAccountId, itemId: otherItemId }],
  )
  if (others.length === 0) return []
  const keys = new Set(tree.map(itemKeyText))
  const fromTree = (row: StoredAllocation): boolean =>
    row.otherAccountId !== null &&
    row.otherItemId !== null &&
    keys.has(itemKeyText({ accountId: row.otherAccountId, itemId: row.otherItemId }))
  const theirs = (await loadAllocations(tx, others)).filter(row => isLive(row) && fromTree(row))
  return [...own, ...theirs]
}

/** Money that was refunded before it went back: the customer owes it. */
async function owe(
  tx: Tx,
  receipt: ReceiptFacts,
  amountMinor: bigint,
  booking: Booking,
): Promise<NewItem> {
  const item: NewItem = {
    accountId: receipt.accountId,
    itemId: newId(),
    legalEntityId: receipt.legalEntityId,
    currency: receipt.currency,
    kind: 'returned',
    control: CODE.receivable,
    amountMinor,
    documentOn: booking.on,
    dueOn: booking.on,
    reference: receipt.reference,
    origin: { accountId: receipt.accountId, itemId: receipt.receiptId },
  }
  await openItems(tx, [item], booking.at)
  const posting = receivablePosting('returned_and_owed', amountMinor, { cash: receipt.cashAccount })
  await postTransfers(
    tx,
    [
      {
        ...posting,
        accountId: item.accountId,
        legalEntityId: item.legalEntityId,
        effectiveOn: booking.on,
        currency: item.currency,
        documentId: item.itemId,
      },
    ],
    booking.at,
  )
  return item
}
