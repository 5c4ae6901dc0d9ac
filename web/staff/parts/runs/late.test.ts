import { expect, test } from 'vitest'
import { lateness } from './late.ts'

const run = (state: string, entityCode = 'A') => ({
  entityCode,
  number: entityCode,
  state,
  issueOn: '2026-03-05',
})

// today, entities that bill the cycle, runs → what is late
test.each([
  ['2026-03-03', ['A'], [], undefined],
  ['2026-03-04', ['A'], [], 'cutOff'],
  ['2026-03-04', [], [], 'cutOff'],
  ['2026-03-04', ['A', 'B'], [run('review')], 'cutOff'],
  ['2026-03-05', ['A'], [run('review')], undefined],
  ['2026-03-06', ['A'], [run('review')], 'issue'],
  ['2026-03-06', ['A', 'B'], [run('approved')], 'issue'],
  ['2026-03-06', ['A'], [run('issued')], undefined],
])('on %s of %j with %j', (today, entities, runs, late) => {
  expect(lateness({ cutOffOn: '2026-03-03', entities, runs }, today)).toBe(late)
})
