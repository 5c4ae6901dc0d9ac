import { expect, test } from 'vitest'
import { periodsOf, type Trial, trialChangedFrom, trialEnd } from './trial.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const START = date('2026-01-31')

/** `2026-02-28`, `2026-02-28 usage` (not free), `2026-02-28 end` (periods from its end); `-` = none. */
function trial(text: string): Trial | null {
  if (text === '-') return null
  const [end = '', ...more] = text.split(' ')
  return {
    endOn: date(end),
    freeUsage: !more.includes('usage'),
    periodsFrom: more.includes('end') ? 'trial_end' : 'start',
  }
}

test('days are counted from the start', () => {
  expect(trialEnd({ days: 30, endOn: null }, START).toString()).toBe('2026-03-02')
  expect(trialEnd({ days: null, endOn: date('2026-02-10') }, START).toString()).toBe('2026-02-10')
})

test.each([
  ['-', '2026-01-31 31'],
  ['2026-02-28', '2026-01-31 31'],
  ['2026-02-28 end', '2026-02-28 28'],
  // A trial of no days moves nothing.
  ['2026-01-31 end', '2026-01-31 31'],
])('with the trial %s periods are counted from %s', (text, expected) => {
  const { periodsFrom, anchorDay } = periodsOf(trial(text), START, 31)
  expect(`${periodsFrom} ${anchorDay}`).toBe(expected)
})

test.each([
  ['-', '2026-02-28', '2026-01-31'],
  ['2026-02-28', '2026-03-15', '2026-02-28'],
  ['2026-03-15', '2026-02-28', '2026-02-28'],
  ['2026-02-28', '2026-02-28 usage', '2026-01-31'],
  ['2026-02-28 end', '2026-03-15 end', '2026-01-31'],
  ['2026-01-31', '2026-02-15', '2026-01-31'],
])('from %s to %s it changes what is owed from %s on', (before, after, from) => {
  expect(trialChangedFrom(trial(before), trial(after) as Trial, START).toString()).toBe(from)
})
