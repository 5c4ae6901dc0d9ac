import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import type { AmountOff } from './amount-off.ts'
import { rateCharge } from './rate-charge.ts'
import { charge, situation } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

function off(text: string): AmountOff[] {
  if (text === '') return []
  return text.split(' ').map((amount, i) => ({ code: `C${i + 1}`, amount: Decimal.parse(amount) }))
}

test.each([
  // charge, what happened, amounts off → allowance and amount of each component
  ['fee 30', '2026-01-01..2026-02-01: 1', '10', '10.00 20.00'],
  ['fee 30', '2026-01-01..2026-02-01: 1', '30', '30.00 0.00'],
  ['fee 30', '2026-01-01..2026-02-01: 1', '31', '30.00 0.00'],
  ['fee 30', '2026-01-01..2026-02-01: 1', '20 20', '30.00 0.00'],
  ['fee 30', '2026-01-01..2026-02-01: 1', '', '0.00 30.00'],
  // After percentages: 30 − 20 % = 24, less 10.
  ['fee 30', '2026-01-01..2026-02-01: 1; less 20% 2026-01-01..', '10', '16.00 14.00'],
  // In full for a part of a period: 16 of 31 days.
  ['fee 31', '2026-01-16..2026-02-01 of 2026-01-01..2026-02-01: 1', '10', '10.00 6.00'],
  // One amount for the period, from its first part on.
  ['fee 31', '2026-01-01..2026-02-01: 1, 2 from 2026-01-16', '20', '15.00 0.00, 5.00 27.00'],
  // Nothing is taken off what is given back.
  ['usage 1', '2026-01-01..2026-02-01: -5', '10', '0.00 -5.00'],
  ['usage 1', '2026-01-01..2026-02-01: 0', '10', '0.00 0.00'],
])('%s, %s, less %s: %s', (priced, happened, amounts, expected) => {
  const facts = situation(charge(priced), happened)
  const parts = rateCharge({ ...facts, amountsOff: off(amounts) })
  const money = (minor: bigint) => formatAmount(minor, 'EUR')
  expect(
    parts.map(part => `${money(part.allowanceMinor)} ${money(part.amountMinor)}`).join(', '),
  ).toBe(expected)
  for (const part of parts) expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
})

test('a minimum is due in full, whatever was taken off', () => {
  const of = { ...charge('fee 30'), minimum: Decimal.of(25) }
  const facts = situation(of, '2026-01-01..2026-02-01: 1')
  const parts = rateCharge({ ...facts, amountsOff: off('10') })
  expect(parts.map(part => part.amountMinor)).toEqual([2000n, 500n])
})

test('nothing falls below zero, and all that was offered is taken where there is enough', () => {
  const cents = fc.integer({ min: 1, max: 10_000 }).map(n => new Decimal(BigInt(n), 2))
  fc.assert(
    fc.property(cents, cents, fc.array(cents, { maxLength: 3 }), (first, second, amounts) => {
      const happened = `2026-01-01..2026-02-01: ${first}, ${second} from 2026-01-16`
      const facts = situation(charge('fee 7'), happened)
      const plain = rateCharge(facts)
      const parts = rateCharge({
        ...facts,
        amountsOff: amounts.map((amount, i) => ({ code: `C${i}`, amount })),
      })
      const sum = (list: typeof parts) => list.reduce((total, part) => total + part.amountMinor, 0n)
      const offered = amounts.reduce((total, amount) => total + amount.atScale(2), 0n)
      const rest = sum(plain) - offered
      expect(sum(parts)).toBe(rest > 0n ? rest : 0n)
      for (const part of parts) {
        expect(part.amountMinor >= 0n).toBe(true)
        expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
      }
    }),
  )
})
