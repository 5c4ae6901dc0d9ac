import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { bundleFault, bundlePrices } from './bundle.ts'

const parts = (amounts: readonly string[]) =>
  amounts.map((amount, i) => ({ chargeCode: 'ABCDE'[i] ?? '', standAlone: Decimal.parse(amount) }))

test.each([
  // IFRS 15, Illustrative Example 33 (IE165): products of 50, 25 and 75 for 100 together are 33, 17
  // and 50; in whole units of currency as there, and in hundredths.
  ['100', 'JPY', ['50', '25', '75'], '33 17 50'],
  ['100', 'EUR', ['50', '25', '75'], '33.33 16.67 50'],
  // Example 34 (IE169): 60 for the 100 of B (55) and C (45), whose discount is theirs alone.
  ['60', 'USD', ['55', '45'], '33 27'],
  // KPMG, "Revenue – IFRS 15 handbook" (2019), Example 5: phone, internet and television of 20, 30 and 40
  // for 80 are 18, 27 and 35 in whole units.
  ['80', 'JPY', ['20', '30', '40'], '18 27 35'],
  // EY, "International GAAP", Example 28.53: machine, installation and warranty of 75,000, 14,000 and 20,000
  // for 100,000.
  ['100000', 'JPY', ['75000', '14000', '20000'], '68807 12844 18349'],
  // ICAI, Ind AS 115 compiler, GTM Limited, scenario 1: 90,000, 44,000 and 66,000 for 190,000.
  ['190000', 'INR', ['90000', '44000', '66000'], '85500 41800 62700'],
  // Equal remainders: the first charge gets the unit that is left.
  ['10', 'EUR', ['1', '1', '1'], '3.34 3.33 3.33'],
  ['0.01', 'EUR', ['5', '5'], '0.01 0'],
  ['0', 'EUR', ['5', '5'], '0 0'],
  ['30', 'EUR', ['9.99', '0.01'], '29.97 0.03'],
  // A bundle may cost more than its parts.
  ['12', 'KWD', ['1.001', '2.002'], '4 8'],
])('a bundle of %s %s of charges that cost %j is %s', (bundle, currency, amounts, expected) => {
  const prices = bundlePrices(Decimal.parse(bundle), parts(amounts), currency)
  const told = prices instanceof Map ? [...prices.values()].map(price => `${price.unitPrice}`) : []
  expect(told.join(' ')).toBe(expected)
})

test('a price of part of a minor unit is refused', () => {
  expect(bundlePrices(Decimal.parse('9.999'), parts(['1', '1']), 'EUR')).toEqual({
    code: 'bundle_price_not_whole',
    facts: { price: '9.999', currency: 'EUR' },
  })
})

test('fees of one period make a bundle', () => {
  const charge = (kind: 'recurring' | 'usage', months: number) => ({ code: 'A', kind, months })
  expect(bundleFault([charge('recurring', 1), charge('recurring', 1)])).toBeUndefined()
  expect(bundleFault([charge('recurring', 1), charge('usage', 1)])?.code).toBe('bundle_of_usage')
  expect(bundleFault([charge('recurring', 1), charge('recurring', 12)])?.code).toBe(
    'bundle_periods_differ',
  )
})

test('the shares sum to the price, and no share is a unit off', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(cents, fc.array(cents, { minLength: 2, maxLength: 5 }), (bundle, amounts) => {
      const each = amounts.map(amount => new Decimal(BigInt(amount), 2).toString())
      const prices = bundlePrices(new Decimal(BigInt(bundle), 2), parts(each), 'EUR')
      const shares = prices instanceof Map ? [...prices.values()] : []
      const sum = shares.reduce((total, { unitPrice }) => total.plus(unitPrice), Decimal.zero)
      expect(sum.toString()).toBe(new Decimal(BigInt(bundle), 2).toString())
      const together = amounts.reduce((a, b) => a + b)
      for (const [i, { unitPrice }] of shares.entries()) {
        const off = Number(unitPrice.atScale(2)) - (bundle * (amounts[i] ?? 0)) / together
        expect(Math.abs(off)).toBeLessThan(1.000001)
      }
    }),
  )
})
