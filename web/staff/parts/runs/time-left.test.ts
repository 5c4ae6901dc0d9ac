import { expect, test } from 'vitest'
import { secondsLeft } from './time-left.ts'

// parts done when first seen, seconds since, done now, of all → seconds left
test.each([
  [0, 10, 10, 100, 90],
  [50, 10, 60, 100, 40],
  [0, 10, 0, 100, undefined],
  [5, 0, 6, 10, undefined],
  [0, 10, 100, 100, 1],
])('from %i, after %i s, %i of %i done: %s s left', (first, seconds, done, all, left) => {
  const since = { at: 1000, done: first }
  expect(secondsLeft({ since, now: 1000 + seconds * 1000, done, all })).toBe(left)
})
