import { describe, expect, test } from 'vitest'
import type { Aggregation, Counting } from '../catalog/counting.ts'
import { Decimal } from '../kernel/decimal.ts'
import { parsePeriod } from '../kernel/period.ts'
import { countEvents, type EventQuestion, settledQuantity } from './event-usage.ts'

/** `95 percentile`, `average hour carried`, `unique who`: how a meter counts. */
function counting(text: string): Counting {
  const words = text.split(' ')
  return {
    aggregation: words.find(w => /^[a-z_]+$/.test(w)) as Aggregation,
    property: text.startsWith('unique') ? 'who' : null,
    percentile: text.includes('percentile') ? Decimal.parse(text.split(' ')[1]!) : null,
    per: words.includes('hour') ? 'hour' : words.includes('day') ? 'day' : null,
    carried: words.includes('carried'),
  }
}

/** The quantity of some days from events such as `2026-03-01T06:00Z 5` or `… 1 ada`. */
function quantity(how: string, span: string, events: string, timeZone = 'UTC'): string {
  const question: EventQuestion = {
    span: parsePeriod(span),
    timeZone,
    counting: counting(how),
    groupBy: [],
  }
  const told = events.split(', ').filter(Boolean)
  const answer = countEvents(
    told.map((text, i) => {
      const [at = '', value = '', who] = text.split(' ')
      return {
        eventKey: String(i),
        occurredAt: Temporal.Instant.from(at),
        quantity: Decimal.parse(value),
        properties: who === undefined ? null : { who },
      }
    }),
    question,
  )
  if (answer.levels !== null) return answer.levels.map(l => `${l.from} ${l.quantity}`).join(', ')
  return settledQuantity(question, answer.groups[0], answer.openings[0] ?? null).toString()
}

const MARCH = '2026-03-01..2026-04-01'
const list = (...values: number[]) =>
  values.map((value, i) => `2026-03-01T00:${String(i).padStart(2, '0')}Z ${value}`).join(', ')

describe('a percentile is the nearest rank', () => {
  // The worked examples of Wikipedia, "Percentile: the nearest-rank method".
  const five = list(15, 20, 35, 40, 50)
  const ten = list(3, 6, 7, 8, 8, 10, 13, 15, 16, 20)
  test.each([
    [five, '5', '15'],
    [five, '30', '20'],
    [five, '40', '20'],
    [five, '50', '35'],
    [five, '100', '50'],
    [ten, '25', '7'],
    [ten, '50', '8'],
    [ten, '75', '15'],
    [ten, '100', '20'],
  ])('%s: the %sth is %s', (events, percentile, expected) => {
    expect(quantity(`percentile ${percentile}`, MARCH, events)).toBe(expected)
  })

  // Wikipedia, "Burstable billing": of 8,640 samples of five minutes in 30 days the top 5 %, 432 of
  // them, are set aside; the next one is billed.
  test('of a month of samples every five minutes, 432 lie above the 95th', () => {
    const start = Temporal.Instant.from('2026-04-01T00:00Z')
    const events = Array.from({ length: 8640 }, (_, i) => {
      return `${start.add({ minutes: 5 * i })} ${((i * 7) % 8640) + 1}`
    })
    const rank = quantity('percentile 95', '2026-04-01..2026-05-01', events.join(', '))
    expect(rank).toBe(String(8640 - 432))
  })
})

describe('a level over time', () => {
  test.each([
    // The Amazon S3 FAQ: 100 GB for 15 days, 100 TB for 16: 52,900 GB-months, 39,357,600 GB-hours.
    ['average hour', MARCH, '2026-03-01T00:00Z 100, 2026-03-16T00:00Z 102400', 'UTC', '52900'],
    ['time_sum hour', MARCH, '2026-03-01T00:00Z 100, 2026-03-16T00:00Z 102400', 'UTC', '39357600'],
    // It holds until the next event; before the first one there is nothing, or what was carried.
    ['time_sum day', MARCH, '2026-03-31T12:00Z 10', 'UTC', '5'],
    ['time_sum day carried', MARCH, '2026-02-10T12:00Z 4', 'UTC', '124'],
    ['time_sum day', MARCH, '2026-02-10T12:00Z 4', 'UTC', '0'],
    ['time_sum day carried', MARCH, '2026-02-10T12:00Z 4, 2026-03-31T12:00Z 0', 'UTC', '122'],
    ['max carried', MARCH, '2026-02-10T12:00Z 4, 2026-03-31T12:00Z 3', 'UTC', '4'],
    ['max carried', MARCH, '2026-02-10T12:00Z -4, 2026-03-31T12:00Z -3', 'UTC', '-3'],
    ['max', MARCH, '2026-02-10T12:00Z 4, 2026-03-31T12:00Z 3', 'UTC', '3'],
    // The day on which clocks go forward has 23 hours, and is one day.
    [
      'time_sum hour carried',
      '2026-03-29..2026-03-30',
      '2026-03-01T00:00Z 1',
      'Europe/Paris',
      '23',
    ],
    ['time_sum day carried', '2026-03-29..2026-03-30', '2026-03-01T00:00Z 1', 'Europe/Paris', '1'],
    [
      'average day carried',
      '2026-03-29..2026-03-30',
      '2026-03-29T10:30Z 23',
      'Europe/Paris',
      '11.5',
    ],
    [
      'time_sum hour carried',
      '2026-10-25..2026-10-26',
      '2026-03-01T00:00Z 1',
      'Europe/Paris',
      '25',
    ],
    ['time_sum day carried', MARCH, '2026-02-01T00:00Z 5', 'Europe/Paris', '155'],
    // Leap years, thirds.
    ['time_sum day carried', '2028-02-01..2028-03-01', '2028-01-01T00:00Z 1', 'UTC', '29'],
    ['average hour', '2026-03-01..2026-03-02', '2026-03-01T16:00Z 1', 'UTC', '0.333333'],
    // Of a day, the level with which it ends.
    [
      'latest carried',
      MARCH,
      '2026-03-02T09:00Z 3, 2026-03-02T23:00Z 4, 2026-03-09T01:00Z 2',
      'America/New_York',
      '2026-03-02 4, 2026-03-08 2',
    ],
  ])('%s of %s: %s (%s) → %s', (how, span, events, zone, expected) => {
    expect(quantity(how, span, events, zone)).toBe(expected)
  })
})

describe('events are counted', () => {
  // Lago's guide, "Aggregation examples": two events of one user with 10 and 20 page views.
  const views = '2026-03-16T00:00Z 10 u1, 2026-03-17T00:00Z 20 u1'
  test.each([
    ['count', '2'],
    ['sum', '30'],
    ['max', '20'],
    ['unique who', '1'],
    ['latest', '20'],
  ])('%s → %s', (how, expected) => {
    expect(quantity(how, MARCH, views)).toBe(expected)
    expect(quantity(how, '2026-04-01..2026-05-01', views)).toBe('0')
  })
})
