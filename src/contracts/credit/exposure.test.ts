import { describe, expect, test } from 'vitest'
import { type CreditFacts, type CreditPolicy, creditVerdict, exposureOf } from './exposure.ts'

const ON = Temporal.PlainDate.from('2026-03-31')
const day = (text: string) => Temporal.PlainDate.from(text)

const FACTS: CreditFacts = {
  ...{ openMinor: 900n, unbilledMinor: 200n, unappliedMinor: 50n, depositMinor: 100n },
  ...{ disputedMinor: 150n, limitMinor: 800n, oldestDueOn: null },
  ...{ holdReason: null, releasedUntil: null },
}
const POLICY: CreditPolicy = { effect: 'refuse', countsDisputed: false, holdAfterDays: 30 }

test('exposure is what is and will be owed, less what is at hand and, by policy, disputed', () => {
  expect(exposureOf(FACTS, POLICY)).toBe(800n)
  expect(exposureOf(FACTS, { ...POLICY, countsDisputed: true })).toBe(950n)
  expect(exposureOf({ ...FACTS, depositMinor: 5000n }, POLICY)).toBe(0n)
})

describe('who is sold nothing more', () => {
  test.each([
    ['exactly at the limit', {}, {}, 'nothing'],
    ['a cent above', { openMinor: 901n }, {}, 'refuse above_limit'],
    [
      'a cent above, where limits warn',
      { openMinor: 901n },
      { effect: 'warn' },
      'warn above_limit',
    ],
    ['without a limit', { openMinor: 10_000n, limitMinor: null }, {}, 'nothing'],
    ['a limit of nothing', { limitMinor: 0n }, {}, 'refuse above_limit'],
    ['disputed, where it counts', {}, { countsDisputed: true }, 'refuse above_limit'],
    ['30 days overdue', { oldestDueOn: day('2026-03-01') }, {}, 'nothing'],
    ['31 days overdue', { oldestDueOn: day('2026-02-28') }, {}, 'refuse overdue'],
    [
      'overdue, not watched',
      { oldestDueOn: day('2020-01-01') },
      { holdAfterDays: null },
      'nothing',
    ],
    ['released until today', { openMinor: 901n, releasedUntil: ON }, {}, 'nothing'],
    [
      'released until yesterday',
      { openMinor: 901n, releasedUntil: day('2026-03-30') },
      {},
      'refuse above_limit',
    ],
    [
      'stopped by a person, where limits warn',
      { holdReason: 'Fraud', releasedUntil: ON },
      { effect: 'warn' },
      'refuse placed',
    ],
  ] as const)('%s', (_, facts, policy, expected) => {
    const verdict = creditVerdict({ ...FACTS, ...facts }, { ...POLICY, ...policy }, ON)
    expect(verdict === undefined ? 'nothing' : `${verdict.effect} ${verdict.why}`).toBe(expected)
  })
})
