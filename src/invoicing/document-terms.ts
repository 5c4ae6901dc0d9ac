import {
  type DuePart,
  dueOn,
  dueParts,
  earlyDiscount,
  type PaymentTerms,
  parseTerms,
} from '../contracts/payment-terms/rule.ts'
import { later } from '../kernel/period.ts'
import type { PayerFacts } from './facts.ts'

/** When a document is due, as its draft keeps it. */
export type DocumentTerms = { readonly termsDays: number; readonly terms?: string }

/**
 * The payment terms of a document: those of its contracts, else of whoever owes it, else of the legal
 * entity's customers; where none are set, the days of whoever owes it.
 */
export function documentTerms(
  account: PayerFacts,
  document: { readonly terms?: string | null },
  to: PayerFacts = account,
): DocumentTerms {
  const terms = document.terms ?? to.terms ?? account.entityTerms
  const { termsDays } = to
  return terms === undefined ? { termsDays } : { termsDays, terms }
}

/** What is due of a document when, and what paying early takes off. */
export type DueOfDocument = {
  /** At least one, the earliest first. */
  readonly parts: readonly DuePart[]
  readonly discount: { readonly until: Temporal.PlainDate; readonly minor: bigint } | null
}

/** What is due of an invoice of an amount when; a credit note, or nothing to pay, on its own day. */
export function dueOfDocument(
  { termsDays, terms }: DocumentTerms,
  issuedOn: Temporal.PlainDate,
  payableMinor: bigint,
): DueOfDocument {
  const rule = terms === undefined ? undefined : termsOfRule(terms)
  if (rule === undefined) {
    return {
      parts: [{ dueOn: issuedOn.add({ days: termsDays }), amountMinor: payableMinor }],
      discount: null,
    }
  }
  if (payableMinor <= 0n) {
    return { parts: [{ dueOn: issuedOn, amountMinor: payableMinor }], discount: null }
  }
  return {
    parts: dueParts(rule, issuedOn, payableMinor),
    discount: earlyDiscount(rule, issuedOn, payableMinor),
  }
}

/**
 * The first day on which a document is late as a whole is the one after this: of instalments the last
 * one's. All parts of a consolidated document have the same.
 */
export function lastDueOn(
  { kind, termsDays, terms }: DocumentTerms & { readonly kind: 'invoice' | 'credit_note' },
  issuedOn: Temporal.PlainDate,
): Temporal.PlainDate {
  if (kind === 'credit_note') return issuedOn
  if (terms === undefined) return issuedOn.add({ days: termsDays })
  return termsOfRule(terms)
    .parts.map(part => dueOn(part.due, issuedOn))
    .reduce(later)
}

function termsOfRule(text: string): PaymentTerms {
  const rule = parseTerms(text)
  if (rule === undefined) throw new Error(`defect: payment terms of no meaning: ${text}`)
  return rule
}
