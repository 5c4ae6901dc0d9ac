import { describe, expect, it } from 'vitest'
import { intervalTimes } from './interval-times.ts'

const dayOf = (day: string, count: number, minutes = 60) => ({
  day: Temporal.PlainDate.from(day),
  minutes,
  quantities: Array.from({ length: count }, () => 1n),
})

describe('the times of a day of intervals', () => {
  it('are those of the clock', () => {
    const times = intervalTimes(dayOf('2026-06-01', 96, 15), 'Europe/Berlin')
    expect(times.slice(0, 5)).toEqual(['00:00', '00:15', '00:30', '00:45', '01:00'])
    expect(times.at(-1)).toBe('23:45')
  })

  it('leave out the hour that clocks skip', () => {
    const times = intervalTimes(dayOf('2026-03-29', 23), 'Europe/Berlin')
    expect(times.slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00'])
    expect(times).toHaveLength(23)
  })

  it('tell the hour apart that is there twice', () => {
    const times = intervalTimes(dayOf('2026-10-25', 25), 'Europe/Berlin')
    expect(times.slice(1, 5)).toEqual(['01:00', '02:00 +02:00', '02:00 +01:00', '03:00'])
    expect(new Set(times).size).toBe(25)
  })
})
