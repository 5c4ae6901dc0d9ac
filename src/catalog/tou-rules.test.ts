import { describe, expect, test } from 'vitest'
import { holidaysOf } from './holidays.ts'
import { HOLIDAY, type TouRule } from './tou-calendar.ts'
import { clockTime, touFindings } from './tou-rules.ts'

const DAY = 24 * 60

function rule(band: string, days: number[], from = 0, to = DAY, months: number[] = []): TouRule {
  return { band, days, from, to, months }
}

const US = holidaysOf('US', 2026, 2026)!

function findings(rules: TouRule[], holidays: typeof US | null = null): string[] {
  return touFindings({ code: 'C', rules, holidays }).map(({ code, facts }) =>
    [
      code,
      ...Object.entries(facts).flatMap(([key, value]) => (key === 'calendar' ? [] : value)),
    ].join(' '),
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5]

test.each([
  ['one band all day', [rule('all', [])], []],
  ['an exception before the rest', [rule('peak', WEEKDAYS, 960, 1260), rule('off', [])], []],
  ['a day without rule', [rule('peak', WEEKDAYS), rule('off', [6])], ['tou_gap 1 7 00:00 24:00']],
  [
    'an hour without rule',
    [rule('night', [], 0, 480), rule('day', [], 540)],
    ['tou_gap 1 1 08:00 09:00'],
  ],
  [
    'a season that ends too early',
    [rule('summer', [], 0, DAY, [5, 6, 7, 8, 9]), rule('winter', [], 0, DAY, [1, 2, 3, 4, 10, 11])],
    ['tou_gap 12 1 00:00 24:00'],
  ],
  ['an exception after the rest', [rule('off', []), rule('peak', [1])], ['tou_rule_shadowed 2']],
  [
    'a rule that is wholly covered',
    [rule('a', []), rule('b', [], 60, 120)],
    ['tou_rule_shadowed 2'],
  ],
  ['an end before the start', [rule('a', [], 1320, 360)], ['tou_times_wrong 1 22:00 06:00']],
  ['times between two slots', [rule('a', [], 0, 1437)], ['tou_times_wrong 1 00:00 23:57']],
  ['holidays that nobody names', [rule('a', [HOLIDAY]), rule('b', [])], ['tou_holidays_missing 1']],
] as const)('%s', (_, rules, expected) => {
  expect(findings([...rules])).toEqual(expected)
})

test('a holiday is no weekday: a calendar with holidays must say what they are', () => {
  const week = [rule('peak', WEEKDAYS), rule('off', [6, 7])]
  expect(findings(week)).toEqual([])
  expect(findings(week, US)).toEqual(['tou_gap 1 8 00:00 24:00'])
  expect(findings([week[0]!, rule('off', [6, 7, HOLIDAY])], US)).toEqual([])
})

test('minutes as the clock shows them', () => {
  expect([0, 510, 1440].map(clockTime)).toEqual(['00:00', '08:30', '24:00'])
})

describe('holidays', () => {
  const dates = (region: string, year: number) =>
    holidaysOf(region, year, year)?.dates.map(({ date }) => date.toString().slice(5))

  test('of the United States (5 U.S.C. 6103), with the day on which one on a Saturday is kept', () => {
    expect(dates('US', 2026)).toEqual(
      expect.arrayContaining(['01-01', '05-25', '07-03', '07-04', '09-07', '11-26', '12-25']),
    )
  })

  test('of a state with its own (Bayern: Fronleichnam), half-open over the years asked for', () => {
    expect(dates('DE-BY', 2026)).toEqual(expect.arrayContaining(['06-04', '10-03', '11-01']))
    expect(dates('DE', 2026)).not.toContain('06-04')
    const two = holidaysOf('DE-BY', 2026, 2027)
    expect(`${two?.from}..${two?.to}`).toBe('2026-01-01..2028-01-01')
  })

  test('of a place that nobody knows are none', () => {
    expect(['ZZ', 'DE-QQ', 'DE-BY-QQ', ''].map(region => holidaysOf(region, 2026, 2026))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
