import { expect, test } from 'vitest'
import { daysLeft, placeText, stageOf } from './stage.ts'

test.each([
  // set aside on, answer by → stage, days left on 2026-03-10
  [null, '2026-03-20', 'waiting', 10],
  [null, '2026-03-10', 'waiting', 0],
  [null, '2026-03-09', 'ripe', 0],
  ['2026-03-09', '2026-03-01', 'held', 0],
] as const)('set aside on %s, answer by %s: %s, %s days left', (heldOn, answerBy, stage, days) => {
  expect(stageOf({ heldOn, answerBy }, '2026-03-10')).toBe(stage)
  expect(daysLeft(answerBy, '2026-03-10')).toBe(days)
})

test('a place is named by its state and country', () => {
  expect(placeText({ country: 'US', region: 'TX' })).toBe('TX, US')
  expect(placeText({ country: 'DE', region: '' })).toBe('DE')
})
