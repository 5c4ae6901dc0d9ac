import type { Decimal } from '../../kernel/decimal.ts'
import { parseAmount } from '../../kernel/money.ts'
import type { DatedRate } from '../interest.ts'
import type { DatedCap, LatePolicy } from './charge.ts'

type Amounts = Readonly<Record<string, string>>

/** A version of a policy of late charges as it is stored. */
export type StoredLatePolicy = {
  readonly policyCode: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly name: unknown
  readonly customers: 'all' | 'business' | 'person'
  readonly rateCode: string | null
  readonly annualPercent: Decimal | null
  readonly points: Decimal
  readonly mostPercent: Decimal | null
  readonly dayBasis: '365' | '360' | 'actual'
  readonly graceDays: number
  readonly flat: Amounts
  readonly minimums: Amounts
  readonly termsDays: number
  readonly billed: 'by_run' | 'at_payment'
}

/** A ceiling with where and for whom it holds. */
export type StoredCap = DatedCap & {
  readonly country: string
  /** Empty: the whole country. */
  readonly region: string
  readonly customers: 'all' | 'business' | 'person'
}

/** A version of a policy with its amounts in a currency and its rates. */
export function inCurrency(
  policy: StoredLatePolicy,
  currency: string,
  rates: ReadonlyMap<string, readonly DatedRate[]>,
): LatePolicy {
  const { fromOn, rateCode, annualPercent, points, mostPercent, graceDays } = policy
  const dayBasis = policy.dayBasis === 'actual' ? 'actual' : policy.dayBasis === '360' ? 360 : 365
  const own = annualPercent === null ? null : [{ from: FIRST_DAY, annualPercent }]
  const from = rateCode === null ? own : (rates.get(rateCode) ?? [])
  return {
    fromOn,
    interest: from === null ? null : { rates: from, pointsAbove: points, dayBasis },
    mostPercent,
    graceDays,
    flatMinor: minorOf(policy.flat, currency),
    atPayment: policy.billed === 'at_payment',
  }
}

const FIRST_DAY = Temporal.PlainDate.from('1900-01-01')

/** An amount of a policy in a currency; zero where it does not name the currency. */
export function minorOf(amounts: Amounts, currency: string): bigint {
  const text = amounts[currency]
  return text === undefined ? 0n : (parseAmount(text, currency) ?? 0n)
}

/** The ceilings that hold for a customer, by where they live and whether they are a business. */
export function capsOf(
  caps: readonly StoredCap[],
  customer: { readonly country: string; readonly region: string | null; readonly kind: string },
): StoredCap[] {
  return caps
    .filter(cap => cap.country === customer.country)
    .filter(cap => cap.region === '' || cap.region === customer.region)
    .filter(cap => cap.customers === 'all' || cap.customers === customer.kind)
}
