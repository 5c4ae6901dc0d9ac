import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { decideTaxes, type TaxExemption, type TaxQuestion } from './decide.ts'
import { TaxError } from './tax-error.ts'
import type { TaxLevel, TaxRule } from './tax-rule.ts'

/** `FR-20 FR standard 20 2014-01-01..`, with `region=`, `level=`, `on=` (tax on tax) after it. */
function rule(text: string): TaxRule {
  const [code = '', country = '', taxClass = '', rate = '', dates = '', ...options] =
    text.split(' ')
  const [from = '', to = ''] = dates.split('..')
  const option = (name: string) =>
    options.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1)
  return {
    code,
    name: { en: code },
    country,
    region: option('region') ?? null,
    taxClass,
    category: rate === '0' ? 'Z' : 'S',
    ratePercent: Decimal.parse(rate),
    from: Temporal.PlainDate.from(from),
    to: to === '' ? null : Temporal.PlainDate.from(to),
    level: (option('level') ?? 'country') as TaxLevel,
    compoundOn: option('on')?.split(',') ?? [],
    exemptionCode: null,
    exemptionReason: null,
  }
}

const RULES = [
  'FR-19 FR standard 19.6 2000-01-01..2014-01-01',
  'FR-20 FR standard 20 2014-01-01..',
  'FR-20 FR electricity 20 2014-01-01..',
  'FR-5 FR reduced 5.5 2014-01-01..',
  'FR-8 FR standard 8.5 2014-01-01.. region=FR-974',
  'DE-19 DE standard 19 2007-01-01..2020-07-01',
  'DE-16 DE standard 16 2020-07-01..2021-01-01',
  'DE-19 DE standard 19 2021-01-01..',
  'US-CA US standard 7.25 2017-01-01.. region=US-CA level=state',
  'US-SJ US standard 2.125 2017-01-01.. region=US-CA/San-Jose level=city',
  'US-FEE US standard 2 2017-01-01.. region=US-CA/San-Jose level=utility on=US-CA,US-SJ',
].map(rule)

/** `FR→DE business DE123 standard 2026-01-01`: seller, place and customer, class, supply date. */
function question(text: string, exemptions: readonly TaxExemption[] = []): TaxQuestion {
  const [route = '', kind, taxId, taxClass = '', date = ''] = text.split(' ')
  const [from = '', to = ''] = route.split('→')
  const [place = '', city = null] = to.split('/')
  const country = place.slice(0, 2)
  const region = place.length > 2 ? place : null
  return {
    taxClass,
    seller: { country: from, region: null, taxId: `${from}SELLER` },
    place: { country, region, city },
    customer: {
      country,
      taxId: taxId === '-' ? null : taxId!,
      business: kind === 'business',
      exemptions,
    },
    suppliedOn: Temporal.PlainDate.from(date),
    rules: RULES,
  }
}

const told = (asked: TaxQuestion) =>
  decideTaxes(asked)
    .map(tax => `${tax.category} ${tax.code} ${tax.ratePercent}`)
    .join(', ')

describe('the tax of a line', () => {
  test.each([
    // At home: the rate of the class on the supply date.
    ['FR→FR private - standard 2026-01-01', 'S FR-20 20'],
    ['FR→FR business FR123 standard 2026-01-01', 'S FR-20 20'],
    ['FR→FR private - reduced 2026-01-01', 'S FR-5 5.5'],
    ['FR→FR private - standard 2013-12-31', 'S FR-19 19.6'],
    ['FR→FR private - standard 2014-01-01', 'S FR-20 20'],
    ['DE→DE private - standard 2020-12-31', 'S DE-16 16'],
    ['DE→DE private - standard 2021-01-01', 'S DE-19 19'],
    // A region's own rate replaces that of the country.
    ['FR→FR-974 private - standard 2026-01-01', 'S FR-8 8.5'],
    ['FR→FR-75 private - standard 2026-01-01', 'S FR-20 20'],
    // To a registered business in another member state: reverse charge, or supply of goods.
    ['FR→DE business DE123 standard 2026-01-01', 'AE AE 0'],
    ['FR→DE business DE123 electricity 2026-01-01', 'AE AE 0'],
    ['FR→DE business DE123 goods 2026-01-01', 'K K 0'],
    // Without a foreign VAT id it is taxed where it is supplied.
    ['FR→DE business - standard 2026-01-01', 'S DE-19 19'],
    ['FR→DE business FR123 standard 2026-01-01', 'S DE-19 19'],
    ['FR→DE private - standard 2026-01-01', 'S DE-19 19'],
    // Out of the Union: goods are exported, services are not ours to tax.
    ['FR→CH business CHE123 electricity 2026-01-01', 'G G 0'],
    ['FR→GB private - service 2026-01-01', 'O O 0'],
    ['FR→FR private - outside 2026-01-01', 'O O 0'],
    // Several levels, the tax on taxes last.
    ['US→US-CA private - standard 2026-01-01', 'S US-CA 7.25'],
    ['US→US-CA/San-Jose private - standard 2026-01-01', 'S US-CA 7.25, S US-SJ 2.125, S US-FEE 2'],
  ])('%s → %s', (text, expected) => {
    expect(told(question(text))).toBe(expected)
  })

  test('without tax it always carries a reason in four languages', () => {
    for (const text of [
      'DE business DE1 standard',
      'DE business DE1 goods',
      'CH private - goods',
    ]) {
      const [tax] = decideTaxes(question(`FR→${text} 2026-01-01`))
      expect(tax?.exemptionCode).toMatch(/^VATEX-EU-/)
      expect(Object.keys(tax?.exemptionReason ?? {}).sort()).toEqual(['de', 'en', 'es', 'fr'])
    }
  })

  test('is refused, not dropped, where no rate is known', () => {
    expect(() => decideTaxes(question('FR→FR private - tobacco 2026-01-01'))).toThrow(TaxError)
    expect(() => decideTaxes(question('FR→ES private - standard 2026-01-01'))).toThrow(
      /no_tax_rule/,
    )
    expect(() => decideTaxes(question('US→US-NV private - standard 2026-01-01'))).toThrow(TaxError)
  })

  test('never compounds on itself', () => {
    const circle = [
      rule('A US standard 1 2020-01-01.. on=B'),
      rule('B US standard 1 2020-01-01.. on=A'),
    ]
    const asked = { ...question('US→US private - standard 2026-01-01'), rules: circle }
    expect(() => decideTaxes(asked)).toThrow(/tax_compounds_on_itself/)
  })
})

describe('an exemption certificate', () => {
  const certificate = (code: string, validTo: string | null): TaxExemption => ({
    code,
    validFrom: '2026-01-01',
    validTo,
    reason: 'Resale certificate 42',
  })
  const supply = (date: string) => `US→US-CA/San-Jose private - standard ${date}`

  test.each([
    ['US-CA', null, '2026-06-30', 'E US-CA 0, S US-SJ 2.125, S US-FEE 2'],
    ['*', null, '2026-06-30', 'E US-CA 0, E US-SJ 0, E US-FEE 0'],
    // It counts only if valid on the supply date.
    ['*', '2026-06-30', '2026-06-29', 'E US-CA 0, E US-SJ 0, E US-FEE 0'],
    ['*', '2026-06-30', '2026-06-30', 'S US-CA 7.25, S US-SJ 2.125, S US-FEE 2'],
    ['*', null, '2025-12-31', 'S US-CA 7.25, S US-SJ 2.125, S US-FEE 2'],
  ])('for %s until %s, supplied on %s → %s', (code, validTo, date, expected) => {
    expect(told(question(supply(date), [certificate(code, validTo)]))).toBe(expected)
  })
})
