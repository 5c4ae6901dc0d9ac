import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, daysIn, parsePeriod } from '../kernel/period.ts'
import type { CurrentCharge } from './current-usage.ts'
import {
  asBefore,
  asWeekdays,
  datesOf,
  daysToCome,
  sameDaysBefore,
  withExpected,
} from './projection.ts'

const d = (text: string): Decimal => Decimal.parse(text)

/** A monthly charge of a subscription, `passed` of its period being measured. */
function charge(
  start: string,
  anchorDay: number,
  nominal: string,
  passedEnd: string,
  end?: string,
) {
  const service = parsePeriod(nominal)
  const until = end === undefined ? null : Temporal.PlainDate.from(end)
  return {
    nominal: service,
    service: until === null ? service : { ...service, end: until },
    passed: { start: service.start, end: Temporal.PlainDate.from(passedEnd) },
    subscription: { start: Temporal.PlainDate.from(start), end: null, anchorDay },
    item: { start: Temporal.PlainDate.from(start), end: until, charge: { months: 1 } },
  } as unknown as CurrentCharge
}

describe('the same days of the period before', () => {
  test.each([
    // start, anchor, period, passed until → window
    ['2025-01-01', 1, '2026-03-01..2026-04-01', '2026-03-15', '2026-02-15..2026-03-01'],
    ['2025-01-01', 1, '2026-02-01..2026-03-01', '2026-02-15', '2026-01-15..2026-01-29'],
    ['2024-01-31', 31, '2024-02-29..2024-03-31', '2024-03-10', '2024-02-10..2024-02-29'],
    ['2025-01-01', 1, '2026-03-01..2026-04-01', '2026-03-30', 'none'], // the 30th of February
    ['2025-01-01', 1, '2026-03-01..2026-04-01', '2026-04-01', 'none'], // nothing is to come
    ['2026-03-01', 1, '2026-03-01..2026-04-01', '2026-03-15', 'none'], // its first period
    ['2026-02-20', 1, '2026-03-01..2026-04-01', '2026-03-15', 'none'], // not there on the 15th
    ['2026-02-10', 1, '2026-03-01..2026-04-01', '2026-03-15', '2026-02-15..2026-03-01'],
  ])('since %s, anchor %i: %s passed until %s → %s', (start, anchor, period, passed, window) => {
    const found = sameDaysBefore(charge(start, anchor, period, passed))
    expect(found === undefined ? 'none' : `${found.start}..${found.end}`).toBe(window)
  })

  test('end with the charge where it ends before its period does', () => {
    const ending = charge('2025-01-01', 1, '2026-03-01..2026-04-01', '2026-03-10', '2026-03-20')
    expect(daysToCome(ending)).toHaveLength(10)
    expect(daysIn(sameDaysBefore(ending)!)).toBe(10)
  })

  test('go on at the same rate where more days are to come', () => {
    const days = datesOf(parsePeriod('2026-03-15..2026-04-01')) // 17, as 14 before
    const spread = asBefore(d('140'), parsePeriod('2026-02-15..2026-03-01'), days)
    expect(sum([...spread.values()]).toString()).toBe('170')
  })

  test('add up to what they used, however it divides', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 31 }),
        (used, count) => {
          const start = Temporal.PlainDate.from('2026-03-01')
          const window = { start, end: start.add({ days: count }) }
          const spread = asBefore(Decimal.of(used), window, datesOf(window))
          expect(sum([...spread.values()]).equals(Decimal.of(used))).toBe(true)
        },
      ),
    )
  })
})

describe('the average of each weekday', () => {
  const passed = [
    ['2026-03-02', '10'], // Monday
    ['2026-03-03', '20'],
    ['2026-03-09', '13'], // Monday
  ].map(([date, quantity]) => ({ date: Temporal.PlainDate.from(date!), quantity: d(quantity!) }))

  test('is that of all days where its weekday has not come yet', () => {
    const days = ['2026-03-16', '2026-03-17', '2026-03-18'].map(day => Temporal.PlainDate.from(day))
    const guessed = asWeekdays(passed, days)
    expect(days.map(day => guessed.get(dayNumber(day))?.toString())).toEqual([
      '11.5',
      '20',
      '14.333',
    ])
  })

  test('of nothing is nothing to go by', () => {
    expect(asWeekdays([], [Temporal.PlainDate.from('2026-03-16')]).size).toBe(0)
  })
})

test('what is expected goes to the price that holds on its day', () => {
  const [march, later] = [
    parsePeriod('2026-03-01..2026-03-20'),
    parsePeriod('2026-03-20..2026-04-01'),
  ]
  const piece = (period: typeof march, quantity: string) => ({
    period,
    quantity: d(quantity),
    estimated: false,
    evidence: [],
  })
  const days = datesOf(parsePeriod('2026-03-15..2026-04-01'))
  const expected = new Map(days.map(date => [dayNumber(date), d('2')]))
  const usage = withExpected([piece(march, '100'), piece(later, '0')], expected)
  expect(usage.map(each => `${each.quantity} ${each.estimated}`)).toEqual(['110 true', '24 true'])
})

test('groups grow as the whole is expected to: their shares stay what they are so far', () => {
  const period = parsePeriod('2026-03-01..2026-03-03')
  const group = (value: string, quantity: string, amount: string) => ({
    values: [value],
    quantity: d(quantity),
    count: 3,
    amounts: { amount: d(amount), pricedQuantity: d(quantity), pricedCount: 2 },
  })
  const groups = [group('eu', '30', '6'), group('us', '10', '1')]
  const usage = { period, quantity: d('40'), estimated: false, evidence: [], groups }
  const expected = new Map([[dayNumber(period.start), d('20')]])
  const [grown] = withExpected([usage], expected)
  expect(
    grown?.groups?.map(({ quantity, count, amounts }) => {
      return `${quantity} of ${count}: ${amounts?.amount} of ${amounts?.pricedCount}`
    }),
  ).toEqual(['45 of 5: 9 of 3', '15 of 5: 1.5 of 3'])
})

function sum(quantities: readonly Decimal[]): Decimal {
  return quantities.reduce((total, quantity) => total.plus(quantity), Decimal.zero)
}
