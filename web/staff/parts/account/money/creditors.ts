import type { AccountPaymentsView } from '../../../views/account-payments.ts'

/** A legal entity that the customer has to do with, in one currency. */
export type Creditor = { readonly entity: string; readonly currency: string }

/** Whom the customer owes or paid, in which currency; those to whom something is owed first. */
export function creditorsOf(view: AccountPaymentsView): readonly Creditor[] {
  const { standing, items, credits, receipts } = view
  const found = new Map<string, Creditor>()
  for (const { entity, currency } of [...items, ...standing, ...credits, ...receipts]) {
    found.set(`${entity} ${currency}`, { entity, currency })
  }
  return [...found.values()]
}
