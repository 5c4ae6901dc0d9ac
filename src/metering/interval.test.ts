import { describe, expect, test } from 'vitest'
import { intervalMinutes, intervalsInDay, readIntervals } from './interval.ts'

describe('the values of a local day', () => {
  test.each([
    '2026-01-15 Europe/Paris 60: 24',
    '2025-03-30 Europe/Paris 60: 23',
    '2025-10-26 Europe/Paris 15: 100',
    '2025-03-30 UTC 60: 24',
    '2025-03-09 America/Chicago 30: 46',
    '2025-10-05 Australia/Lord_Howe 30: 47',
    '2025-10-05 Australia/Lord_Howe 60: 24',
    '2025-10-26 Europe/Paris 10: 150',
    '2025-03-30 Europe/Paris 1440: 1',
    '2025-10-26 Europe/Paris 1440: 1',
  ])('%s', row => {
    const [, day, zone, minutes, count] = /^(\S+) (\S+) (\d+): (\d+)$/.exec(row) ?? []
    expect(intervalsInDay(Temporal.PlainDate.from(day!), zone!, Number(minutes))).toBe(
      Number(count),
    )
  })

  test.each([
    [300, 5],
    [600, 10],
    [3600, 60],
    [82_800, 1440],
    [86_400, 1440],
    [90_000, 1440],
    [120, null],
    [7200, null],
    [0, null],
  ])('%i seconds are an interval of %o minutes', (seconds, minutes) => {
    expect(intervalMinutes(seconds)).toBe(minutes)
  })

  test('are whole numbers of one scale; what is missing is null', () => {
    const read = readIntervals(['0.25', '1', '-', null, '-0.125'])
    expect(read).toMatchObject({
      scale: 3,
      quantities: [250n, 1000n, null, null, -125n],
      missing: 2,
    })
    expect(typeof read === 'string' ? '' : read.total.toString()).toBe('1.125')
  })

  test.each(['x', '1e3', '1,5', '', '0.1234567890', '1234567890'])('%o is none', text => {
    expect(readIntervals(['1', text])).toBe(text)
  })
})
