import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charge } from '../catalog/charge.ts'
import { energyTerms } from '../catalog/energy-terms.ts'
import { checkCharge } from '../catalog/price-rules.ts'
import { rhythmFrom, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { overlap, type Period, parsePeriod } from '../kernel/period.ts'
import { type Carry, NO_CARRY, parseCarry, storedCarry, sumOf } from './carry.ts'
import { closingOf } from './closing.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

function withTerms(text: string, energy: object, changes: Partial<Charge> = {}): Charge {
  return { ...charge(text), energy: energyTerms.parse(energy), ...changes }
}

const DEMAND = { kind: 'demand', calendar: null, band: null, minutes: 15 } as const

type Folded = { readonly told: string; readonly carry: Carry }

/** Rates period after period, each opening with what the one before left, and checks each amount. */
function fold(item: Charge, life: Period, used: readonly string[]): Folded[] {
  const rhythm = rhythmFrom(life.start, life.start.day, item.months)
  let opening: Carry = NO_CARRY
  return used.map((text, n) => {
    const nominal = rhythmPeriod(rhythm, n)
    const service = overlap(nominal, life)!
    const usage = [
      { period: service, quantity: Decimal.parse(text), estimated: false, evidence: [] },
    ]
    const input: RatingInput = {
      charge: item,
      currency: 'USD',
      nominal,
      service,
      since: life.start,
      quantities: [],
      usage,
      discounts: [],
      roundingMode: 'half_up',
      rhythm,
      opening,
    }
    const components = rateCharge(input)
    for (const part of components) expect(recompute(part.trace, 'USD')).toBe(part.amountMinor)
    opening = parseCarry(storedCarry(closingOf(input, components)))
    const told = components.map(
      part => `${part.quantity} @ ${part.unitPrice} → ${formatAmount(part.amountMinor, 'USD')}`,
    )
    return { told: told.join('; '), carry: opening }
  })
}

const FOREVER = parsePeriod('2024-03-15..2050-01-01')

describe('a guarantee of production, settled on each anniversary', () => {
  const yearly = (price: string, terms: object) =>
    withTerms(`usage ${price} every=12`, { kind: 'guarantee', ...terms })
  const amounts = (item: Charge, used: string) =>
    fold(item, FOREVER, used.split(' ')).map(({ told }) => told)

  test.each([
    // Palmetto LightReach, Exhibit G: 10,000 kWh guaranteed, 9,500 produced, $0.10 a kWh: $50.
    ['pays for what is short', '0.10', '10000', '9500', '-500 @ 0.1 → -50.00'],
    ['pays nothing where it was met', '0.10', '10000', '10000', '0 @ 0.1 → 0.00'],
    ['pays nothing where more was produced', '0.10', '10000', '12000', '0 @ 0.1 → 0.00'],
    ['pays all where nothing was produced', '0.10', '10000', '0', '-10000 @ 0.1 → -1000.00'],
    ['counts what went backwards as short', '0.10', '100', '-20', '-120 @ 0.1 → -12.00'],
    ['rounds once', '0.135', '10000', '9998.5', '-1.5 @ 0.135 → -0.20'],
  ])('%s', (_, price, guaranteed, used, expected) => {
    expect(amounts(yearly(price, { guaranteed }), used)).toEqual([expected])
  })

  test('counts from the first day on where the contract carries what was beyond', () => {
    // Sunrun's "Actual Output and Refunds": 62,000 kWh by year 10, 61,500 generated: 500 × $0.13 =
    // $65; output beyond in earlier years counts, and so do kWh that were refunded.
    const item = yearly('0.13', { guaranteed: '6200', excess: 'carried' })
    const used = '6400 6100 6200 6200 6200 6100 6200 6200 6200 5700 6100 7000 6000'
    const short = amounts(item, used).map(told => told.split(' ')[0])
    expect(short).toEqual('0 0 0 0 0 0 0 0 0 -500 -100 0 0'.split(' '))
    expect(amounts(item, used)[9]).toBe('-500 @ 0.13 → -65.00')
    const kept = fold(item, FOREVER, used.split(' ')).map(({ carry }) => sumOf(carry).toString())
    expect(kept).toEqual('200 100 100 100 100 0 0 0 0 0 0 800 600'.split(' '))
  })

  test('falls by the degradation each year, rounded to whole units from the first year', () => {
    // LightReach guarantees production that falls by 1 % a year.
    const item = yearly('0.10', { guaranteed: '10000', degradationPercent: '1' })
    const due = amounts(item, '0 0 0 0').map(told => told.split(' ')[0])
    expect(due).toEqual(['-10000', '-9900', '-9801', '-9703'])
  })

  test('pays for what is beyond at a price of its own', () => {
    const terms = { guaranteed: '10000', excess: 'returned', excessPrice: '0.04' }
    expect(amounts(yearly('0.10', terms), '10500 9000')).toEqual([
      '-500 @ 0.04 → -20.00',
      '-1000 @ 0.1 → -100.00',
    ])
  })

  test('shrinks with a year that ends early, leap years included', () => {
    const item = yearly('0.10', { guaranteed: '3660' })
    const life = parsePeriod('2024-01-01..2024-04-10')
    // 100 of 366 days.
    expect(fold(item, life, ['900'])[0]?.told).toBe('-100 @ 0.1 → -10.00')
  })

  test('needs a usage charge at a price a unit, and the price of what is beyond', () => {
    const codes = (item: Charge) => checkCharge(item).map(({ code }) => code)
    expect(codes(yearly('0.10', { guaranteed: '1' }))).toEqual([])
    expect(codes(withTerms('fee 5', { kind: 'guarantee', guaranteed: '1' }))).toEqual([
      'guarantee_needs_usage',
    ])
    const tiers = 'usage graduated(10:1,:2) every=12'
    expect(codes(withTerms(tiers, { kind: 'guarantee', guaranteed: '1' }))).toEqual([
      'energy_needs_unit_price',
    ])
    expect(codes(yearly('0.10', { guaranteed: '1', excess: 'returned' }))).toEqual([
      'excess_price_missing',
    ])
  })

  test('settles over all years what is short over all of them, less what stayed beyond', () => {
    const year = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(fc.array(year, { minLength: 1, maxLength: 12 }), used => {
        const item = yearly('1', { guaranteed: '200', excess: 'carried' })
        const folded = fold(item, FOREVER, used.map(String))
        const paid = folded.reduce((sum, { told }) => sum - Number(told.split(' ')[0]), 0)
        const left = Number(sumOf(folded.at(-1)!.carry))
        const produced = used.reduce((a, b) => a + b, 0)
        expect(produced + paid - left).toBe(200 * used.length)
      }),
    )
  })
})

describe('a demand ratchet', () => {
  const monthly = (terms: object) =>
    withTerms('usage 10 every=1', { kind: 'ratchet', ...terms }, { measure: DEMAND })
  const life = parsePeriod('2025-01-01..2050-01-01')
  const billed = (terms: object, used: string) =>
    fold(monthly(terms), life, used.split(' ')).map(({ told }) => told.split(' ')[0])

  test.each([
    [
      'bills a share of the highest peak of the periods before',
      { percent: '80', periods: 11 },
      '100 50 60 90 79 81',
      '100 80 80 90 80 81',
    ],
    [
      'looks back no further than agreed',
      { percent: '80', periods: 2 },
      '100 10 10 10 10',
      '100 80 80 10 10',
    ],
    [
      'counts months that are named alone',
      { percent: '50', periods: 11, months: [1, 3] },
      '100 300 200 10 10',
      '100 300 200 100 100',
    ],
    [
      'bills the contract minimum at least',
      { percent: '80', minimum: '70' },
      '80 10 90',
      '80 70 90',
    ],
    ['may bill a contract minimum alone', { minimum: '70' }, '80 10 90', '80 70 90'],
    [
      'looks at measured peaks, not at billed ones',
      { percent: '90', periods: 1 },
      '100 10 10',
      '100 90 10',
    ],
    [
      'has nothing to look back at after periods without demand',
      { percent: '80' },
      '0 0 5',
      '0 0 5',
    ],
  ])('%s', (_, terms, used, expected) => {
    expect(billed(terms, used).join(' ')).toBe(expected)
  })

  test('keeps the peaks that are looked back at and no more', () => {
    const folded = fold(monthly({ percent: '80', periods: 3 }), life, '1 2 3 4 5 6'.split(' '))
    expect(folded.map(({ carry }) => carry.length)).toEqual([1, 2, 3, 3, 3, 3])
  })

  test('needs a charge for demand', () => {
    const item = withTerms('usage 10', { kind: 'ratchet', percent: '80' })
    expect(checkCharge(item).map(({ code }) => code)).toEqual(['ratchet_needs_demand'])
  })

  test('never bills less than the own peak, nor more than the highest of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 12 }),
        (peaks, percent, periods) => {
          const told = billed({ percent: String(percent), periods }, peaks.join(' '))
          told.forEach((text, n) => {
            const since = Math.max(0, n - periods)
            const highest = Math.max(0, ...peaks.slice(since, n)) * (percent / 100)
            expect(Number(text)).toBeCloseTo(Math.max(peaks[n]!, highest), 9)
          })
        },
      ),
    )
  })
})
