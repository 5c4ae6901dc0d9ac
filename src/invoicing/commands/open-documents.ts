import { lesser } from '../../kernel/money.ts'
import { CODE } from '../../ledger/chart.ts'
import { postTransfers } from '../../ledger/commands/post-transfers.ts'
import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import { openItems } from '../../ledger/open-items/commands/open-items.ts'
import {
  type ItemKey,
  instalmentsOfItem,
  itemKeyText,
  type NewItem,
  type OpenItem,
} from '../../ledger/open-items/item.ts'
import { lockWithInstalments } from '../../ledger/open-items/load.ts'
import type { Applied, Planned } from '../../ledger/open-items/match.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { documentItems, instalmentsOf } from '../document-items.ts'
import type { IssueFacts, NewDocument } from '../save/issue.ts'

/**
 * Opens the items of documents that are issued, in their transaction: one COPY, however many they
 * are. A credit note is set off against the invoices that it corrects as far as they are unpaid; the
 * rest leaves the receivable and is the customer's credit.
 */
export async function openDocuments(
  tx: Tx,
  issue: IssueFacts,
  documents: readonly NewDocument[],
): Promise<void> {
  const items = documentItems(issue, documents)
  await openItems(tx, items, issue.recordedAt)
  const booking = { on: issue.issuedOn, at: issue.recordedAt, by: issue.by }
  await matchItems(tx, instalmentsOf(issue, documents, items, newId), booking)
  const credits = items.filter(item => item.amountMinor < 0n)
  if (credits.length > 0) await setOff(tx, issue, documents, credits)
}

/** A credit note and the items of the invoices that it corrects. */
type Credit = { readonly item: NewItem; readonly corrected: readonly ItemKey[] }

async function setOff(
  tx: Tx,
  issue: IssueFacts,
  documents: readonly NewDocument[],
  items: readonly NewItem[],
): Promise<void> {
  const parts = Map.groupBy(documents, document => document.invoiceId)
  const credits = items
    .map(item => creditOf(item, parts.get(item.itemId) ?? []))
    // What is kept or refunded was posted to the customer's credit as a whole.
    .filter(credit => credit !== undefined)
  const invoices = await lockWithInstalments(
    tx,
    credits.flatMap(({ corrected }) => corrected),
  )
  const left = new Map(invoices.map(each => [itemKeyText(each), each.openMinor]))
  const matches: (Applied | Planned)[] = []
  const kept: { readonly item: NewItem; readonly minor: bigint }[] = []
  for (const { item, corrected } of credits) {
    let rest = -item.amountMinor
    for (const key of corrected) {
      // The last instalment is credited first, by way of the invoice that it came from.
      for (const from of [undefined, ...latestFirst(instalmentsOfItem(key, invoices))]) {
        const open = left.get(itemKeyText(from ?? key)) ?? 0n
        const amountMinor = lesser(open, rest)
        if (amountMinor <= 0n) continue
        left.set(itemKeyText(from ?? key), open - amountMinor)
        rest -= amountMinor
        if (from !== undefined) matches.push({ kind: 'planned', from, back: key, amountMinor })
        matches.push({ kind: 'offset', from: item, to: key, amountMinor })
      }
    }
    if (rest > 0n) kept.push({ item, minor: rest })
  }
  await matchItems(tx, matches, { on: issue.issuedOn, at: issue.recordedAt, by: issue.by })
  await postTransfers(
    tx,
    kept.map(({ item, minor }) => ({
      event: 'credit_kept',
      debit: CODE.receivable,
      credit: CODE.customerCredit,
      amountMinor: minor,
      memo: 'not set off',
      accountId: item.accountId,
      legalEntityId: item.legalEntityId,
      effectiveOn: issue.issuedOn,
      currency: item.currency,
      documentId: item.itemId,
    })),
    issue.recordedAt,
  )
}

function latestFirst(items: readonly OpenItem[]): OpenItem[] {
  return [...items].sort((a, b) => Temporal.PlainDate.compare(b.dueOn, a.dueOn))
}

function creditOf(item: NewItem, parts: readonly NewDocument[]): Credit | undefined {
  if (parts.some(isKept)) return undefined
  const corrected = parts
    .flatMap(each => each.links)
    .filter(link => link.relation === 'corrects' || link.relation === 'voids')
    .map(link => ({ accountId: item.accountId, itemId: link.otherId }))
  return { item, corrected }
}

/** Whether its postings set the whole amount aside for the customer (`keptPostings`). */
function isKept({ draft }: NewDocument): boolean {
  return draft.postings.some(posting => posting.event === 'credit_kept')
}
