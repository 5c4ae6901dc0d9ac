import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { keyText } from './facts.ts'
import { makeBills } from './simulation/bills.ts'
import { simulationInput } from './simulation/input.ts'
import { toldLine } from './simulation/scenario.test-tables.ts'

const FIRST = Temporal.PlainDate.from('2026-01-01')
const on = (n: number) => FIRST.add({ days: n }).toString()
const LAST = on(210)

const day = fc.integer({ min: 0, max: 200 })
const known = fc.option(fc.integer({ min: 0, max: 209 }).map(on))

/** Usage of a meter billed monthly, as told by its channels. */
function scenario(source: 'reads' | 'intervals', channels: readonly object[], bills: string[]) {
  return simulationInput.parse({
    legalEntity: { country: 'DE' },
    products: [{ productCode: 'ENERGY', taxClass: 'outside', revenueAccount: '4000' }],
    meters: [{ meterCode: 'KWH', source }],
    plans: [
      {
        planCode: 'A',
        planVersion: 1,
        name: { en: 'A' },
        currency: 'EUR',
        taxInclusive: false,
        offeredFrom: '2026-01-01',
        charges: [
          {
            chargeCode: 'energy',
            position: 1,
            productCode: 'ENERGY',
            name: { en: 'Energy' },
            kind: 'usage',
            timing: 'arrears',
            months: 1,
            meterCode: 'KWH',
            unit: 'kWh',
            prices: [
              { effectiveFrom: '2026-01-01', price: { model: 'per_unit', unitPrice: '0.301' } },
            ],
          },
        ],
      },
    ],
    subscriptions: [{ planCode: 'A', startOn: '2026-01-01', channels }],
    billThrough: bills,
  })
}

/** What each key comes to in the end, in cents; an account on hold has not been billed. */
function standings(told: ReturnType<typeof scenario>): Record<string, string> | string {
  const bills = makeBills(told)
  const last = bills.at(-1)
  if (last?.outcome === 'held' || last?.outcome === 'failed') return `${last.reason}`
  const lines = bills.flatMap(bill => bill.documents.flatMap(document => document.lines))
  const latest = new Map(lines.map(line => [keyText(line), line.standing]))
  const told_ = [...latest].map(([key, standing]): [string, string] => [
    key,
    `${standing.quantity} kWh ${standing.amountMinor}`,
  ])
  return Object.fromEntries(told_.filter(([, text]) => text !== '0 kWh 0').sort())
}

/** A register that gains 0 to 20 a day; estimates may be far off. */
const reads = fc
  .array(fc.tuple(day, fc.integer({ min: -400, max: 400 }), fc.boolean(), known), {
    minLength: 1,
    maxLength: 9,
  })
  .map(rows => {
    const byDay = new Map(rows.map(row => [row[0], row]))
    return [...byDay.values()].map(([n, off, isEstimate, knownFrom]) => ({
      readOn: on(n),
      value: String(Math.max(0, 1000 + 10 * n + (isEstimate ? off : 0))),
      quality: isEstimate ? 'estimated' : 'actual',
      knownFrom,
    }))
  })
  .map(rows => [
    { readOn: on(0), value: '1000', quality: 'actual', knownFrom: null },
    ...rows.filter(row => row.readOn !== on(0) && row.readOn !== on(1)),
    { readOn: on(1), value: '1010', quality: 'actual', knownFrom: null },
  ])

const bills = fc
  .array(fc.integer({ min: 0, max: 209 }), { maxLength: 6 })
  .map(days => [...days.toSorted((a, b) => a - b).map(on), LAST])

const register = { meterCode: 'KWH', serial: 'M1', digits: 6, installedOn: '2026-01-01' }

describe('usage that becomes known bit by bit', () => {
  test('reads of a register, estimates and late ones too, come to the same as all at once', () => {
    fc.assert(
      fc.property(reads, bills, (reads, dates) => {
        const channels = [{ ...register, reads }]
        const all = standings(scenario('reads', channels, [LAST]))
        fc.pre(all !== 'read_went_backwards' && all !== 'read_above_next')
        expect(standings(scenario('reads', channels, dates))).toEqual(all)
      }),
      { numRuns: 300 },
    )
  })

  test('an estimate that an actual read contradicts is corrected in every month it was billed in', () => {
    const reads = [
      { readOn: '2026-01-01', value: '1000' },
      { readOn: '2026-02-10', value: '1800', quality: 'estimated' },
      { readOn: '2026-03-01', value: '1590', knownFrom: '2026-03-02' },
    ]
    const channels = [{ ...register, reads }]
    const told = scenario('reads', channels, ['2026-02-10', '2026-03-02'])
    const lines = makeBills(told).map(bill => bill.documents[0]?.lines.map(toldLine))
    expect(lines).toEqual([
      ['2026-01-01..2026-02-01 energy 620 @ 0.301 → 186.62'],
      [
        'correction 2026-01-01..2026-02-01 energy -310 @ 0.301 → -93.31',
        '2026-02-01..2026-03-01 energy 280 @ 0.301 → 84.28',
      ],
    ])
  })

  test('days of an interval meter, some late or estimated, come to the same as all at once', () => {
    const days = fc
      .array(fc.tuple(day, fc.integer({ min: 0, max: 40 }), known), { maxLength: 12 })
      .map(late => {
        const first = Array.from({ length: 210 }, (_, n) => ({ day: on(n), total: String(n % 7) }))
        const corrected = late.map(([n, total, knownFrom]) => {
          return { day: on(n), total: String(total), knownFrom }
        })
        return [...first, ...corrected]
      })
    fc.assert(
      fc.property(days, bills, (days, dates) => {
        const channels = [{ ...register, digits: null, days }]
        const all = standings(scenario('intervals', channels, [LAST]))
        expect(standings(scenario('intervals', channels, dates))).toEqual(all)
      }),
      { numRuns: 50 },
    )
  })

  test('several channels of one meter add up, each for the days that it was there', () => {
    const reads = (readOn: string, value: string) => ({ readOn, value })
    const old = { ...register, removedOn: '2026-01-11' }
    const fresh = { ...register, serial: 'M2', installedOn: '2026-01-11' }
    const told = scenario(
      'reads',
      [
        { ...old, reads: [reads('2026-01-01', '100'), reads('2026-01-11', '150')] },
        { ...fresh, reads: [reads('2026-01-11', '0'), reads('2026-02-01', '63')] },
      ],
      ['2026-02-01'],
    )
    const [line] = makeBills(told).flatMap(bill => bill.documents[0]?.lines ?? [])
    expect(line?.quantity.equals(Decimal.of(113))).toBe(true)
    expect(line?.estimated).toBe(false)
  })

  test('an account without meter, or with too many days missing, is held with the reason', () => {
    const reason = (channels: object[]) => {
      const [bill] = makeBills(scenario('intervals', channels, ['2026-02-01']))
      return `${bill?.outcome} ${bill?.reason}`
    }
    expect(reason([])).toBe('held no_meter')
    const days = [{ day: '2026-01-01', total: '5' }]
    expect(reason([{ ...register, days }])).toBe('held no_intervals')
  })

  test('missing days are judged on the whole period, not on a piece beside a price change', () => {
    const days = Array.from({ length: 31 }, (_, n) => ({ day: on(n), total: '2' }))
    const charged = (...without: number[]) => {
      const known = days.filter((_, n) => !without.includes(n))
      const told = scenario('intervals', [{ ...register, days: known }], ['2026-02-01'])
      const [energy] = told.plans[0]!.charges
      const [first] = energy!.prices
      energy!.prices.push({ ...first!, effectiveFrom: Temporal.PlainDate.from('2026-01-04') })
      const [bill] = makeBills(told)
      return bill?.reason ?? bill?.documents.flatMap(document => document.lines.map(toldLine))
    }
    expect(charged(0, 1)).toEqual([
      '2026-01-01..2026-01-04 energy 6 @ 0.301 → 1.81',
      '2026-01-04..2026-02-01 energy 56 @ 0.301 → 16.86',
    ])
    expect(charged(0, 1, 12, 13)).toBe('no_intervals')
  })
})

describe('days of the service that no meter measured', () => {
  const old = (removedOn: string | null) => ({
    meterCode: 'KWH',
    serial: 'OLD',
    installedOn: '2026-01-01',
    removedOn,
    reads: [
      { readOn: '2026-01-01', value: '100' },
      { readOn: '2026-01-11', value: '200' },
    ],
  })
  const young = (installedOn: string, readOn: string) => ({
    meterCode: 'KWH',
    serial: 'NEW',
    installedOn,
    reads: [
      { readOn, value: '0' },
      { readOn: '2026-02-01', value: '50' },
    ],
  })
  test.each<[string, object[], string[]]>([
    [
      'none: the new meter came when the old one went',
      [old('2026-01-11'), young('2026-01-11', '2026-01-11')],
      [],
    ],
    [
      'between the old meter and the new one',
      [old('2026-01-11'), young('2026-01-13', '2026-01-13')],
      ['energy KWH 2026-01-11..2026-01-13 2'],
    ],
    [
      'from the installation to the first read',
      [old('2026-01-11'), young('2026-01-11', '2026-01-15')],
      ['energy NEW 2026-01-11..2026-01-15 4'],
    ],
    [
      'before the first meter and after the last',
      [{ ...young('2026-01-05', '2026-01-05'), removedOn: '2026-01-31' }],
      ['energy KWH 2026-01-01..2026-02-01 5'],
    ],
  ])('are told to whoever reviews the run: %s', (_, channels, expected) => {
    const [bill] = makeBills(scenario('reads', channels, ['2026-02-01']))
    const lost = (bill?.exceptions ?? []).filter(({ code }) => code === 'unmeasured_days')
    expect(
      lost.map(
        ({ ref, facts }) => `${ref} ${facts.meter} ${facts.from}..${facts.to} ${facts.days}`,
      ),
    ).toEqual(expected)
  })

  test('are named by the explanation, and charged once somebody knows what they used', () => {
    const late = { ...young('2026-01-11', '2026-01-15') }
    const reads = [...late.reads, { readOn: '2026-01-11', value: '0', knownFrom: '2026-02-10' }]
    const told = scenario(
      'reads',
      [old('2026-01-11'), { ...late, reads }],
      ['2026-02-01', '2026-03-01'],
    )
    const [first, second] = makeBills(told)
    const trace = first?.documents[0]?.lines[0]?.trace.find(step => step.step === 'unmeasured')
    expect(trace).toEqual({
      step: 'unmeasured',
      meter: 'NEW',
      from: '2026-01-11',
      to: '2026-01-15',
      days: '4',
    })
    expect(second?.exceptions.map(({ code }) => code)).not.toContain('unmeasured_days')
  })
})
