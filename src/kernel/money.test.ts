import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCurrency, minorDigits } from './currency.ts'
import { Decimal } from './decimal.ts'
import { formatAmount, parseAmount, prorateToMinor, roundToMinor, splitByWeights } from './money.ts'

test.each([
  ['JPY', 0],
  ['HUF', 2],
  ['USD', 2],
  ['XCG', 2],
  ['KWD', 3],
  ['CLF', 4],
])('%s has %i decimals by ISO 4217', (currency, digits) => {
  expect(minorDigits(currency)).toBe(digits)
})

test.each(['XXX', 'usd', 'EURO', '', 'constructor'])('%j is no currency', code => {
  expect(isCurrency(code)).toBe(false)
  expect(() => minorDigits(code)).toThrow(RangeError)
})

describe('reads amounts, refusing what the currency cannot hold', () => {
  test.each([
    ['12.5', 'USD', 1250n],
    ['-0.01', 'USD', -1n],
    ['1', 'JPY', 1n],
    ['1.234', 'KWD', 1234n],
    ['1.50', 'JPY', undefined],
    ['1.2345', 'KWD', undefined],
    ['1.000', 'USD', undefined],
    ['1e21', 'USD', undefined],
    ['1,00', 'USD', undefined],
    ['-0', 'USD', undefined],
    ['-0.00', 'USD', undefined],
    ['123456789012345678901234567890', 'USD', undefined],
  ])('%s %s → %s', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toBe(minor)
  })

  test('and writes them back', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'KWD')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), currency, (minor, code) => {
        expect(parseAmount(formatAmount(minor, code), code)).toBe(minor)
      }),
    )
  })
})

test.each([
  ['1.005', 'USD', 101n],
  ['-1.005', 'USD', -101n],
  ['1.5', 'JPY', 2n],
  ['1.0005', 'KWD', 1001n],
])('%s rounds to minor units of %s: %s', (text, currency, minor) => {
  expect(roundToMinor(Decimal.parse(text), currency)).toBe(minor)
})

test('prorates with one rounding', () => {
  expect(prorateToMinor(Decimal.parse('10'), 17n, 31n, 'EUR')).toBe(548n)
  expect(prorateToMinor(Decimal.parse('-10'), 17n, 31n, 'EUR')).toBe(-548n)
  expect(() => prorateToMinor(Decimal.one, 1n, 0n, 'EUR')).toThrow(RangeError)
})

describe('splits by weights', () => {
  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [0n, 3n, 0n], [0n, 5n, 0n]],
    [7n, [0n, 0n], [7n, 0n]],
    [2n, [1n, 2n, 3n], [0n, 1n, 1n]],
  ])('%s by %s → %s', (total, weights, parts) => {
    expect(splitByWeights(total, weights)).toEqual(parts)
  })

  test('parts sum to the total and differ from the exact share by less than one', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, weights) => {
        const parts = splitByWeights(total, weights)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
        const sum = weights.reduce((a, b) => a + b, 0n)
        if (sum === 0n) return
        parts.forEach((part, i) => {
          const off = part * sum - total * weights[i]!
          expect((off < 0n ? -off : off) < sum).toBe(true)
        })
      }),
    )
  })

  test('refuses negative weights and nothing to split between', () => {
    expect(() => splitByWeights(1n, [])).toThrow(RangeError)
    expect(() => splitByWeights(1n, [2n, -1n])).toThrow(RangeError)
  })
})
