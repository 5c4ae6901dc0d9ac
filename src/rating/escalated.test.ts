import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Price } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { explain } from './explain.ts'
import { rateCharge } from './rate-charge.ts'
import { charge, situation } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

type Escalated = Extract<Price, { model: 'escalated' }>

/** `10.00 +2.5% to 2` → the price; `max 12` and `min 8` are its ceiling and floor. */
function priceOf(text: string): Escalated {
  const [base = '', percent = '', , decimals] = text.split(' ')
  const limit = (name: string) => {
    const found = new RegExp(`${name} ([\\d.]+)`).exec(text)?.[1]
    return found === undefined ? null : Decimal.parse(found)
  }
  return {
    model: 'escalated',
    unitPrice: Decimal.parse(base),
    percent: Decimal.parse(percent.replace(/[+%]/g, '')),
    decimals: Number(decimals),
    ceiling: limit('max'),
    floor: limit('min'),
  }
}

const JANUARY = '2020-01-01'

/** What the month that begins on a date costs, for a subscription since another date. */
function monthly(price: Escalated, on: string, since: string, effectiveFrom = JANUARY) {
  const start = Temporal.PlainDate.from(on)
  const prices = [{ effectiveFrom: Temporal.PlainDate.from(effectiveFrom), price }]
  const fee = { ...charge('fee 1'), prices }
  const facts = situation(fee, `${on}..${start.add({ months: 1 })}: 3`)
  return rateCharge({ ...facts, since: Temporal.PlainDate.from(since) })[0]!
}

describe('a price that rises each year', () => {
  test.each([
    // The first year costs the price as it stands, then it is rounded on each anniversary,
    ['0.12 +2.9% to 4', '2025-03-01', '2025-03-01', '0.12'],
    ['0.12 +2.9% to 4', '2026-02-28', '2025-03-01', '0.12'],
    ['0.12 +2.9% to 4', '2026-03-01', '2025-03-01', '0.1235'],
    // always from the first price: 0.12 × 1.029² = 0.12706092; 0.1235 × 1.029 would be 0.1271 too,
    ['0.12 +2.9% to 4', '2027-03-01', '2025-03-01', '0.1271'],
    // but 1.05 ≈ 1.1, 1.1 × 1.05 ≈ 1.2, and 1.05² = 1.1025 ≈ 1.1.
    ['1 +5% to 1', '2026-01-01', '2025-01-01', '1.1'],
    ['1 +5% to 1', '2027-01-01', '2025-01-01', '1.1'],
    // The period in which the anniversary lies began before it.
    ['10 +10% to 2', '2026-03-01', '2025-03-15', '10'],
    ['10 +10% to 2', '2026-04-01', '2025-03-15', '11'],
    // 29 February has its anniversary on the 28th, and on the 29th in leap years.
    ['10 +10% to 2', '2025-02-28', '2024-02-29', '11'],
    ['10 +10% to 2', '2028-02-28', '2024-02-29', '13.31'],
    ['10 +10% to 2', '2028-02-29', '2024-02-29', '14.64'],
    // It may fall, and is kept within its limits.
    ['10 -10% to 2', '2027-01-01', '2025-01-01', '8.1'],
    ['10 -10% to 2 min 8.5', '2027-01-01', '2025-01-01', '8.5'],
    ['10 +10% to 2 max 11.5', '2027-01-01', '2025-01-01', '11.5'],
    ['10 +0% to 2', '2045-01-01', '2025-01-01', '10'],
  ])('%s on %s, since %s: %s', (price, on, since, expected) => {
    expect(monthly(priceOf(price), on, since).unitPrice.toString()).toBe(expected)
  })

  test('counts from the date of a price that was added later', () => {
    const price = priceOf('10 +10% to 2')
    const on = (date: string) =>
      monthly(price, date, '2020-05-01', '2025-02-01').unitPrice.toString()
    expect(['2025-02-01', '2025-04-30', '2025-05-01', '2026-05-01'].map(on)).toEqual([
      '10',
      '10',
      '11',
      '12.1',
    ])
  })

  test('is prorated, counted in units and explained', () => {
    const { trace, amountMinor } = monthly(
      priceOf('10 +2.5% to 2 max 12 min 9'),
      '2026-01-01',
      '2025-01-01',
    )
    expect(formatAmount(amountMinor, 'EUR')).toBe('30.75')
    expect(explain(trace, 'en', 'EUR').slice(1, 4)).toEqual([
      'Year 2 by the anniversaries of Jan 1, 2025: 10.00 at 2.5 % a year is 10.25 a unit.',
      'It is never more than 12.00.',
      'It is never less than 9.00.',
    ])
    expect(explain(trace, 'de', 'EUR')[1]).toBe(
      'Jahr 2 nach den Jahrestagen des 01.01.2025: 10,00 zu 2,5 % im Jahr sind 10,25 je Einheit.',
    )
    expect(explain(trace, 'fr', 'EUR')[2]).toBe('Jamais plus de 12,00.')
    expect(explain(trace, 'es', 'EUR')[3]).toBe('Nunca menos de 9,00.')
  })
})

describe('any escalated price', () => {
  const price = fc.record({
    model: fc.constant('escalated' as const),
    unitPrice: fc.integer({ min: 0, max: 100_000 }).map(n => new Decimal(BigInt(n), 3)),
    percent: fc.integer({ min: 0, max: 2_000 }).map(n => new Decimal(BigInt(n), 2)),
    decimals: fc.integer({ min: 0, max: 6 }),
    ceiling: fc.option(fc.integer({ min: 50, max: 200 }).map(Decimal.of)),
    floor: fc.option(fc.integer({ min: 0, max: 50 }).map(Decimal.of)),
  })
  const years = fc.integer({ min: 1, max: 30 })
  const in2020 = (n: number) => `${2020 + n}-01-01`

  test('gives its amount again from the trace alone', () => {
    fc.assert(
      fc.property(price, years, (price, n) => {
        const { trace, amountMinor } = monthly(price, in2020(n), JANUARY)
        expect(recompute(trace, 'EUR')).toBe(amountMinor)
      }),
    )
  })

  test('that rises never falls between two anniversaries, and keeps its limits', () => {
    fc.assert(
      fc.property(price, years, (price, n) => {
        const [before, after] = [n, n + 1].map(year => monthly(price, in2020(year), JANUARY))
        expect(after!.unitPrice.isBelow(before!.unitPrice)).toBe(false)
        const { ceiling, floor } = price
        expect(ceiling !== null && after!.unitPrice.isAbove(ceiling)).toBe(false)
        expect(floor !== null && after!.unitPrice.isBelow(floor)).toBe(false)
      }),
    )
  })
})
