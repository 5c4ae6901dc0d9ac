import { expect, test } from 'vitest'
import { newPolicy, nextPolicy, policyFacts, policyRowOf, withLevel } from './policy-draft.ts'

const VERSION = {
  ...{ policyCode: 'standard', fromOn: '2026-01-01', revision: 0, name: { en: 'Standard' } },
  ...{ graceDays: 3, thresholds: { EUR: '5.00' }, returnGraceDays: 7, afterReturn: 'keep' },
  ...{ daysToPay: 10, inHardship: 'stop', recordedAt: '', recordedBy: '', letters: '0' },
  beforePromise: 'write',
  levels: [
    {
      ...{ level: 1, afterDays: 7, daysSinceLast: 0, channel: 'preferred', fees: {} },
      template: 'reminder_1',
    },
  ],
}

test('a version goes on from one that there is, and comes back as it was', () => {
  const draft = nextPolicy(VERSION, '2026-03-01')
  const { recordedAt: _, recordedBy: __, letters: ___, revision: ____, ...row } = VERSION
  expect(policyRowOf(draft)).toEqual({ ...row, fromOn: '2026-03-01' })
})

test('a level more comes two weeks later with the next text, and levels are numbered as they stand', () => {
  const draft = withLevel(withLevel(newPolicy('2026-03-01'), 'b'), 'c')
  const { levels } = policyRowOf({ ...draft, levels: draft.levels.slice(1) })
  expect(levels).toMatchObject([
    { level: 1, afterDays: 21, template: 'reminder_2' },
    { level: 2, afterDays: 35, template: 'reminder_3' },
  ])
})

test('amounts are taken with a comma, what is empty is left out, what is no number goes on as typed', () => {
  const draft = nextPolicy(VERSION, '2026-03-01')
  const typed = { ...draft, thresholds: { EUR: '7,50', USD: ' ' }, graceDays: 'three' }
  expect(policyRowOf(typed)).toMatchObject({ thresholds: { EUR: '7.50' }, graceDays: 'three' })
})

test('versions differ by the facts that differ', () => {
  const draft = nextPolicy(VERSION, '2026-03-01')
  const other = { ...draft, graceDays: '5' }
  const [before, after] = [policyFacts(draft), policyFacts(other)]
  expect(after.filter(([, text], at) => before[at]?.[1] !== text)).toEqual([['graceDays', '5']])
})
