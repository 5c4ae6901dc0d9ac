import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/charge.ts'
import type { PriceIndexes } from '../catalog/price-index.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { parsePeriod } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import { explain } from './explain.ts'
import { priceSegments } from './price-version.ts'
import { rateCharge } from './rate-charge.ts'
import { charge, situation } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

type Indexed = Extract<Price, { model: 'indexed' }>

function price(base: string, more: Partial<Indexed> = {}): Indexed {
  return {
    model: 'indexed',
    unitPrice: Decimal.parse(base),
    index: 'CPI',
    lagMonths: 0,
    baseValue: null,
    compounding: true,
    percentDecimals: null,
    yearlyCap: null,
    yearlyFloor: null,
    decimals: 2,
    ceiling: null,
    floor: null,
    ...more,
  }
}

/** `2024-01 100, 2025-01 103.5` */
function values(text: string): PriceIndexes {
  const months = text.split(', ').map(part => {
    const [month = '', value = ''] = part.split(' ')
    return { month, value: Decimal.parse(value) }
  })
  return new Map([['CPI', months]])
}

/** What the month that begins on a date costs, for one unit since another date. */
function monthly(terms: Indexed, index: string, on: string, since = '2024-01-01') {
  const start = Temporal.PlainDate.from(on)
  const prices = [{ effectiveFrom: Temporal.PlainDate.from('2020-01-01'), price: terms }]
  const fee = { ...charge('fee 1'), prices, indexes: values(index) }
  const facts = situation(fee, `${on}..${start.add({ months: 1 })}: 1`)
  return rateCharge({ ...facts, since: Temporal.PlainDate.from(since) })[0]!
}

const percent = (text: string) => Decimal.parse(text)

describe('a price that follows an index', () => {
  test.each([
    // Alaska Department of Labor, "Consumer Price Index - Calculating Index Changes" (after the
    // BLS): Anchorage 2011 201.427, 2012 205.916: 2.22859 %, rounded 2.2 %.
    [price('100'), '2024-01 201.427, 2025-01 205.916', '2025-01-01', '102.23'],
    [
      price('100', { percentDecimals: 1 }),
      '2024-01 201.427, 2025-01 205.916',
      '2025-01-01',
      '102.2',
    ],
    // 2010 195.144, 2011 201.427: 3.2197 %, rounded 3.2 %; both years compounded and added up.
    [
      price('100', { percentDecimals: 1 }),
      '2024-01 195.144, 2025-01 201.427, 2026-01 205.916',
      '2026-01-01',
      '105.47',
    ],
    [
      price('100', { percentDecimals: 1, compounding: false }),
      '2024-01 195.144, 2025-01 201.427, 2026-01 205.916',
      '2026-01-01',
      '105.4',
    ],
    // "Using the Consumer Price Index for Escalation", BLS 1989, page 5: 113.8 to 118.5 is 4.1 %.
    [price('100', { percentDecimals: 1 }), '2024-01 113.8, 2025-01 118.5', '2025-01-01', '104.1'],
    // The first year costs the price as it stands, whatever the index does.
    [price('100'), '2024-01 100, 2024-06 150, 2025-01 110', '2024-12-01', '100'],
    [price('100'), '2024-01 100, 2024-06 150, 2025-01 110', '2025-01-01', '110'],
    // Three months earlier: October counts for January.
    [price('100', { lagMonths: 3 }), '2023-10 100, 2024-10 104, 2025-01 110', '2025-01-01', '104'],
    // A base value of its own needs no value of the first year.
    [price('100', { baseValue: percent('80') }), '2025-01 100', '2025-01-01', '125'],
    // A value that is not published yet is stood in for by the latest before it.
    [price('100'), '2024-01 100, 2024-11 103', '2025-01-01', '103'],
    // Bounds of each year; what they cut off is not made up.
    [
      price('100', { yearlyCap: percent('5') }),
      '2024-01 100, 2025-01 110, 2026-01 111.1',
      '2026-01-01',
      '106.05',
    ],
    [
      price('100', { yearlyFloor: percent('0') }),
      '2024-01 100, 2025-01 90, 2026-01 99',
      '2026-01-01',
      '110',
    ],
    [
      price('100', { yearlyFloor: percent('2'), yearlyCap: percent('4') }),
      '2024-01 100, 2025-01 101',
      '2025-01-01',
      '102',
    ],
    // Bounds of the price itself.
    [price('100', { ceiling: percent('104') }), '2024-01 100, 2025-01 110', '2025-01-01', '104'],
    [price('100', { floor: percent('95') }), '2024-01 100, 2025-01 90', '2025-01-01', '95'],
    // A falling index; rounding of 2/3.
    [price('100'), '2024-01 100, 2025-01 90', '2025-01-01', '90'],
    [price('1', { decimals: 4 }), '2024-01 3, 2025-01 2', '2025-01-01', '0.6667'],
  ])('%# costs in %s', (terms, index, on, expected) => {
    const part = monthly(terms, index, on)
    expect(part.unitPrice.toString()).toBe(expected)
    expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
  })

  test('has no price without any value of its index', () => {
    expect(() => monthly(price('100'), '2025-06 100', '2025-01-01')).toThrow(RefusalError)
  })

  test('tells which values it follows, and which are provisional', () => {
    const part = monthly(
      price('100', { yearlyCap: percent('2') }),
      '2024-01 100, 2024-12 105',
      '2025-01-01',
    )
    expect(explain(part.trace, 'en', 'EUR')).toEqual([
      'Quantity from Jan 1, 2025 to Jan 31, 2025: 1.',
      'The index of 2025-01 was not published yet; that of 2024-12 stands in for it and is made good later.',
      'Year 2: index CPI of 2024-12 is 105, a year before 100; it counts as 2 %.',
      'Year 2 by the anniversaries of Jan 1, 2024: 100.00 and these changes of the index CPI are 102 a unit.',
      '102 is rounded to €102.00 (halves away from zero).',
    ])
  })

  test('says its amount again from the trace alone', () => {
    const cents = (min: number, max: number) =>
      fc.integer({ min, max }).map(n => new Decimal(BigInt(n), 2))
    const limit = fc.option(cents(-500, 900))
    fc.assert(
      fc.property(
        cents(1, 99_999),
        fc.array(cents(5_000, 20_000), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 3 })),
        limit,
        fc.integer({ min: 0, max: 6 }),
        (unitPrice, index, compounding, percentDecimals, yearlyFloor, decimals) => {
          const terms = price('1', {
            unitPrice,
            compounding,
            percentDecimals,
            yearlyFloor,
            decimals,
          })
          const text = index.map((value, i) => `${2024 + i}-01 ${value}`).join(', ')
          const part = monthly(terms, text, '2027-01-01')
          expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
        },
      ),
    )
  })
})

describe('usage at a price that rises on anniversaries', () => {
  const escalated: Price = {
    model: 'escalated',
    unitPrice: Decimal.parse('0.10'),
    percent: Decimal.parse('2.9'),
    decimals: 4,
    ceiling: null,
    floor: null,
  }

  function usageCharge(terms: Price, more: object = {}) {
    const prices = [{ effectiveFrom: Temporal.PlainDate.from('2020-01-01'), price: terms }]
    return { ...charge('usage 1'), prices, ...more }
  }

  test.each([
    ['2025-03-01..2025-04-01', '2024-03-15', '2025-03-01..2025-03-15 2025-03-15..2025-04-01'],
    ['2025-03-01..2025-04-01', '2024-04-01', '2025-03-01..2025-04-01'],
    ['2025-03-01..2025-04-01', '2025-03-15', '2025-03-01..2025-04-01'],
    ['2025-02-15..2025-03-15', '2024-02-29', '2025-02-15..2025-02-28 2025-02-28..2025-03-15'],
    [
      '2024-12-01..2026-02-01',
      '2023-01-10',
      '2024-12-01..2025-01-10 2025-01-10..2026-01-10 2026-01-10..2026-02-01',
    ],
  ])('%s since %s is measured as %s', (service, since, expected) => {
    const segments = priceSegments(
      usageCharge(escalated),
      parsePeriod(service),
      Temporal.PlainDate.from(since),
    )
    expect(segments.map(({ start, end }) => `${start}..${end}`).join(' ')).toBe(expected)
  })

  test('is priced by the date it was used', () => {
    const of = usageCharge(escalated)
    const nominal = parsePeriod('2025-03-01..2025-04-01')
    const since = Temporal.PlainDate.from('2023-03-15')
    const usage = priceSegments(of, nominal, since).map((period, i) => ({
      period,
      quantity: Decimal.of(i === 0 ? 1000 : 2000),
      estimated: false,
      evidence: [],
    }))
    const parts = rateCharge({ ...situation(of, '2025-03-01..2025-04-01: 1'), since, usage })
    expect(
      parts.map(
        part => `${part.quantity} @ ${part.unitPrice} ${formatAmount(part.amountMinor, 'EUR')}`,
      ),
    ).toEqual(['1000 @ 0.1029 102.90', '2000 @ 0.1059 211.80'])
    for (const part of parts) expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
  })
})
