import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rhythmFrom, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import type { Period } from '../kernel/period.ts'
import { type Carry, NO_CARRY, parseCarry, storedCarry, sumOf } from './carry.ts'
import { closingOf } from './closing.ts'
import { explain } from './explain.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

const RHYTHM = rhythmFrom(Temporal.PlainDate.from('2026-01-31'), 31, 1)

/** A period of a charge with its usage, opening with what the one before left. */
function input(text: string, used: string, n: number, opening: Carry, part?: Period): RatingInput {
  const nominal = rhythmPeriod(RHYTHM, n)
  const service = part ?? nominal
  const quantity = Decimal.parse(used)
  return {
    charge: charge(text),
    currency: 'EUR',
    nominal,
    service,
    quantities: [],
    usage: [{ period: service, quantity, estimated: false, evidence: [] }],
    discounts: [],
    roundingMode: 'half_up',
    rhythm: RHYTHM,
    opening,
  }
}

/** Folds periods with this usage: `priced units, carried on` for each. */
function folded(text: string, usage: readonly string[]): string[] {
  let carry = NO_CARRY
  return usage.map((used, n) => {
    const facts = input(text, used, n, carry)
    const components = rateCharge(facts)
    for (const part of components) expect(recompute(part.trace, 'EUR')).toBe(part.amountMinor)
    carry = parseCarry(storedCarry(closingOf(facts, components)))
    const priced = components.reduce((sum, part) => sum.plus(part.quantity), Decimal.zero)
    return `${priced}, ${sumOf(carry)}`
  })
}

describe('free units that were not used', () => {
  test.each([
    // Zuora, Rollover: "you must use them within six months otherwise they automatically expire".
    [
      'live as many periods as agreed',
      'free=500 roll=2//included',
      '100 500 500 900',
      '0, 400; 0, 400; 0, 0; 400, 0',
    ],
    [
      'of one period live in the next alone',
      'free=100 roll=1',
      '40 100 100 160',
      '0, 60; 0, 60; 0, 60; 0, 0',
    ],
    [
      'are kept up to the cap',
      'free=100 roll=all/150',
      '0 0 0 270',
      '0, 100; 0, 150; 0, 150; 20, 0',
    ],
    [
      'are used after those of the period, where it says so',
      'free=100 roll=1//included',
      '40 100 160',
      '0, 60; 0, 0; 60, 0',
    ],
    ['are used before them otherwise', 'free=100 roll=1', '40 100 160', '0, 60; 0, 60; 0, 0'],
    ['are none when all were used', 'free=100 roll=all', '100 100.5', '0, 0; 0.5, 0'],
    ['are not made more by usage taken back', 'free=100 roll=all', '-30 250', '0, 100; 50, 0'],
  ])('%s', (_, terms, used, expected) => {
    expect(folded(`usage 1.00 ${terms}`, used.split(' ')).join('; ')).toBe(expected)
  })

  test('come to what AT&T’s Rollover Minutes come to', () => {
    // AT&T support article KM1051496: a plan of 1,500 minutes; 700 used leaves 800; 2,000 used takes
    // 500 of them; used only after the period's own; gone after 12 billing periods ("accumulated
    // this August must be used by next August").
    const terms = 'usage 0.45 free=1500 roll=12//included'
    expect(folded(terms, ['700', '2000'])).toEqual(['0, 800', '0, 300'])
    const year = Array<string>(11).fill('1500')
    expect(folded(terms, ['700', ...year, '2300']).at(-1)).toBe('0, 0')
    expect(folded(terms, ['700', ...year, '1500', '2300']).at(-1)).toBe('800, 0')
  })

  test('expire with the last period that may use them, whatever the length of months', () => {
    const lots = closingOf(input('usage 1 free=10 roll=1', '4', 0, NO_CARRY), [])
    // Anchored on the 31st: 31 January to 28 February, used until 31 March.
    expect(storedCarry(lots)).toEqual([
      { bank: 'included', quantity: '6', from: '2026-01-31', expires: '2026-03-31' },
    ])
  })

  test('of a part of a period shrink with it, and pass on to the charge that takes over', () => {
    const text = 'usage 1 free=31 roll=1'
    const [start, mid] = ['2026-03-31', '2026-04-15'].map(day => Temporal.PlainDate.from(day))
    const end = Temporal.PlainDate.from('2026-04-30')
    const first = input(text, '5', 2, NO_CARRY, { start: start!, end: mid! })
    const left = closingOf(first, [])
    expect(sumOf(left).toString()).toBe('10.5')
    const second = input(text, '26', 2, left, { start: mid!, end })
    expect(rateCharge(second).map(part => part.amountMinor)).toEqual([0n])
    expect(sumOf(closingOf(second, [])).toString()).toBe('0')
  })

  test('are told in the trace', () => {
    const opening = closingOf(input('usage 1 free=100 roll=2/80', '10', 0, NO_CARRY), [])
    const [part] = rateCharge(input('usage 1 free=100 roll=2/80', '150', 1, opening))
    const told = explain(part?.trace ?? [], 'en', 'EUR').join('\n')
    expect(told).toContain(
      'Free in this period: 100, and 80 carried over from before; 150 of this is free, 0 is priced.',
    )
    expect(told).toContain('Not used: 30; carried over to the next period: 30.\nAt most 80 are')
    expect(explain(part?.trace ?? [], 'de', 'EUR').join('\n')).toContain('dazu 80 aus früheren')
  })
})

const counts = fc.array(fc.integer({ min: 0, max: 300 }).map(String), {
  minLength: 1,
  maxLength: 14,
})
const terms = fc.constantFrom('roll=1', 'roll=3/150', 'roll=all', 'roll=2//included', 'roll=all/70')

describe('properties of a rollover', () => {
  test('what is granted is used, carried on or lost; nobody pays more for it', () => {
    fc.assert(
      fc.property(counts, terms, (used, roll) => {
        let carry = NO_CARRY
        used.forEach((count, n) => {
          const facts = input(`usage 0.07 free=100 ${roll}`, count, n, carry)
          const components = rateCharge(facts)
          const paid = components.reduce((sum, part) => sum + part.amountMinor, 0n)
          const plain = rateCharge(input('usage 0.07 free=100', count, n, NO_CARRY))
          expect(paid <= plain.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(true)
          const closing = closingOf(facts, components)
          const priced = components.reduce((sum, part) => sum.plus(part.quantity), Decimal.zero)
          const free = Decimal.parse(count).minus(priced)
          const had = sumOf(carry).plus(Decimal.of(100))
          expect(sumOf(closing).plus(free).isAbove(had)).toBe(false)
          expect(closing.every(lot => lot.quantity.sign > 0)).toBe(true)
          expect(formatAmount(paid, 'EUR')).toBe(priced.times(Decimal.parse('0.07')).toFixed(2))
          carry = closing
        })
      }),
    )
  })

  test('all units live on and none is lost where nothing limits it', () => {
    fc.assert(
      fc.property(counts, used => {
        const last = folded('usage 1 free=100 roll=all', used).at(-1)
        let left = 0
        for (const count of used) left = Math.max(0, left + 100 - Number(count))
        expect(last?.split(', ')[1]).toBe(String(left))
      }),
    )
  })
})
