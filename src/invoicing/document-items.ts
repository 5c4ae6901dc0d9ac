import { CODE } from '../ledger/chart.ts'
import { itemKeyText, type NewItem } from '../ledger/open-items/item.ts'
import type { IssueFacts, NewDocument } from './save/issue.ts'

/** The first day on which a document is late is the one after this. */
export function dueOn(issuedOn: Temporal.PlainDate, draft: NewDocument['draft']) {
  return draft.kind === 'invoice' ? issuedOn.add({ days: draft.termsDays }) : issuedOn
}

/**
 * What issued documents leave open: one item each, on the account that owes it; the parts of a
 * consolidated document make one. Nothing where nothing is to pay. A credit note's item stands on the
 * customer's credit: what of it is not set off against its invoice is the customer's.
 */
export function documentItems(issue: IssueFacts, documents: readonly NewDocument[]): NewItem[] {
  const items = new Map<string, NewItem>()
  let last:
    | { readonly termsDays: number; readonly kind: string; readonly on: Temporal.PlainDate }
    | undefined
  for (const { accountId, invoiceId, draft } of documents) {
    // Most documents of a run share their terms, and so the date object.
    if (last?.termsDays !== draft.termsDays || last.kind !== draft.kind) {
      last = { termsDays: draft.termsDays, kind: draft.kind, on: dueOn(issue.issuedOn, draft) }
    }
    const owner = draft.payerId ?? accountId
    const key = itemKeyText({ accountId: owner, itemId: invoiceId })
    const amountMinor = BigInt(draft.payableMinor) + (items.get(key)?.amountMinor ?? 0n)
    const head = draft.part?.headId ?? accountId
    items.set(key, {
      accountId: owner,
      itemId: invoiceId,
      legalEntityId: issue.entity.legalEntityId,
      currency: draft.currency,
      kind: amountMinor > 0n ? 'invoice' : 'credit_note',
      control: amountMinor > 0n ? CODE.receivable : CODE.customerCredit,
      amountMinor,
      documentOn: issue.issuedOn,
      dueOn: last.on,
      documentAccountId: head === owner ? null : head,
    })
  }
  return [...items.values()].filter(item => item.amountMinor !== 0n)
}
