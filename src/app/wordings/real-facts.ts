import type { FactRow, FactValue, MessageFacts } from '../../documents/messages/facts.ts'
import { sampleFacts } from '../../documents/messages/sample-facts.ts'
import type { TemplateBase } from '../../documents/messages/template-codes.ts'
import type { Money } from '../../kernel/money.ts'
import type { CustomerFacts, Told } from '../../reporting/console/load/wording-facts.ts'

/** Facts for a preview, and the names of those that nothing in the books gives: they are made up. */
export type PreviewFacts = { readonly facts: MessageFacts; readonly madeUp: readonly string[] }

type Known = Record<string, FactValue | readonly FactRow[] | undefined>

/** Days that a reminder gives, where no policy is asked. */
const DAYS_TO_PAY = 14

/**
 * What a message of a kind would say to this customer: from their documents, payments and agreements
 * where there are such; what there is not is made up, and named.
 */
export function previewFacts(
  base: TemplateBase,
  customer: CustomerFacts,
  today: Temporal.PlainDate,
): PreviewFacts {
  const known = knownFacts(base, customer, today)
  const facts: Record<string, MessageFacts[string]> = {}
  const madeUp: string[] = []
  for (const [name, sample] of Object.entries(sampleFacts(base))) {
    const value = known[name]
    if (value === undefined) madeUp.push(name)
    facts[name] = value === undefined ? inCurrency(sample, customer.currency) : value
  }
  return { facts, madeUp }
}

function inCurrency(value: MessageFacts[string], currency: string): MessageFacts[string] {
  if (Array.isArray(value)) {
    return (value as readonly FactRow[]).map(row =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, inCurrency(cell, currency) as FactValue]),
      ),
    )
  }
  const isMoney = typeof value === 'object' && value !== null && 'minor' in value
  return isMoney ? { ...(value as Money), currency } : value
}

function knownFacts(base: TemplateBase, customer: CustomerFacts, today: Temporal.PlainDate): Known {
  const { currency, owed, invoice, creditNote, receipt, promise, plan, dispute } = customer
  const money = (minor: bigint): Money => ({ minor, currency })
  const overdue = owed.filter(row => row.overdueDays > 0)
  const items = overdue.length > 0 ? overdue : owed
  const payBy = today.add({ days: DAYS_TO_PAY })
  const owes: Known =
    items.length === 0
      ? { payBy }
      : {
          payBy,
          items: items.map(({ amountMinor, openMinor, label, itemKind, ...row }) => ({
            ...row,
            document: { itemKind, label },
            amount: money(amountMinor),
            open: money(openMinor),
          })),
          total: money(items.reduce((sum, row) => sum + row.openMinor, 0n)),
        }
  const of = (told: Told | undefined, make: (told: Told) => Known): Known =>
    told === undefined ? {} : make(told)
  switch (base) {
    case 'invoice_delivery':
      return of(invoice, ({ number, on, until, minor }) => ({
        ...{ document: number, issuedOn: on, dueOn: until, amount: money(minor) },
        ...{ isCollected: false, isNothingDue: minor <= 0n },
      }))
    case 'document_copy':
      return of(invoice, ({ number, on, minor }) => ({
        ...{ document: number, issuedOn: on, amount: money(minor) },
      }))
    case 'credit_note_delivery':
      return of(creditNote, ({ number, on, minor }) => ({
        ...{ document: number, issuedOn: on, amount: money(minor), corrects: null },
      }))
    case 'payment_receipt':
      return of(receipt, ({ on, minor }) => ({ receivedOn: on, amount: money(minor), kept: null }))
    case 'returned_payment':
      return { ...of(receipt, ({ on, minor }) => ({ paidOn: on, amount: money(minor) })), ...owes }
    case 'promise_confirmation':
    case 'promise_reminder':
      return { ...owes, ...of(promise, p => ({ promisedOn: p.until, amount: money(p.minor) })) }
    case 'plan_agreement':
      return of(plan, ({ minor }) => ({
        total: money(minor),
        instalments: customer.instalments.map((each, n) => ({
          ...{ description: `${n + 1}`, dueOn: each.dueOn, amount: money(each.minor) },
        })),
        isCollected: false,
      }))
    case 'dispute_received':
    case 'dispute_decided':
      return of(dispute, ({ number, until, minor }) => ({
        ...{ case: number, answerBy: until, amount: money(minor) },
      }))
    case 'statement':
      return {
        asOf: today,
        balance: money(owed.reduce((sum, row) => sum + row.openMinor, 0n)),
        overdue: money(overdue.reduce((sum, row) => sum + row.openMinor, 0n)),
      }
    case 'late_fee_notice':
      return { ...owes, ...of(invoice, ({ number }) => ({ document: number })) }
    default:
      return owes
  }
}
