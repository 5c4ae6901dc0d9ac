import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal, divideRounded, type RoundingMode } from './decimal.ts'

const decimal = fc
  .record({ coefficient: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.nat(12) })
  .map(({ coefficient, scale }) => new Decimal(coefficient, scale))

describe('reads plain decimals only', () => {
  test.each(['0', '-12.50', '0.000000000001', '007', '1234567890123456789012345.6789'])(
    '%s',
    text => {
      expect(Decimal.tryParse(text)).toBeDefined()
    },
  )
  test.each([
    '',
    '1e21',
    '1,00',
    '1 000',
    '+1',
    '.5',
    '5.',
    'NaN',
    'Infinity',
    '--1',
    '0x10',
    '١',
    '1\n',
  ])('not %j', text => {
    expect(Decimal.tryParse(text)).toBeUndefined()
    expect(() => Decimal.parse(text)).toThrow(RangeError)
  })
})

describe('is exact', () => {
  test('0.1 + 0.2 is 0.3', () => {
    expect(Decimal.parse('0.1').plus(Decimal.parse('0.2')).toString()).toBe('0.3')
  })
  test('prints what it read, without superfluous zeros', () => {
    fc.assert(
      fc.property(decimal, d => {
        expect(Decimal.parse(d.toString()).equals(d)).toBe(true)
      }),
    )
  })
  test('sums and products commute, and minus undoes plus', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(a.plus(b).equals(b.plus(a))).toBe(true)
        expect(a.times(b).equals(b.times(a))).toBe(true)
        expect(a.plus(b).minus(b).equals(a)).toBe(true)
      }),
    )
  })
  test('compares by value, not by notation', () => {
    expect(Decimal.parse('1.50').equals(Decimal.parse('1.5'))).toBe(true)
    expect(Decimal.parse('-0').isZero).toBe(true)
    expect(Decimal.parse('-0').toString()).toBe('0')
  })
})

describe('rounds', () => {
  test.each<[string, number, RoundingMode, string]>([
    ['2.345', 2, 'half_up', '2.35'],
    ['-2.345', 2, 'half_up', '-2.35'],
    ['2.345', 2, 'half_even', '2.34'],
    ['2.355', 2, 'half_even', '2.36'],
    ['-2.345', 2, 'half_even', '-2.34'],
    ['2.3449999', 2, 'half_up', '2.34'],
    ['0.5', 0, 'half_even', '0'],
    ['1.5', 0, 'half_even', '2'],
    ['-0.004', 2, 'half_up', '0'],
  ])('%s to %i decimals, %s → %s', (text, scale, mode, expected) => {
    expect(Decimal.parse(text).round(scale, mode).toString()).toBe(expected)
  })

  test('a credit mirrors its debit', () => {
    const mode = fc.constantFrom<RoundingMode>('half_up', 'half_even')
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt().filter(d => d !== 0n),
        mode,
        (n, d, mode) => {
          expect(divideRounded(-n, d, mode)).toBe(-divideRounded(n, d, mode))
          const off = divideRounded(n, d, mode) * d - n
          expect((off < 0n ? -off : off) * 2n <= (d < 0n ? -d : d)).toBe(true)
        },
      ),
    )
  })

  test('divides to the decimals asked for', () => {
    expect(Decimal.one.dividedBy(Decimal.of(3), 4).toString()).toBe('0.3333')
    expect(Decimal.of(200).dividedBy(Decimal.parse('0.03'), 0).toString()).toBe('6667')
    expect(() => Decimal.one.dividedBy(Decimal.zero, 2)).toThrow(RangeError)
  })
})

test.each([
  ['12.5', 2, '12.50'],
  ['-0.001', 2, '0.00'],
  ['1234.567', 0, '1235'],
  ['7', 3, '7.000'],
])('%s with %i decimals is %s', (text, scale, expected) => {
  expect(Decimal.parse(text).toFixed(scale)).toBe(expected)
})

test.each([
  ['2', '2'],
  ['2.0', '2'],
  ['2.01', '3'],
  ['-2.01', '-2'],
  ['0', '0'],
])('the ceiling of %s is %s', (text, expected) => {
  expect(Decimal.parse(text).ceiling().toString()).toBe(expected)
})
