import type { TaxRuleRow } from '../../catalog/api.ts'
import type { Charge, Discount, PriceVersion } from '../../catalog/charge.ts'
import { isBefore } from '../../kernel/period.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'
import type { AccountFacts } from '../facts.ts'
import type { WhatIf } from './input.ts'

/** The charge with other prices: each in place of the one of its date, or beside the others. */
export function withPrices(charge: Charge, prices: readonly PriceVersion[]): Charge {
  if (prices.length === 0) return charge
  const kept = charge.prices.filter(
    old => !prices.some(price => price.effectiveFrom.equals(old.effectiveFrom)),
  )
  const all = [...kept, ...prices].sort((a, b) =>
    Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom),
  )
  return { ...charge, prices: all }
}

/** The account with other discounts, in the order in which discounts apply: by date, then code. */
export function withDiscounts(
  account: AccountFacts,
  { discounts, withoutDiscounts }: Pick<WhatIf, 'discounts' | 'withoutDiscounts'>,
): AccountFacts {
  if (discounts.length + withoutDiscounts.length === 0) return account
  const without = new Set(withoutDiscounts)
  const added = discounts
    .filter(({ accounts }) => accounts === undefined || accounts.includes(account.number))
    .map(
      ({ code, name, percent, chargeCode, fromOn, toOn }): Discount => ({
        code,
        name: name ?? { en: code },
        percent,
        chargeCode,
        from: fromOn,
        to: toOn,
      }),
    )
  return {
    ...account,
    subscriptions: account.subscriptions.map(subscription => ({
      ...subscription,
      discounts: [...subscription.discounts.filter(each => !without.has(each.code)), ...added].sort(
        (a, b) => Temporal.PlainDate.compare(a.from, b.from) || (a.code < b.code ? -1 : 1),
      ),
    })),
  }
}

/**
 * The tax rules with other ones: each takes the days in which it is valid from those of its code,
 * class and place.
 */
export function withTaxRules(
  rules: readonly TaxRule[],
  changes: readonly TaxRuleRow[],
): readonly TaxRule[] {
  return changes.reduce<readonly TaxRule[]>((known, { taxCode, validFrom, validTo, ...rest }) => {
    const rule: TaxRule = { ...rest, code: taxCode, from: validFrom, to: validTo }
    return [...known.flatMap(old => (isSame(old, rule) ? cut(old, rule) : [old])), rule]
  }, rules)
}

function isSame(a: TaxRule, b: TaxRule): boolean {
  return (
    a.code === b.code &&
    a.taxClass === b.taxClass &&
    a.country === b.country &&
    a.region === b.region
  )
}

/** What of a rule's days another one leaves to it. */
function cut(old: TaxRule, { from, to }: TaxRule): TaxRule[] {
  const before = isBefore(old.from, from)
    ? [{ ...old, to: old.to === null || isBefore(from, old.to) ? from : old.to }]
    : []
  const goesOn = to !== null && (old.to === null || isBefore(to, old.to))
  const after = goesOn ? [{ ...old, from: isBefore(old.from, to) ? to : old.from }] : []
  return [...before, ...after]
}
