import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { commissionOf, type PlacedMoney } from './commission.ts'

const money = (baseMinor: bigint, isByAgency = true): PlacedMoney => ({
  ...{ accountId: '', allocationId: '', placementId: '', legalEntityId: '', currency: 'EUR' },
  ...{ baseMinor, isByAgency, effectiveOn: Temporal.PlainDate.from('2026-01-01') },
  ...{ percent: Decimal.parse('12.5'), directPercent: Decimal.parse('5') },
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

test('what goes back takes back exactly the commission that was given', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean(), (base, way) => {
      const given = commissionOf(money(base, way)).commissionMinor
      expect(commissionOf(money(-base, way)).commissionMinor).toBe(-given)
      expect(given >= 0n && given <= base).toBe(true)
    }),
  )
})
