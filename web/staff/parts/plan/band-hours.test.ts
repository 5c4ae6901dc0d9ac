import { describe, expect, it } from 'vitest'
import { seasonsOf, spansOf } from './band-hours.ts'

const everyDay = { months: [], days: [] }
const RULES = [
  { band: 'off', months: [], days: [6, 7, 8], from: 0, to: 1440 },
  { band: 'peak', months: [6, 7], days: [], from: 720, to: 1080 },
  { band: 'off', ...everyDay, from: 0, to: 1440 },
]

describe('the hours of bands', () => {
  it('bring together the months and the days that look alike', () => {
    const seasons = seasonsOf(RULES, true)
    expect(seasons.map(({ months }) => months)).toEqual([
      [1, 2, 3, 4, 5, 8, 9, 10, 11, 12],
      [6, 7],
    ])
    expect(seasons[1]?.days).toEqual([
      {
        kinds: [1, 2, 3, 4, 5],
        stretches: [
          { band: 'off', from: 0, to: 720 },
          { band: 'peak', from: 720, to: 1080 },
          { band: 'off', from: 1080, to: 1440 },
        ],
      },
      { kinds: [6, 7, 8], stretches: [{ band: 'off', from: 0, to: 1440 }] },
    ])
  })

  it('leave out time that no rule covers', () => {
    const [season] = seasonsOf([{ band: 'day', ...everyDay, from: 480, to: 1200 }], false)
    expect(season?.days).toEqual([
      { kinds: [1, 2, 3, 4, 5, 6, 7], stretches: [{ band: 'day', from: 480, to: 1200 }] },
    ])
  })

  it('tell neighbours as spans, over the end of the year', () => {
    expect(spansOf([1, 2, 3, 4, 11, 12], 12)).toEqual([[11, 4]])
    expect(spansOf([1, 3, 4], 7)).toEqual([
      [1, 1],
      [3, 4],
    ])
    expect(spansOf([1, 2, 3, 4, 5, 6, 7], 7)).toEqual([[1, 7]])
  })
})
