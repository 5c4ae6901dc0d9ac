import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GIVE_UP_AFTER, outcomeOf, retryAfterS } from './schedule.ts'

const ATTEMPTS = Array.from({ length: 20 }, (_, i) => i + 1)

test('a delivery is tried ten times through about three days, and then no more', () => {
  const waits = ATTEMPTS.flatMap(attempt => retryAfterS(attempt, 0) ?? [])
  expect(waits).toHaveLength(9)
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600
  expect(hours).toBeGreaterThan(GIVE_UP_AFTER.hours)
  expect(hours).toBeLessThan(96)
})

test('each wait is longer than the one before, whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, one, other) => {
        expect(retryAfterS(attempt + 1, one)).toBeGreaterThan(retryAfterS(attempt, other) ?? 0)
      },
    ),
  )
})

describe('a status', () => {
  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [299, 'delivered'],
    [199, 'refused'],
    [301, 'refused'],
    [400, 'refused'],
    [410, 'gone'],
    [500, 'refused'],
    [0, 'refused'],
  ])('%i means %s', (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome)
  })
})
