import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { commissionOf, type PlacedMoney } from './commission.ts'

const money = (baseMinor: bigint, isByAgency = true): PlacedMoney => ({
  ...{ accountId: '', allocationId: '', placementId: '', legalEntityId: '', currency: 'EUR' },
  ...{ baseMinor, isByAgency, effectiveOn: Temporal.PlainDate.from('2026-01-01') },
  ...{
    percent: Decimal.parse('12.5'),
    directPercent: Decimal.parse('5'),
    vatPercent: Decimal.parse('19'),
  },
})

test.each([
  [10_000n, true, 1250n],
  [10_000n, false, 500n],
  [-10_000n, true, -1250n],
  [4n, true, 1n],
  [3n, true, 0n],
])('of %s by the agency: %s, %s', (base, isByAgency, expected) => {
  expect(commissionOf(money(base, isByAgency)).commissionMinor).toBe(expected)
})

test('the agency’s tax comes on top of its commission', () => {
  // 12.50 of 100.00, and 19 % of it: 2.375, half up.
  expect(commissionOf(money(10_000n)).vatMinor).toBe(238n)
})

test('what goes back takes back exactly the commission that was given', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean(), (base, way) => {
      const { commissionMinor: given, vatMinor } = commissionOf(money(base, way))
      const back = commissionOf(money(-base, way))
      expect([back.commissionMinor, back.vatMinor]).toEqual([-given, -vatMinor])
      expect(given >= 0n && given <= base).toBe(true)
    }),
  )
})
