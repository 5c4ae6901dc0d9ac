import { type Named, namedAs, numbersIn, structuredNumbers } from './reference.ts'
import type { CandidateItem, Payment } from './suggestion.ts'

/** An item whose number the payment's text names, and how. */
export type NamedItem = { readonly item: CandidateItem; readonly named: Named }

/** The items that a payment names, the surest first. */
export function namedItems(payment: Payment, items: readonly CandidateItem[]): NamedItem[] {
  const numbers = numbersIn(payment.texts)
  const structured = payment.structured.flatMap(structuredNumbers)
  const order: readonly Named[] = ['structured', 'exact', 'short', 'typo']
  return items
    .flatMap(item => {
      const named = item.label === null ? null : namedAs(item.label, numbers, structured)
      return named === null ? [] : [{ item, named }]
    })
    .sort((a, b) => order.indexOf(a.named) - order.indexOf(b.named))
}

/** Whether all digits of the number stand in the text. */
export function isWhole({ named }: NamedItem): boolean {
  return named === 'structured' || named === 'exact'
}
