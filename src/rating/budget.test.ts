import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charge } from '../catalog/charge.ts'
import { energyTerms } from '../catalog/energy-terms.ts'
import { checkCharge } from '../catalog/price-rules.ts'
import { rhythmFrom, rhythmPeriod } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { type Carry, NO_CARRY, parseCarry, storedCarry, sumOf } from './carry.ts'
import { closingOf } from './closing.ts'
import { explain } from './explain.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

const START = Temporal.PlainDate.from('2025-05-01')

function level(text: string, terms: object = {}): Charge {
  return {
    ...charge(text),
    timing: 'arrears',
    energy: energyTerms.parse({ kind: 'budget', ...terms }),
  }
}

/** Rates months that cost so much with tax; `!` marks the last of all. */
function fold(item: Charge, months: string): { lines: string; bill: bigint; kept: Decimal }[] {
  const rhythm = rhythmFrom(START, 1, 1)
  let opening: Carry = NO_CARRY
  return months.split(' ').map((text, n) => {
    const period = rhythmPeriod(rhythm, n)
    const coveredMinor = BigInt(Math.round(Number(text.replace('!', '')) * 100))
    const input: RatingInput = {
      charge: item,
      currency: 'USD',
      nominal: period,
      service: period,
      since: START,
      quantities: [{ period, quantity: Decimal.one }],
      usage: [],
      discounts: [],
      roundingMode: 'half_up',
      rhythm,
      opening,
      last: text.endsWith('!'),
      coveredMinor,
    }
    const parts = rateCharge(input)
    for (const part of parts) {
      expect(part.account).toBe('2550')
      expect(recompute(part.trace, 'USD')).toBe(part.amountMinor)
      for (const language of ['en', 'fr', 'es', 'de']) {
        expect(explain(part.trace, language, 'USD').join(' ')).not.toMatch(/[{}]/)
      }
    }
    opening = parseCarry(storedCarry(closingOf(input, parts)))
    const lines = parts.map(
      ({ key, amountMinor }) => `${key.split('@')[0]} ${formatAmount(amountMinor, 'USD')}`,
    )
    const bill = parts.reduce((sum, part) => sum + part.amountMinor, coveredMinor)
    return { lines: lines.join(' '), bill, kept: sumOf(opening) }
  })
}

function told(item: Charge, months: string): string {
  return fold(item, months)
    .map(({ lines, bill, kept }) => `${lines} = ${formatAmount(bill, 'USD')} | ${kept}`)
    .join('; ')
}

describe('a level amount', () => {
  test.each([
    // Ameren Missouri: last year's bills in twelve equal amounts; here 1,200.00.
    [
      'is billed whatever the month costs',
      '80 140',
      'budget 20.00 = 100.00 | 20; budget -40.00 = 100.00 | -20',
    ],
    ['says so where the month costs just that', '100', 'budget 0.00 = 100.00 | 0'],
    [
      'is settled with the last period',
      '80 60!',
      'budget 20.00 = 100.00 | 20; budget 40.00 settlement -60.00 = 40.00 | 0',
    ],
    [
      'is settled where too little was paid, too',
      '150 60!',
      'budget -50.00 = 100.00 | -50; budget 40.00 settlement 10.00 = 110.00 | 0',
    ],
  ])('%s', (_, months, expected) => {
    expect(told(level('fee 100'), months)).toBe(expected)
  })

  const YEAR = '120 90 80 70 80 90 110 130 140 130 110'

  test('is settled on the anniversary: Ameren’s settlement option, SMUD’s surplus to the account', () => {
    // 1,150.00 in eleven months, 1,100.00 paid: 50.00 are owed before the twelfth.
    const folded = fold(level('fee 100'), `${YEAR} 80 100`)
    expect(folded[10]?.kept.toString()).toBe('-50')
    expect(folded[11]).toMatchObject({ lines: 'budget 20.00 settlement 30.00', bill: 13_000n })
    expect(folded[12]?.lines).toBe('budget 0.00')
  })

  test('may be settled in a month of the calendar', () => {
    const folded = fold(level('fee 100', { settleMonth: 6 }), '90 80 70')
    expect(folded.map(({ lines }) => lines)).toEqual([
      'budget 10.00',
      'budget 20.00 settlement -30.00',
      'budget 30.00',
    ])
  })

  test('may roll on: Ameren’s rollover option', () => {
    const folded = fold(level('fee 100', { atYearEnd: 'roll' }), `${YEAR} 80 100`)
    expect(folded[12]?.kept.toString()).toBe('-30')
    expect(folded.every(({ bill }) => bill === 10_000n)).toBe(true)
  })

  test('is a fee in arrears at a price a unit', () => {
    const codes = (item: Charge) => checkCharge(item).map(({ code }) => code)
    expect(codes(level('fee 100'))).toEqual([])
    expect(codes({ ...level('fee 100'), timing: 'advance' })).toEqual(['budget_needs_fee'])
    expect(codes(level('fee graduated(1:100,:90)'))).toEqual(['energy_needs_unit_price'])
  })

  test('costs no more and no less than the charges it stands for, once settled', () => {
    const costs = fc.array(fc.integer({ min: -5000, max: 30_000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(costs, fc.integer({ min: 0, max: 200 }), (cents, amount) => {
        const months = cents.map((each, n) => `${each / 100}${n === cents.length - 1 ? '!' : ''}`)
        const folded = fold(level(`fee ${amount}`), months.join(' '))
        const billed = folded.reduce((sum, { bill }) => sum + bill, 0n)
        expect(billed).toBe(BigInt(cents.reduce((a, b) => a + b, 0)))
      }),
    )
  })
})
