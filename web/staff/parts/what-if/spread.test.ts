import { expect, test } from 'vitest'
import { spreadOf, widthFor } from './spread.ts'

test('differences fall into about a dozen buckets of a round width, each into one', () => {
  expect(widthFor(24)).toBe(2)
  expect(widthFor(100)).toBe(10)
  const spread = spreadOf([-4, -4, 0.5, 20])
  expect(spread.reduce((sum, { count }) => sum + count, 0)).toBe(4)
  expect(spread[0]).toEqual({ from: -4, to: -2, count: 2 })
  expect(spread.at(-1)).toEqual({ from: 20, to: 22, count: 1 })
  expect(spreadOf([])).toEqual([])
})
