import type { StoredTax } from '../invoicing/draft.ts'
import type { StoredDocument } from './stored-document.ts'

/** The part of a consolidated document that lies with another account. */
export type StoredPart = Pick<
  StoredDocument,
  'serviceStart' | 'serviceEnd' | 'netMinor' | 'taxMinor' | 'grossMinor' | 'payableMinor'
> & { readonly subscriptions: StoredDocument['buyer']['subscriptions'] }

type Totals = Omit<StoredDocument, 'lines' | 'taxes' | 'links' | 'usage'>

/** A consolidated document as a whole: the payer's part and all others, summed. */
export function inWhole(head: Totals, parts: readonly StoredPart[]): Totals {
  if (parts.length === 0) return head
  const all = [head, ...parts]
  const sum = (of: (part: (typeof all)[number]) => bigint) =>
    all.reduce((total, part) => total + of(part), 0n)
  // ISO dates sort as text.
  return {
    ...head,
    serviceStart: all.map(part => part.serviceStart).sort()[0] ?? head.serviceStart,
    serviceEnd:
      all
        .map(part => part.serviceEnd)
        .sort()
        .at(-1) ?? head.serviceEnd,
    netMinor: sum(part => part.netMinor),
    taxMinor: sum(part => part.taxMinor),
    grossMinor: sum(part => part.grossMinor),
    payableMinor: sum(part => part.payableMinor),
    buyer: {
      ...head.buyer,
      subscriptions: [...head.buyer.subscriptions, ...parts.flatMap(part => part.subscriptions)],
    },
  }
}

/** Tax groups of the parts of a document as groups of the whole, in their order. */
export function summed(taxes: readonly StoredTax[]): StoredTax[] {
  const groups = new Map<string, StoredTax>()
  for (const tax of taxes) {
    const key = `${tax.code}|${tax.ratePercent}`
    const before = groups.get(key)
    groups.set(
      key,
      before === undefined
        ? tax
        : {
            ...before,
            taxableMinor: (BigInt(before.taxableMinor) + BigInt(tax.taxableMinor)).toString(),
            taxMinor: (BigInt(before.taxMinor) + BigInt(tax.taxMinor)).toString(),
          },
    )
  }
  return [...groups.values()]
}
