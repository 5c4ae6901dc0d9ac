import { dueOfDocument } from '../invoicing/document-terms.ts'
import { formatAmount } from '../kernel/money.ts'
import { type Locale, localDate, localMoney } from './localize.ts'
import type { Language } from './page.ts'
import type { StoredDocument } from './stored-document.ts'
import { TERMS_WORDS } from './terms-words.ts'

type Terms = Pick<
  StoredDocument,
  'kind' | 'issuedOn' | 'dueOn' | 'payableMinor' | 'currency' | 'termsDays' | 'terms'
>

/** What is due of an invoice when, worked out as when it was issued. */
export function duesOf({ issuedOn, payableMinor, termsDays, terms }: Terms) {
  const own = terms === undefined ? { termsDays } : { termsDays, terms }
  return dueOfDocument(own, Temporal.PlainDate.from(issuedOn), payableMinor)
}

/**
 * How an invoice with something to pay is to be paid, in full sentences: by which day, in which
 * instalments, and what paying early takes off. Printed, and the payment terms (BT-20) of an e-invoice
 * by EN 16931; the due date (BT-9) is the last one.
 */
export function paymentTermsText(document: Terms, language: Language, locale: Locale): string {
  const words = TERMS_WORDS[language]
  const { currency } = document
  const money = (minor: bigint) => localMoney(formatAmount(minor, currency), currency, locale)
  const day = (date: { toString(): string }) => localDate(date.toString(), locale)
  const { parts, discount } = duesOf(document)
  if (parts.length > 1) {
    return words.instalments(
      parts.map(part => words.instalment(money(part.amountMinor), day(part.dueOn))),
    )
  }
  const payBy = words.payBy(day(parts[0]?.dueOn ?? document.dueOn))
  if (discount === null) return payBy
  const less = money(document.payableMinor - discount.minor)
  return `${words.payEarly(less, day(discount.until), money(discount.minor))} ${payBy}`
}
