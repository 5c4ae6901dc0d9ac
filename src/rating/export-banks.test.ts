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
import type { Component } from './component.ts'
import { explain } from './explain.ts'
import { priceSegments } from './price-version.ts'
import { type RatingInput, rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'

function withTerms(text: string, energy: object): Charge {
  return { ...charge(text), energy: energyTerms.parse(energy) }
}

const START = Temporal.PlainDate.from('2025-01-01')

type Month = { readonly parts: readonly Component[]; readonly carry: Carry }

/** Rates `taken/fed in` (or `fed in:eligible`) month by month; `!` marks the last of all. */
function fold(item: Charge, months: string): Month[] {
  const rhythm = rhythmFrom(START, 1, 1)
  let opening: Carry = NO_CARRY
  return months.split(' ').map((text, n) => {
    const period = rhythmPeriod(rhythm, n)
    const [main = '', eligible = '0'] = text.replace('!', '').split(':')
    const [taken = '0', fedIn] = main.split('/')
    const segments = priceSegments(item, period)
    const piece = (quantity: string, i: number) => ({
      period: segments[i]!,
      // All of it in the last piece, so that credits are seen to pay the first.
      quantity: i === segments.length - 1 ? Decimal.parse(quantity) : Decimal.of(10),
      estimated: false,
      evidence: [],
    })
    const exported = (i: number) =>
      fedIn === undefined
        ? {}
        : { exported: { ...piece(fedIn, segments.length - 1), period: segments[i]! } }
    const input: RatingInput = {
      charge: item,
      currency: 'USD',
      nominal: period,
      service: period,
      since: START,
      quantities: [],
      usage: segments.map((_, i) => ({
        ...piece(taken, i),
        ...(i === segments.length - 1 ? exported(i) : {}),
      })),
      discounts: [
        {
          code: 'TEN',
          name: { en: 'Ten' },
          percent: Decimal.of(10),
          chargeCode: 'other',
          from: START,
          to: null,
        },
      ],
      roundingMode: 'half_up',
      rhythm,
      opening,
      last: text.endsWith('!'),
      eligibleMinor: BigInt(Math.round(Number(eligible) * 100)),
    }
    const parts = rateCharge(input)
    for (const part of parts) {
      expect(recompute(part.trace, 'USD')).toBe(part.amountMinor)
      for (const language of ['en', 'fr', 'es', 'de']) {
        expect(explain(part.trace, language, 'USD').join(' ')).not.toMatch(/[{}]/)
      }
    }
    opening = parseCarry(storedCarry(closingOf(input, parts)))
    return { parts, carry: opening }
  })
}

/** `billed units, kept units` of each month, and what is paid out. */
function told(item: Charge, months: string): string {
  return fold(item, months)
    .map(({ parts, carry }) => {
      const out = parts.filter(({ key }) => key.startsWith('payout@'))
      const billed = parts.filter(part => !out.includes(part))
      const units = billed.reduce((sum, part) => sum.plus(part.quantity), Decimal.zero)
      const paid = out.map(
        part => ` out ${part.quantity} → ${formatAmount(part.amountMinor, 'USD')}`,
      )
      return `${units}, ${sumOf(carry)}${paid.join('')}`
    })
    .join('; ')
}

const NET = { kind: 'net_metering', exportMeter: 'EXPORT' }

describe('energy kept in units', () => {
  test.each([
    ['export pays import of the same period, no more', NET, '100/40 100/100', '60, 0; 0, 0'],
    ['what is beyond is kept and pays later import', NET, '10/50 30/0 30/0', '0, 40; 0, 10; 20, 0'],
    ['import without any export meter is billed', NET, '100 0', '100, 0; 0, 0'],
    [
      'units expire after the periods agreed',
      { ...NET, expiresAfter: 2 },
      '0/50 0/5 20/0 100/0',
      '0, 50; 0, 55; 0, 5; 95, 0',
    ],
    [
      'units that expire next are used first',
      { ...NET, expiresAfter: 1 },
      '0/50 0/20 30/0 30/0',
      // Of the 50 nothing is left when the third month begins.
      '0, 50; 0, 20; 10, 0; 30, 0',
    ],
    [
      'at the true-up what is left is paid out and the bank is empty',
      { ...NET, trueUpMonth: 3, atTrueUp: 'pay', payoutPrice: '0.03' },
      '0/50 10/0 10/30 10/0',
      '0, 50; 0, 40; 0, 0 out -60 → -1.80; 10, 0',
    ],
    [
      'at the true-up what is left lapses',
      { ...NET, trueUpMonth: 2, atTrueUp: 'forfeit' },
      '0/50 0/10 10/0',
      '0, 50; 0, 0; 10, 0',
    ],
    [
      'without a month the year of credits is that of the subscription',
      { ...NET, atTrueUp: 'forfeit' },
      '0/50 0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0 0/0 10/0 10/0',
      `0, 50; ${'0, 50; '.repeat(10)}0, 0; 10, 0`,
    ],
    [
      'with the last period what is left is paid out',
      { ...NET, atTrueUp: 'pay', payoutPrice: '0.1' },
      '0/50 10/0!',
      '0, 50; 0, 0 out -40 → -4.00',
    ],
    ['and lapses where it would be kept on', NET, '0/50 10/0!', '0, 50; 0, 0'],
  ])('%s', (_, terms, months, expected) => {
    expect(told(withTerms('usage 0.20', terms), months)).toBe(expected)
  })

  test('credits pay the first units of a period whose price changes', () => {
    const item = withTerms('usage 0.20 0.30@2025-01-11', NET)
    // 10 kWh before the 11th, 100 from then on; 40 were fed in.
    expect(fold(item, '100/40')[0]?.parts.map(part => `${part.key} ${part.quantity}`)).toEqual([
      'usage@2025-01-11 70',
    ])
  })

  test('tiers count what is left after credits', () => {
    const item = withTerms('usage graduated(50:0.10,:0.20)', NET)
    const [first] = fold(item, '100/40')
    expect(first?.parts.map(part => `${part.quantity} @ ${part.unitPrice}`)).toEqual([
      '50 @ 0.1',
      '10 @ 0.2',
    ])
  })

  test('needs usage, a meter of its own, and a price to pay out at', () => {
    const codes = (item: Charge) => checkCharge(item).map(({ code }) => code)
    expect(codes(withTerms('usage 1', NET))).toEqual([])
    expect(codes(withTerms('usage 1', { ...NET, atTrueUp: 'pay' }))).toEqual([
      'payout_price_missing',
    ])
    const same = withTerms('usage 1', NET)
    expect(codes({ ...same, meterCode: 'EXPORT' })).toEqual(['export_meter_same'])
    expect(codes(withTerms('fee 1', NET))).toEqual(['credit_needs_usage'])
  })

  test('no unit is lost: taken + kept + expired = fed in + billed', () => {
    const month = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 14 }), months => {
        const item = withTerms('usage 1', NET)
        const folded = fold(item, months.map(([taken, fed]) => `${taken}/${fed}`).join(' '))
        const billed = folded
          .flatMap(({ parts }) => parts)
          .reduce((s, p) => s + Number(p.quantity), 0)
        const kept = Number(sumOf(folded.at(-1)!.carry))
        const [taken, fed] = [0, 1].map(i => months.reduce((sum, each) => sum + each[i]!, 0))
        expect(taken! + kept).toBe(fed! + billed)
      }),
    )
  })
})

const CREDIT = { kind: 'export_credit', pays: ['energy'] }

/** Each month: amounts by kind of line, and what is kept. */
function amounts(terms: object, months: string): string {
  return fold(withTerms('usage 0.10', terms), months)
    .map(({ parts, carry }) => {
      const lines = parts
        .filter(part => part.amountMinor !== 0n)
        .map(({ key, amountMinor, account }) => {
          const to = account === undefined ? '' : `:${account}`
          return `${key.split('@')[0]}${to} ${formatAmount(amountMinor, 'USD')}`
        })
      return `${lines.join(' ')} | ${sumOf(carry)}`
    })
    .join('; ')
}

describe('energy kept in money', () => {
  test.each([
    ['pays the charges that it may', CREDIT, '100:30', 'credit -10.00 | 0'],
    [
      'is kept as far as they come to less, and pays later ones',
      CREDIT,
      '100:4 0:5 0:5',
      'credit -10.00 bank:2540 6.00 | 6; bank:2540 -5.00 | 1; bank:2540 -1.00 | 0',
    ],
    [
      'is kept whole where nothing may be paid',
      CREDIT,
      '100:0',
      'credit -10.00 bank:2540 10.00 | 10',
    ],
    [
      'lapses when it expires, as income',
      { ...CREDIT, expiresAfter: 1 },
      '100:0 0:4',
      'credit -10.00 bank:2540 10.00 | 10; bank:2540 -4.00 lapsed:2540 -6.00 breakage:4900 6.00 | 0',
    ],
    [
      'is paid out at the true-up, in part as agreed',
      { ...CREDIT, trueUpMonth: 2, atTrueUp: 'pay', payoutPercent: '80' },
      '100:0 0:4 100:0',
      'credit -10.00 bank:2540 10.00 | 10; bank:2540 -4.00 paidout:2540 -4.80 lapsed:2540 -1.20 breakage:4900 1.20 | 0; credit -10.00 bank:2540 10.00 | 10',
    ],
    [
      'lapses at the true-up where the contract says so',
      { ...CREDIT, trueUpMonth: 1, atTrueUp: 'forfeit' },
      '100:4',
      'credit -10.00 bank:2540 6.00 lapsed:2540 -6.00 breakage:4900 6.00 | 0',
    ],
    [
      'rolls past the true-up',
      { ...CREDIT, trueUpMonth: 1 },
      '100:4',
      'credit -10.00 bank:2540 6.00 | 6',
    ],
    [
      'is settled with the last period',
      { ...CREDIT, atTrueUp: 'pay' },
      '100:4!',
      'credit -10.00 bank:2540 6.00 paidout:2540 -6.00 | 0',
    ],
  ])('%s', (_, terms, months, expected) => {
    expect(amounts(terms, months)).toBe(expected)
  })

  test('the liability of the books is what is kept', () => {
    const month = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 30 }))
    const terms = fc.constantFrom(
      CREDIT,
      { ...CREDIT, expiresAfter: 2 },
      { ...CREDIT, trueUpMonth: 6, atTrueUp: 'pay', payoutPercent: '33' },
      { ...CREDIT, trueUpMonth: 6, atTrueUp: 'forfeit' },
    )
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 14 }), terms, (months, chosen) => {
        const text = months.map(([fed, due]) => `${fed}:${due}`).join(' ')
        let booked = 0n
        for (const [n, { parts, carry }] of fold(
          withTerms('usage 0.107', chosen),
          text,
        ).entries()) {
          const of = (account: string) =>
            parts.filter(p => p.account === account).reduce((sum, p) => sum + p.amountMinor, 0n)
          booked += of('2540')
          expect(booked).toBe(sumOf(carry).atScale(2))
          const paid = parts.filter(({ key }) => key.startsWith('paidout')).length > 0
          const net = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
          // Credits alone never make a bill negative beyond what they pay.
          if (!paid) expect(-net).toBeLessThanOrEqual(BigInt(months[n]![1]) * 100n)
        }
      }),
    )
  })
})

test('a plan that takes over in the month of the true-up settles at its end, not twice', () => {
  const item = withTerms('usage 0.20', { ...NET, trueUpMonth: 1, atTrueUp: 'forfeit' })
  const nominal = { start: START, end: START.add({ months: 1 }) }
  const middle = START.add({ days: 14 })
  const rate = (service: typeof nominal, taken: string, fed: string, opening: Carry) => {
    const measured = (quantity: string) => ({
      period: service,
      quantity: Decimal.parse(quantity),
      estimated: false,
      evidence: [],
    })
    const input: RatingInput = {
      charge: item,
      currency: 'USD',
      nominal,
      service,
      since: START,
      quantities: [],
      usage: [{ ...measured(taken), exported: measured(fed) }],
      discounts: [],
      roundingMode: 'half_up',
      rhythm: rhythmFrom(START, 1, 1),
      opening,
    }
    const parts = rateCharge(input)
    return { units: parts.map(part => part.quantity.toString()), carry: closingOf(input, parts) }
  }
  const first = rate({ start: START, end: middle }, '10', '50', NO_CARRY)
  expect([first.units, sumOf(first.carry).toString()]).toEqual([['0'], '40'])
  const second = rate({ start: middle, end: nominal.end }, '30', '0', first.carry)
  expect([second.units, second.carry]).toEqual([['0'], []])
})
