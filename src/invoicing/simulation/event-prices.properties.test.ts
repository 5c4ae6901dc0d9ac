import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../kernel/money.ts'
import { recompute } from '../../rating/recompute.ts'
import { keyText } from '../facts.ts'
import { makeBills } from './bills.ts'
import { simulationInput } from './input.ts'

/*
 * Half a year of events for every way of counting and pricing them, in random order, some of them known
 * late, billed often or once.
 */

const LAST_BILL = '2026-07-01'
const FIRST = Temporal.PlainDate.from('2026-01-10')

const meter = (meterCode: string, more: object = {}) => ({ meterCode, source: 'events', ...more })
const METERS = [
  meter('level', { aggregation: 'latest', carried: true }),
  meter('average', { aggregation: 'average', per: 'day', carried: true }),
  meter('peak', { aggregation: 'max', carried: true }),
  meter('users', { aggregation: 'unique', property: 'who' }),
  meter('p90', { aggregation: 'percentile', percentile: '90' }),
  meter('sum'),
]

const perUnit = (unitPrice: string) => ({ model: 'per_unit', unitPrice })
const graduated = {
  model: 'graduated',
  tiers: [
    { upTo: '20', unitPrice: '0' },
    { upTo: '60', unitPrice: '0.35', flatPrice: '1' },
    { upTo: null, unitPrice: '0.205' },
  ],
}
const matrix = (eu: string) => ({
  model: 'matrix',
  rows: [
    { when: { region: 'eu', who: 'a' }, unitPrice: '0.07' },
    { when: { region: 'eu' }, unitPrice: eu },
  ],
  defaultPrice: '0.31',
})
const bounded = (percent: string) => ({
  model: 'percentage',
  percent,
  feePerEvent: '0.05',
  eventMinimum: '0.20',
  eventMaximum: '0.90',
  freeEvents: 2,
})

function charge(chargeCode: string, meterCode: string, prices: object[], more: object = {}) {
  return {
    chargeCode,
    position: 1,
    productCode: 'P',
    name: { en: chargeCode },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode,
    unit: 'unit',
    // The second price holds from the middle of a period.
    prices: prices.map((price, i) => ({ effectiveFrom: `2026-0${1 + i * 2}-15`, price })),
    ...more,
  }
}

const CHARGES = [
  charge('level', 'level', [perUnit('31'), perUnit('62.5')]),
  charge('level30', 'level', [perUnit('31')], { proration: 'thirty_360' }),
  charge('average', 'average', [perUnit('1.5')]),
  charge('peak', 'peak', [perUnit('2'), perUnit('3')]),
  charge('users', 'users', [perUnit('4'), perUnit('5')], { groupBy: ['region'] }),
  charge('p90', 'p90', [perUnit('1')]),
  charge('apart', 'sum', [graduated], { groupBy: ['region'], included: '3' }),
  charge('together', 'sum', [graduated], { groupBy: ['region', 'who'], groupCounter: 'together' }),
  charge('matrix', 'sum', [matrix('0.11'), matrix('0.13')], { included: '5', maximum: '9' }),
  charge('carried', 'sum', [{ model: 'event_price', property: 'price' }]),
  charge('worked', 'sum', [
    { model: 'expression', expression: 'event.region == "eu" ? quantity / 7 : event.price * 2' },
  ]),
  charge('bounded', 'sum', [bounded('1'), bounded('3')], { included: '4' }),
]

const day = (span: number) => fc.nat(span).map(days => FIRST.add({ days }).toString())
const event = fc.record({
  meterCode: fc.constantFrom(...METERS.map(each => each.meterCode), 'sum', 'sum', 'sum'),
  occurredAt: fc
    .tuple(day(165), fc.integer({ min: 0, max: 23 }))
    .map(([date, hour]) => `${date}T${String(hour).padStart(2, '0')}:30:00Z`),
  quantity: fc.integer({ min: 0, max: 400 }).map(n => `${n / 10}`),
  properties: fc.record({
    region: fc.constantFrom('eu', 'us', 'ap'),
    who: fc.constantFrom('a', 'b', 'c'),
    price: fc.constantFrom('0.125', '1', '0.4'),
  }),
  knownFrom: fc.option(day(172), { freq: 3 }),
})

const timeline = fc.record({
  events: fc.array(event, { maxLength: 30 }),
  bills: fc.array(day(171), { maxLength: 4 }).map(dates => dates.toSorted()),
  timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York'),
})

function billed(told: { events: object[]; timeZone: string }, billThrough: readonly string[]) {
  const made = makeBills(
    simulationInput.parse({
      legalEntity: { country: 'US' },
      customer: { timeZone: told.timeZone },
      taxRules: [
        {
          taxCode: 'NONE',
          taxClass: 'standard',
          validFrom: '2007-01-01',
          name: { en: 'None' },
          country: 'US',
          category: 'O',
          ratePercent: '0',
        },
      ],
      meters: METERS,
      plans: [
        {
          planCode: 'P',
          planVersion: 1,
          name: { en: 'P' },
          currency: 'EUR',
          taxInclusive: false,
          offeredFrom: '2026-01-15',
          charges: CHARGES.map((each, i) => ({ ...each, position: i + 1 })),
        },
      ],
      subscriptions: [{ planCode: 'P', startOn: '2026-01-15', events: told.events, anchorDay: 1 }],
      billThrough,
    }),
  )
  expect(made.filter(bill => bill.outcome === 'failed')).toEqual([])
  return made.flatMap(bill => bill.documents.flatMap(document => document.lines))
}

function sums(lines: ReturnType<typeof billed>): Record<string, string> {
  const amounts = [...Map.groupBy(lines, keyText)].map(([key, all]): [string, bigint] => [
    key,
    all.reduce((sum, line) => sum + line.amountMinor, 0n),
  ])
  return Object.fromEntries(
    amounts
      .filter(([, amount]) => amount !== 0n)
      .map(([key, amount]) => [key, formatAmount(amount, 'EUR')])
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
  )
}

describe('events counted and priced in every way', () => {
  test('come to the same billed often or once, known late or in time, in any order', () => {
    fc.assert(
      fc.property(timeline, fc.boolean(), (told, reversed) => {
        const events = reversed ? told.events.toReversed() : told.events
        // Of one instant the event told last counts as the later one.
        fc.pre(
          new Set(events.map(each => `${each.meterCode} ${each.occurredAt}`)).size ===
            events.length,
        )
        // What is known last of all decides nothing: it is never billed.
        const step = billed({ ...told, events }, [...told.bills, LAST_BILL])
        const inTime = told.events.map(each => ({ ...each, knownFrom: null }))
        expect(sums(step)).toEqual(sums(billed({ ...told, events: inTime }, [LAST_BILL])))
        for (const line of step) {
          if (line.kind !== 'charge') continue
          expect(recompute(line.trace, 'EUR')).toBe(line.standing.amountMinor)
        }
      }),
      { numRuns: 100 },
    )
  })
})
