import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { type CurveCharge, priceCurve } from './price-curve.ts'

const d = Decimal.parse
const ON = Temporal.PlainDate.from('2026-01-01')
const ASKED = { currency: 'EUR', on: ON }

const charge = (price: Price, more: Partial<CurveCharge> = {}): CurveCharge => ({
  kind: 'usage',
  months: 1,
  unit: 'kWh',
  included: null,
  minimum: null,
  maximum: null,
  price,
  ...more,
})

const tiers = [
  { upTo: d('100'), unitPrice: d('0.30'), flatPrice: Decimal.zero },
  { upTo: null, unitPrice: d('0.20'), flatPrice: Decimal.zero },
]

const MODELS: [string, CurveCharge, string, string][] = [
  // charge, at how much → the example's amount in minor units
  ['per unit', charge({ model: 'per_unit', unitPrice: d('0.25') }), '120', '3000'],
  ['graduated', charge({ model: 'graduated', tiers }), '120', '3400'],
  ['volume', charge({ model: 'volume', tiers }), '120', '2400'],
  [
    'stairstep',
    charge({
      model: 'stairstep',
      steps: [
        { upTo: d('100'), price: d('20') },
        { upTo: null, price: d('35') },
      ],
    }),
    '120',
    '3500',
  ],
  ['package', charge({ model: 'package', size: d('50'), packagePrice: d('9') }), '120', '2700'],
  [
    'percentage',
    charge({ model: 'percentage', percent: d('2'), feePerEvent: d('0.30') }),
    '100',
    '3200',
  ],
  [
    'free units',
    charge({ model: 'per_unit', unitPrice: d('0.25') }, { included: d('20') }),
    '120',
    '2500',
  ],
  [
    'a minimum',
    charge({ model: 'per_unit', unitPrice: d('0.25') }, { minimum: d('40') }),
    '120',
    '4000',
  ],
  [
    'a cap',
    charge({ model: 'per_unit', unitPrice: d('0.25') }, { maximum: d('10') }),
    '120',
    '1000',
  ],
  ['a formula', charge({ model: 'expression', expression: 'quantity * 0.5' }), '120', '6000'],
  [
    'seats',
    charge({ model: 'per_unit', unitPrice: d('24') }, { kind: 'recurring', unit: 'seat' }),
    '6',
    '14400',
  ],
]

describe('a price drawn', () => {
  test.each(MODELS)('of %s costs at the example what a bill says', (_, priced, quantity, minor) => {
    const { example, lines } = priceCurve(priced, { ...ASKED, quantity: d(quantity) })
    const total = example.components.reduce((sum, each) => sum + each.amountMinor, 0n)
    expect(String(total)).toBe(minor)
    expect(lines).toHaveLength(1)
    expect(lines[0]?.points[0]?.at.isZero).toBe(true)
  })

  test('shows where it changes, from beside it to beside it', () => {
    const { bounds, lines } = priceCurve(charge({ model: 'volume', tiers }), ASKED)
    expect(bounds.map(String)).toEqual(['100'])
    const near = lines[0]?.points.filter(({ at }) => at.minus(d('100')).abs().isBelow(d('0.001')))
    expect(near?.map(({ amountMinor }) => String(amountMinor))).toEqual(['3000', '2000', '2000'])
  })

  test('has a line for each row of a table, and one for all others', () => {
    const { lines } = priceCurve(
      charge({
        model: 'matrix',
        rows: [
          { when: { region: 'eu' }, unitPrice: d('0.10') },
          { when: { region: 'us' }, unitPrice: d('0.20') },
        ],
        defaultPrice: d('0.50'),
      }),
      { ...ASKED, quantity: d('100'), properties: { region: 'us' } },
    )
    expect(lines.map(({ name, points }) => `${name} ${points.at(-1)?.amountMinor}`)).toEqual([
      'eu 1600',
      'us 3200',
      '* 8000',
    ])
  })

  test('goes over years where it rises by itself', () => {
    const price: Price = {
      ...{ model: 'escalated', unitPrice: d('100'), percent: d('3'), decimals: 2 },
      ...{ ceiling: d('110'), floor: null },
    }
    const { axis, lines } = priceCurve(charge(price, { kind: 'recurring' }), {
      ...ASKED,
      quantity: Decimal.one,
    })
    const years = lines[0]?.points.slice(0, 5) ?? []
    expect([axis, ...years.map(({ at, amountMinor }) => `${at} ${amountMinor}`)]).toEqual([
      'years',
      '2026 10000',
      '2027 10300',
      '2028 10609',
      '2029 10927',
      '2030 11000',
    ])
  })

  test('never costs less for more where each unit has the price of its own tier', () => {
    const bound = fc.integer({ min: 1, max: 5000 })
    const price = fc.integer({ min: 0, max: 999 })
    fc.assert(
      fc.property(bound, price, price, (upTo, first, rest) => {
        const own = [
          { ...tiers[0]!, upTo: Decimal.of(upTo), unitPrice: new Decimal(BigInt(first), 2) },
          { ...tiers[1]!, unitPrice: new Decimal(BigInt(rest), 2) },
        ]
        const { lines } = priceCurve(charge({ model: 'graduated', tiers: own }), ASKED)
        const amounts = lines[0]?.points.map(({ amountMinor }) => amountMinor) ?? []
        expect(amounts.every((each, i) => i === 0 || each >= amounts[i - 1]!)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
