import type { RefundableCredit, RefundablePayment } from '../../views/refund.ts'

/** A way on which a credit can go back to its customer. */
export type Way =
  | { readonly way: 'provider'; readonly payment: RefundablePayment }
  | { readonly way: 'transfer' | 'ach' | 'check' | 'cash' }

/** What of a way people choose by. */
export function wayKey(way: Way): string {
  return way.way === 'provider' ? `provider ${way.payment.paymentId}` : way.way
}

/**
 * The ways of a credit, the one that comes first by rule at the top: what came by card goes back to that
 * card. Only payments of the same legal entity and currency can give it back.
 */
export function waysOf(credit: RefundableCredit, payments: readonly RefundablePayment[]): Way[] {
  const own = payments.filter(
    each => each.entity === credit.entity && each.currency === credit.currency,
  )
  const first = (each: RefundablePayment): number => (each.receiptId === credit.itemId ? 0 : 1)
  const provided = [...own]
    .sort((a, b) => first(a) - first(b))
    .map(payment => ({ way: 'provider', payment }) as const)
  // Hardly an account in dollars has an IBAN.
  const names =
    credit.currency === 'USD'
      ? (['ach', 'check', 'transfer', 'cash'] as const)
      : (['transfer', 'check', 'cash'] as const)
  const banks: Way[] = names.map(way => ({ way }))
  return isOriginal(credit) ? [...provided, ...banks] : [...banks, ...provided]
}

/** Money that came by card or debit goes back that way first; another one needs a reason. */
export function isOriginal({ method }: Pick<RefundableCredit, 'method'>): boolean {
  return method === 'card' || method === 'direct_debit'
}

/** The most that can go back on a way, in minor units. */
export function mostOf(credit: RefundableCredit, way: Way): bigint {
  const left = BigInt(credit.leftMinor)
  if (way.way !== 'provider') return left
  const payment = BigInt(way.payment.leftMinor)
  return payment < left ? payment : left
}

/** What a person fills in. */
export type RefundForm = {
  readonly amount: string
  readonly on: string
  readonly reason: string
  readonly note: string
  readonly payee: string
  readonly iban: string
  readonly routingNumber: string
  readonly bankAccount: string
  readonly accountType: string
  readonly checkNumber: string
  readonly otherWayBecause: string
}

/** The command that a form asks for, and its input; empty fields are left out. */
export function askedFor(
  account: string,
  credit: RefundableCredit,
  way: Way,
  form: RefundForm,
): { readonly command: 'refundPayment' | 'refundCredit'; readonly input: Record<string, string> } {
  const amount = form.amount.trim().replace(',', '.')
  const shared = { accountNumber: account, item: credit.itemId, amount, note: form.note.trim() }
  const { reason } = form
  if (way.way === 'provider') {
    const { paymentId } = way.payment
    return { command: 'refundPayment', input: filled({ ...shared, paymentId, reason }) }
  }
  const { iban, routingNumber, bankAccount, accountType, checkNumber } = form
  const parts = {
    transfer: { iban },
    ach: { routingNumber, bankAccount, accountType },
    check: { checkNumber },
    cash: {},
  }[way.way]
  const { on, payee, otherWayBecause } = form
  const whose = { way: way.way === 'ach' ? 'transfer' : way.way, on, payee, otherWayBecause }
  return { command: 'refundCredit', input: filled({ ...shared, ...whose, reason, ...parts }) }
}

function filled(input: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''))
}

/** Where the books put the money: bank, clearing with a provider, or the till. */
export function creditedBy(way: Way): '1000' | '1010' | '1020' {
  if (way.way === 'provider') return '1020'
  return way.way === 'cash' ? '1010' : '1000'
}
