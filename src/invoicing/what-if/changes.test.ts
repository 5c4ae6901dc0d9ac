import { describe, expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import type { TaxRule } from '../../tax/tax-rule.ts'
import { withPrices, withTaxRules } from './changes.ts'

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const orNull = (text: string): Temporal.PlainDate | null => (text === '' ? null : date(text))

function rule(span: string, rate: string): TaxRule & { compoundOn: string[] } {
  const [from = '', to = ''] = span.split('..')
  return {
    code: 'DE-19',
    name: { en: 'VAT' },
    country: 'DE',
    region: null,
    taxClass: 'standard',
    category: 'S',
    ratePercent: Decimal.parse(rate),
    from: date(from),
    to: orNull(to),
    level: 'country',
    compoundOn: [],
    exemptionCode: null,
    exemptionReason: null,
  }
}

const shown = ({ from, to, ratePercent }: TaxRule): string => `${from}..${to ?? ''} ${ratePercent}`

describe('other tax rules', () => {
  test.each([
    // on record, what if → in force
    ['2020-01-01..', '2026-01-01..', ['2020-01-01..2026-01-01 19', '2026-01-01.. 7']],
    [
      '2020-01-01..',
      '2026-01-01..2026-07-01',
      ['2020-01-01..2026-01-01 19', '2026-07-01.. 19', '2026-01-01..2026-07-01 7'],
    ],
    ['2026-01-01..', '2020-01-01..', ['2020-01-01.. 7']],
    ['2026-01-01..2026-07-01', '2026-01-01..', ['2026-01-01.. 7']],
    ['2026-01-01..2026-07-01', '2027-01-01..', ['2026-01-01..2026-07-01 19', '2027-01-01.. 7']],
    [
      '2026-01-01..2026-07-01',
      '2025-01-01..2025-07-01',
      ['2026-01-01..2026-07-01 19', '2025-01-01..2025-07-01 7'],
    ],
    [
      '2026-01-01..2026-07-01',
      '2026-03-01..2026-04-01',
      ['2026-01-01..2026-03-01 19', '2026-04-01..2026-07-01 19', '2026-03-01..2026-04-01 7'],
    ],
  ])('%s and %s', (known, changed, expected) => {
    const { code: taxCode, from: validFrom, to: validTo, ...rest } = rule(changed, '7')
    const rules = withTaxRules([rule(known, '19')], [{ ...rest, taxCode, validFrom, validTo }])
    expect(rules.map(shown)).toEqual(expected)
  })

  test('of another class or place leave a rule alone', () => {
    const { code: taxCode, from: validFrom, to: validTo, ...rest } = rule('2020-01-01..', '7')
    const other = { ...rest, taxCode, validFrom, validTo, taxClass: 'reduced' }
    expect(withTaxRules([rule('2020-01-01..', '19')], [other]).map(shown)).toEqual([
      '2020-01-01.. 19',
      '2020-01-01.. 7',
    ])
  })
})

test('another price takes the place of that of its date, or stands between the others', () => {
  const price = (from: string, unitPrice: string) => ({
    effectiveFrom: date(from),
    price: { model: 'per_unit' as const, unitPrice: Decimal.parse(unitPrice) },
  })
  const charge = { prices: [price('2025-01-01', '1'), price('2026-01-01', '2')] }
  const changed = withPrices(charge as never, [price('2026-01-01', '3'), price('2025-07-01', '4')])
  expect(
    changed.prices.map(p => `${p.effectiveFrom} ${'unitPrice' in p.price && p.price.unitPrice}`),
  ).toEqual(['2025-01-01 1', '2025-07-01 4', '2026-01-01 3'])
  expect(withPrices(charge as never, [])).toBe(charge)
})
