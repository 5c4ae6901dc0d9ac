import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charge } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { parsePeriod } from '../kernel/period.ts'
import { explain } from './explain.ts'
import { priceSegments } from './price-version.ts'
import { rateCharge } from './rate-charge.ts'
import { charge } from './rating.test-tables.ts'
import { recompute } from './recompute.ts'
import type { MeasuredUsage, UsageGroup } from './usage.ts'

const JAN = parsePeriod('2026-01-01..2026-02-01')

function grouped(text: string, counter: 'apart' | 'together' = 'apart'): Charge {
  return { ...charge(text), grouping: { by: ['region'], counter } }
}

/** `eu 30 us 12`, a text a price segment. */
function rateGroups(of: Charge, ...texts: readonly string[]) {
  const usage = priceSegments(of, JAN).map((period, i): MeasuredUsage => {
    const words = (texts[i] ?? '').split(' ').filter(Boolean)
    const groups = words.flatMap((value, at): UsageGroup[] =>
      at % 2 === 0
        ? [{ values: [value], quantity: Decimal.parse(words[at + 1]!), count: at + 1 }]
        : [],
    )
    const quantity = groups.reduce((sum, group) => sum.plus(group.quantity), Decimal.zero)
    return { period, quantity, estimated: false, evidence: [], groups }
  })
  return rateCharge({
    charge: of,
    currency: 'EUR',
    nominal: JAN,
    service: JAN,
    quantities: [],
    usage,
    discounts: [],
    roundingMode: 'half_up',
  })
}

const told = (components: ReturnType<typeof rateGroups>) =>
  components.map(
    ({ key, quantity, amountMinor }) => `${key} ${quantity} = ${formatAmount(amountMinor, 'EUR')}`,
  )

describe('usage told apart by a property', () => {
  const TIERS = 'usage graduated(10:0.00,:0.10)'
  test('gives each group its own lines, and its own tiers', () => {
    expect(told(rateGroups(grouped(TIERS), 'eu 30 us 12'))).toEqual([
      'tier1@2026-01-01["eu"] 10 = 0.00',
      'tier2@2026-01-01["eu"] 20 = 2.00',
      'tier1@2026-01-01["us"] 10 = 0.00',
      'tier2@2026-01-01["us"] 2 = 0.20',
    ])
  })

  test('or counts all groups together, in the order of their values', () => {
    expect(told(rateGroups(grouped(TIERS, 'together'), 'eu 30 us 12'))).toEqual([
      'tier1@2026-01-01["eu"] 10 = 0.00',
      'tier2@2026-01-01["eu"] 20 = 2.00',
      'tier2@2026-01-01["us"] 12 = 1.20',
    ])
  })

  test('carries the count of each group on from one price to the next', () => {
    const of = grouped('usage 0.10 0.20@2026-01-16 free=10')
    expect(told(rateGroups(of, 'eu 8', 'ap 3 eu 8'))).toEqual([
      'usage@2026-01-01["eu"] 0 = 0.00',
      'usage@2026-01-16["eu"] 6 = 1.20',
      'usage@2026-01-16["ap"] 0 = 0.00',
    ])
  })

  test('takes the fee for each event of the group; maximum and minimum hold for all of them', () => {
    const of = grouped('usage percent(1+0.50) max=2.00')
    expect(told(rateGroups(of, 'eu 100 us 50'))).toEqual([
      'percent@2026-01-01["eu"] 100 = 1.00',
      'events@2026-01-01["eu"] 1 = 0.50',
      'percent@2026-01-01["us"] 50 = 0.50',
      'events@2026-01-01["us"] 3 = 1.50',
      'maximum@2026-01-01 -1 = -1.50',
    ])
  })

  test('shows nothing used once', () => {
    expect(told(rateGroups(grouped(TIERS), ''))).toEqual(['tier1@2026-01-01 0 = 0.00'])
  })

  test('says its group in every language, and the trace gives the amount again', () => {
    const value = fc.tuple(fc.constantFrom('eu', 'us', 'ap'), fc.nat(500))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), fc.boolean(), (values, apart) => {
        const text = [...new Map(values)].flat().join(' ')
        const of = grouped(
          'usage graduated(10:0.07,100:0.05+2.00,:0.013)',
          apart ? 'apart' : 'together',
        )
        for (const component of rateGroups(of, text)) {
          expect(recompute(component.trace, 'EUR')).toBe(component.amountMinor)
          for (const language of ['en', 'fr', 'es', 'de']) {
            expect(explain(component.trace, language, 'EUR').join(' ')).not.toContain('{')
          }
        }
      }),
      { numRuns: 50 },
    )
    const [line] = rateGroups(grouped(TIERS), 'eu 30')
    expect(explain(line!.trace, 'en', 'EUR')[0]).toBe('Of these, 1 events with region = eu: 30.')
  })
})

test('a level is charged by the day: by the proration of the charge, at the price of each day', () => {
  const spans = (text: string) =>
    text.split(', ').map(each => {
      const [days = '', quantity = ''] = each.split(' ')
      return { period: parsePeriod(days), quantity: Decimal.parse(quantity) }
    })
  const rateLevel = (text: string, levels: string) =>
    told(
      rateCharge({
        charge: {
          ...charge(text),
          counting: {
            aggregation: 'latest',
            property: null,
            percentile: null,
            per: null,
            carried: true,
          },
        },
        currency: 'EUR',
        nominal: JAN,
        service: JAN,
        quantities: [],
        usage: [
          {
            period: JAN,
            quantity: Decimal.zero,
            estimated: false,
            evidence: [],
            levels: spans(levels),
          },
        ],
        discounts: [],
        roundingMode: 'half_up',
      }),
    )
  const two = '2026-01-01..2026-01-11 4, 2026-01-11..2026-02-01 6'
  expect(rateLevel('usage 31.00', two)).toEqual([
    'level@2026-01-01 4 = 40.00',
    'level@2026-01-11 6 = 126.00',
  ])
  expect(rateLevel('usage 31.00 62.00@2026-01-21', two)).toEqual([
    'level@2026-01-01 4 = 40.00',
    'level@2026-01-11 6 = 60.00',
    'level@2026-01-21 6 = 132.00',
  ])
  expect(rateLevel('usage 31.00 full 62.00@2026-01-21', two)).toEqual([
    'level@2026-01-01 6 = 186.00',
  ])
  expect(rateLevel('usage 31.00 none', two)).toEqual(['level@2026-01-01 4 = 124.00'])
  // Equal levels that adjoin are one; no level costs nothing.
  expect(rateLevel('usage 31.00', '2026-01-01..2026-01-11 4, 2026-01-11..2026-02-01 4')).toEqual([
    'level@2026-01-01 4 = 124.00',
  ])
  expect(rateLevel('usage 31.00', '2026-01-01..2026-01-11 0, 2026-01-11..2026-02-01 0')).toEqual([])
  // Tiers count units, not time.
  expect(rateLevel('usage graduated(5:31.00,:15.50)', two)).toEqual([
    'tier1@2026-01-01 4 = 40.00',
    'tier1@2026-01-11 5 = 105.00',
    'tier2@2026-01-11 1 = 10.50',
  ])
})
