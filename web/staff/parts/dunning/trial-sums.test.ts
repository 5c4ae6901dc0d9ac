import { expect, test } from 'vitest'
import type { Trial, TrialCount } from '../../views/dunning-policies.ts'
import { addTrial, trialLines } from './trial-sums.ts'

function count(side: 'inForce' | 'drafted', way: string, customers: number, minor: string) {
  const level = /^\d$/.test(way) ? Number(way) : null
  const reason = level === null ? way : null
  const outcome = level === null ? 'left_out' : 'asked'
  const sums = { overdueMinor: minor, amountMinor: minor, feeMinor: '0' }
  return { side, outcome, level, reason, currency: 'EUR', customers, ...sums } as TrialCount
}

const part = (customers: number, counts: TrialCount[], next: string | null = null): Trial => ({
  ...{ on: '2026-03-01', customers, next, changed: 1, samples: [], counts },
})

test('parts are added up way by way, whatever their size', () => {
  const one = part(2, [count('inForce', '1', 1, '9007199254740993'), count('drafted', '2', 1, '5')])
  const two = part(3, [count('inForce', '1', 2, '7'), count('drafted', 'in_grace', 1, '0')])
  const sum = addTrial(addTrial(undefined, one), two)
  expect(sum).toMatchObject({ customers: 5, changed: 2 })
  expect(sum.counts).toEqual([
    count('inForce', '1', 3, '9007199254741000'),
    count('drafted', '2', 1, '5'),
    count('drafted', 'in_grace', 1, '0'),
  ])
})

test('both sides stand in one line, letters by level before those who get none', () => {
  const lines = trialLines([
    ...[count('inForce', 'in_grace', 1, '0'), count('inForce', '2', 1, '5')],
    ...[count('drafted', '2', 2, '9'), count('drafted', '1', 1, '3')],
  ])
  expect(
    lines.map(({ level, reason, inForce, drafted }) =>
      [level ?? reason, inForce?.customers ?? '-', drafted?.customers ?? '-'].join(' '),
    ),
  ).toEqual(['1 - 1', '2 1 2', 'in_grace 1 -'])
})
