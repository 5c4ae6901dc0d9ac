import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeBills } from './simulation/bills.ts'
import { checkScenario } from './simulation/check.ts'
import { simulationInput } from './simulation/input.ts'
import { toldLine } from './simulation/scenario.test-tables.ts'

const register = { meterCode: 'KWH', serial: 'M1', installedOn: '2026-07-01' }

/** 1 kWh every hour of July, but for the hours told: `day hour value`. */
function july(...told: string[]) {
  const other = new Map(told.map(text => [text.split(' ').slice(0, 2).join(' '), text]))
  return Array.from({ length: 31 }, (_, n) => {
    const values = Array.from({ length: 24 }, (_, hour) => {
      const [, , value = '1'] = (other.get(`${n + 1} ${hour}`) ?? '').split(' ')
      return value
    })
    return { day: `2026-07-${String(n + 1).padStart(2, '0')}`, minutes: 60, values }
  })
}

const BAND = { kind: 'band', calendar: 'TOU', band: 'peak' }
const DEMAND = { kind: 'demand', calendar: 'TOU', band: 'peak', minutes: 60 }
const perUnit = (unitPrice: string, effectiveFrom = '2026-07-01') => ({
  effectiveFrom,
  price: { model: 'per_unit', unitPrice },
})

function scenario(measure: object | null, channels: object[], prices = [perUnit('1')]) {
  return simulationInput.parse({
    legalEntity: { country: 'US' },
    customer: { timeZone: 'America/New_York' },
    products: [{ productCode: 'ENERGY', taxClass: 'outside', revenueAccount: '4000' }],
    meters: [{ meterCode: 'KWH', source: 'intervals' }],
    touCalendars: [
      {
        calendarCode: 'TOU',
        rules: [
          { band: 'peak', months: [7], days: ['mon', 'fri'], from: '16:00', to: '21:00' },
          { band: 'off' },
        ],
        holidays: { region: 'US', firstYear: 2026, lastYear: 2026 },
      },
    ],
    plans: [
      {
        planCode: 'A',
        planVersion: 1,
        name: { en: 'A' },
        currency: 'USD',
        taxInclusive: false,
        offeredFrom: '2026-07-01',
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
            measure,
            prices,
          },
        ],
      },
    ],
    subscriptions: [{ planCode: 'A', startOn: '2026-07-01', channels }],
    billThrough: ['2026-08-01'],
  })
}

function billed(...given: Parameters<typeof scenario>): string[] {
  const told = scenario(...given)
  checkScenario(told)
  const [bill] = makeBills(told)
  if (bill?.outcome !== 'billed') return [`${bill?.outcome} ${bill?.reason}`]
  return bill.documents.flatMap(document => document.lines.map(toldLine))
}

const steps = (...given: Parameters<typeof scenario>) =>
  makeBills(scenario(...given))[0]!.documents[0]!.lines[0]!.trace

describe('charges for a band', () => {
  test('count what was used in it: 4 Mondays and 4 Fridays, one more being a holiday', () => {
    expect(billed(BAND, [{ ...register, days: july() }])).toEqual([
      '2026-07-01..2026-08-01 energy 40 @ 1 → 40.00',
    ])
    expect(billed({ ...BAND, band: 'off' }, [{ ...register, days: july() }])).toEqual([
      '2026-07-01..2026-08-01 energy 704 @ 1 → 704.00',
    ])
  })

  test('are split by date where the price changes', () => {
    const prices = [perUnit('1'), perUnit('2', '2026-07-13')]
    expect(billed(BAND, [{ ...register, days: july('10 17 3', '13 17 5') }], prices)).toEqual([
      '2026-07-01..2026-07-13 energy 12 @ 1 → 12.00',
      '2026-07-13..2026-08-01 energy 34 @ 2 → 68.00',
    ])
  })

  test('fill missing days by the clock and say that they are estimated, up to a tenth', () => {
    const known = (...without: number[]) => july().filter((_, n) => !without.includes(n + 1))
    expect(billed(BAND, [{ ...register, days: known(6, 10) }])).toEqual([
      '2026-07-01..2026-08-01 energy 40 @ 1 → 40.00',
    ])
    expect(billed(BAND, [{ ...register, days: known(6, 7, 8, 9) }])).toEqual(['held no_intervals'])
    const totals = july().map(({ day }) => ({ day, total: '24' }))
    expect(billed(BAND, [{ ...register, days: totals }])).toEqual(['held no_intervals'])
    expect(billed(null, [{ ...register, days: totals }])).toEqual([
      '2026-07-01..2026-08-01 energy 744 @ 1 → 744.00',
    ])
  })

  test('say what of the band was substituted, and what filled missing days', () => {
    // Of three hours of the 13th, a Monday, two are peak; the 17th, a Friday, is missing.
    const days = july()
      .filter((_, n) => n + 1 !== 17)
      .map(day => (day.day === '2026-07-13' ? { ...day, qualities: 'A15 S3 A6' } : day))
    const told = (band: string) =>
      steps({ ...BAND, band }, [{ ...register, days }])
        .filter(({ step }) => step === 'estimated' || step === 'filled')
        .map(step => ('quantity' in step ? `${step.step} ${step.quantity}` : ''))
    expect(told('peak')).toEqual(['estimated 2', 'filled 5'])
    expect(told('off')).toEqual(['estimated 1', 'filled 19'])
  })

  test('say in their trace which band of which calendar was added up', () => {
    expect(steps(BAND, [{ ...register, days: july() }])[0]).toEqual({
      step: 'band',
      meter: 'M1',
      calendar: 'TOU',
      band: 'peak',
      from: '2026-07-01',
      to: '2026-08-01',
      quantity: '40',
      count: 31,
    })
  })
})

describe('charges for demand', () => {
  test('count the highest average in the band, and say when it was', () => {
    const days = july('7 17 99', '17 20 4.5', '17 21 88')
    expect(billed(DEMAND, [{ ...register, days }])).toEqual([
      '2026-07-01..2026-08-01 energy 4.5 @ 1 → 4.50',
    ])
    expect(steps(DEMAND, [{ ...register, days }])[0]).toEqual({
      step: 'peak',
      meter: 'M1',
      band: 'peak',
      minutes: 60,
      on: '2026-07-17',
      time: '20:00',
      quantity: '4.5',
    })
    expect(billed({ ...DEMAND, calendar: null, band: null }, [{ ...register, days }])).toEqual([
      '2026-07-01..2026-08-01 energy 99 @ 1 → 99.00',
    ])
  })

  test('take one peak at the first price of a period in which the price changes', () => {
    const prices = [perUnit('1'), perUnit('2', '2026-07-13')]
    expect(billed(DEMAND, [{ ...register, days: july('17 20 4.5') }], prices)).toEqual([
      '2026-07-01..2026-08-01 energy 4.5 @ 1 → 4.50',
    ])
  })

  test('look for the peak of all registers together, each times its multiplier', () => {
    const channels = [
      { ...register, days: july('17 18 6') },
      { ...register, serial: 'M2', multiplier: '2', days: july('20 18 3') },
    ]
    expect(billed(DEMAND, channels)).toEqual(['2026-07-01..2026-08-01 energy 8 @ 1 → 8.00'])
  })

  test('carry on over a change of the meter', () => {
    const channels = [
      { ...register, removedOn: '2026-07-10', days: july('6 18 3').slice(0, 9) },
      { ...register, serial: 'M2', installedOn: '2026-07-10', days: july('17 18 5').slice(9) },
    ]
    expect(billed(DEMAND, channels)).toEqual(['2026-07-01..2026-08-01 energy 5 @ 1 → 5.00'])
  })

  test('cannot be billed when intervals are longer than the window', () => {
    const days = july()
    expect(billed({ ...DEMAND, minutes: 15 }, [{ ...register, days }])).toEqual([
      'failed demand_window_wrong',
    ])
  })
})

test.each([
  ['band_unknown', { ...BAND, band: 'night' }],
  ['band_unknown', { ...DEMAND, calendar: null }],
  ['tou_calendar_unknown', { ...BAND, calendar: 'OTHER' }],
])('%s: a charge that measures what is not there', (code, measure) => {
  expect(() => billed(measure, [])).toThrow(code)
})

test('a day without all its values is refused', () => {
  const days = [{ day: '2026-07-01', minutes: 60, values: ['1', '2'] }]
  expect(billed(BAND, [{ ...register, days }])).toEqual(['failed interval_count'])
})

test.each([
  ['band', BAND],
  ['demand', DEMAND],
])('%s: days that become known late come to the same as all at once', (_, measure) => {
  const standing = (days: object[], bills: string[]) => {
    const told = scenario(measure, [{ ...register, days }])
    const made = makeBills({ ...told, billThrough: bills.map(on => Temporal.PlainDate.from(on)) })
    const lines = made.flatMap(bill => bill.documents.flatMap(document => document.lines))
    const { quantity, amountMinor } = lines.at(-1)!.standing
    return `${quantity} ${amountMinor}`
  }
  const late = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 14, max: 22 }),
      value: fc
        .integer({ min: 0, max: 30 })
        .map(tenths => `${Math.floor(tenths / 10)}.${tenths % 10}`),
      known: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(late, rows => {
      const ordered = rows.toSorted((a, b) => a.known - b.known)
      const corrections = ordered.map(({ day, hour, value, known }) => ({
        ...july(`${day} ${hour} ${value}`)[day - 1]!,
        knownFrom: `2026-08-0${known}`,
      }))
      const all = standing([...july(), ...corrections], ['2026-08-09'])
      const bills = ['2026-08-01', '2026-08-03', '2026-08-05', '2026-08-09']
      expect(standing([...july(), ...corrections], bills)).toBe(all)
    }),
    { numRuns: 30 },
  )
})
