import { describe, expect, test } from 'vitest'
import { fee, plan } from '../../test/support/catalog.ts'
import { planRow, taxRuleRow } from './api.ts'
import { chargeOf, planFault, planFindings, taxRuleFault } from './plan-rules.ts'

describe('a plan version', () => {
  test('of a monthly fee is sound', () => {
    expect(planFault(planRow.parse(plan('SEATS')))).toBeUndefined()
  })

  test('names each charge once', () => {
    const doubled = planRow.parse(plan('SEATS', { charges: [fee('seat', '1'), fee('seat', '2')] }))
    expect(planFault(doubled)?.code).toBe('charge_repeated')
  })

  test('has a price on the day on which it is offered', () => {
    const late = planRow.parse(plan('SEATS', { offeredFrom: '2024-12-31' }))
    expect(planFault(late)).toMatchObject({
      code: 'first_price_too_late',
      facts: { charge: 'seat' },
    })
  })

  test('is taken with a warning where more usage would cost less', () => {
    const tiers = [
      { upTo: '100', unitPrice: '1.00' },
      { upTo: null, unitPrice: '0.50' },
    ]
    const price = { model: 'volume' as const, tiers }
    const charge = { ...fee('seat', '1'), prices: [{ effectiveFrom: '2025-01-01', price }] }
    const findings = planFindings(planRow.parse(plan('SEATS', { charges: [charge] })))
    expect(findings).toMatchObject([{ severity: 'warning', code: 'volume_total_falls' }])
  })

  test('is rated by its prices in order of date, however they were written', () => {
    const prices = ['2026-01-01', '2025-01-01'].map(effectiveFrom => ({
      effectiveFrom,
      price: { model: 'per_unit' as const, unitPrice: '1' },
    }))
    const [charge] = planRow.parse(
      plan('X', { charges: [{ ...fee('seat', '1'), prices }] }),
    ).charges
    expect(chargeOf(charge!).prices.map(price => price.effectiveFrom.year)).toEqual([2025, 2026])
  })
})

test.each([
  ['S', '19', '2026-01-01', null, undefined],
  ['S', '0', '2026-01-01', null, 'tax_rate_category_mismatch'],
  ['Z', '0', '2026-01-01', null, undefined],
  ['E', '7', '2026-01-01', null, 'tax_rate_category_mismatch'],
  ['S', '19', '2026-01-01', '2026-01-01', 'ends_before_start'],
])('a tax rule %s at %s from %s to %s → %s', (category, ratePercent, validFrom, validTo, code) => {
  const rule = taxRuleRow.parse({
    taxCode: 'DE-19',
    taxClass: 'standard',
    name: { en: 'VAT' },
    country: 'DE',
    category,
    ratePercent,
    validFrom,
    validTo,
  })
  expect(taxRuleFault(rule)?.code).toBe(code)
})
