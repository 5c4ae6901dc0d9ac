import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { type BilledCharge, billedBefore, firstMonth } from './billed-before.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

function charge(month: string, netMinor: bigint, quantity = 1): BilledCharge {
  const names = { en: 'Power' }
  return {
    ...{ month, names, netMinor, productCode: 'POWER', chargeCode: 'usage', unit: 'kWh' },
    quantity: Decimal.of(quantity),
  }
}

test.each(
  `
  2026-03-15 → 2025-04
  2026-01-31 → 2025-02
  2026-12-01 → 2026-01
`
    .trim()
    .split('\n'),
)('the first month that counts is of twelve months or of the year: %s', row => {
  const [asOf = '', month] = row.trim().split(/\s*→\s*/)
  expect(firstMonth(day(asOf)).toString()).toBe(month)
})

test('twelve months and the year so far are summed apart, months without a bill count as nothing', () => {
  const charges = [
    charge('2025-04', 100n, 10),
    charge('2026-01', 50n, 5),
    charge('2026-03', -20n, -2),
  ]
  const documents = charges.map(({ month, netMinor }) => {
    const taxMinor = netMinor / 10n
    return { month, documents: 1, netMinor, taxMinor }
  })
  const told = billedBefore(day('2026-03-31'), charges, documents)
  expect(told.months).toHaveLength(12)
  expect(told.months.map(each => each.grossMinor).filter(minor => minor !== 0n)).toEqual([
    110n,
    55n,
    -22n,
  ])
  expect(told.charges.map(each => [each.netMinor, String(each.quantity.year)])).toEqual([
    [{ twelve: 130n, year: 30n }, '3'],
  ])
  expect(told.grossMinor).toEqual({ twelve: 143n, year: 33n })
})

test('charges come to what the documents come to without tax', () => {
  const month = fc.constantFrom('2025-02', '2025-12', '2026-01', '2026-02')
  fc.assert(
    fc.property(fc.array(fc.tuple(month, fc.bigInt(-1000n, 1000n))), billed => {
      const charges = billed.map(([each, minor]) => charge(each, minor))
      const documents = billed.map(([each, netMinor]) => ({
        ...{ month: each, documents: 1, netMinor, taxMinor: 0n },
      }))
      const told = billedBefore(day('2026-02-28'), charges, documents)
      const total = (of: 'twelve' | 'year') =>
        told.charges.reduce((sum, each) => sum + each.netMinor[of], 0n)
      expect({ twelve: total('twelve'), year: total('year') }).toEqual(told.netMinor)
    }),
  )
})
