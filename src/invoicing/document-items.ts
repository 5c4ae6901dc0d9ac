import { CODE } from '../ledger/chart.ts'
import { itemKeyText, type NewItem } from '../ledger/open-items/item.ts'
import type { Planned } from '../ledger/open-items/match.ts'
import { dueOfDocument, lastDueOn } from './document-terms.ts'
import type { IssueFacts, NewDocument } from './save/issue.ts'

/**
 * What issued documents leave open: one item each, on the account that owes it; the parts of a
 * consolidated document make one. Nothing where nothing is to pay. A credit note's item stands on the
 * customer's credit: what of it is not set off against its invoice is the customer's.
 */
export function documentItems(issue: IssueFacts, documents: readonly NewDocument[]): NewItem[] {
  const items = new Map<string, NewItem>()
  let last:
    | { readonly terms: string; readonly kind: string; readonly on: Temporal.PlainDate }
    | undefined
  for (const { accountId, invoiceId, draft } of documents) {
    // Most documents of a run share their terms, and so the date object.
    const terms = draft.terms ?? `${draft.termsDays}`
    if (last?.terms !== terms || last.kind !== draft.kind) {
      last = { terms, kind: draft.kind, on: lastDueOn(draft, issue.issuedOn) }
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
      discount:
        draft.terms === undefined
          ? null
          : dueOfDocument(draft, issue.issuedOn, amountMinor).discount,
    })
  }
  return [...items.values()].filter(item => item.amountMinor !== 0n)
}

/**
 * The instalments of documents whose payment terms have several: each an item of its own that ages by
 * its own due date, on the same account of the books, in the place of the document's item.
 */
export function instalmentsOf(
  issue: IssueFacts,
  documents: readonly NewDocument[],
  items: readonly NewItem[],
  newId: () => string,
): Planned[] {
  const termsOf = new Map(
    documents.flatMap(({ invoiceId, draft }) =>
      draft.terms === undefined ? [] : [[invoiceId, draft] as const],
    ),
  )
  return items.flatMap((item): Planned[] => {
    const draft = termsOf.get(item.itemId)
    if (draft === undefined || item.kind !== 'invoice') return []
    const { parts } = dueOfDocument(draft, issue.issuedOn, item.amountMinor)
    if (parts.length < 2) return []
    return parts.map(({ dueOn, amountMinor }, i) => ({
      kind: 'planned',
      from: item,
      to: {
        accountId: item.accountId,
        itemId: newId(),
        legalEntityId: item.legalEntityId,
        currency: item.currency,
        kind: 'instalment',
        control: item.control,
        documentOn: item.documentOn,
        dueOn,
        documentAccountId: item.documentAccountId ?? null,
        reference: `${i + 1}/${parts.length}`,
      },
      amountMinor,
    }))
  })
}
