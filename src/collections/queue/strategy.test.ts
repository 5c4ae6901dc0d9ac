import { describe, expect, test } from 'vitest'
import { nextStep, type StrategyStep } from './strategy.ts'

const DUE = Temporal.PlainDate.from('2026-01-31')
const STEPS: StrategyStep[] = [
  { afterDays: 30, action: 'agency', tactic: null },
  { afterDays: 3, action: 'email', tactic: 'friendly' },
  { afterDays: 10, action: 'call', tactic: 'firm' },
]

describe('the next step of a strategy', () => {
  test.each([
    ['before the first', '2026-02-01', [], 'email 2026-02-03'],
    ['when its day has come', '2026-02-05', [], 'email 2026-02-03'],
    ['once it was done', '2026-02-05', ['email 2026-02-04'], 'call 2026-02-10'],
    ['another way does not count', '2026-02-05', ['call 2026-02-04'], 'email 2026-02-03'],
    [
      'what was done before its day does not count',
      '2026-02-12',
      ['call 2026-02-09'],
      'call 2026-02-10',
    ],
    ['steps passed over are not caught up on', '2026-02-12', [], 'call 2026-02-10'],
    ['after the last', '2026-03-10', ['agency 2026-03-05'], 'nothing'],
  ])('%s', (_, on, done, expected) => {
    const steps = done.map(text => {
      const [action = '', day = ''] = text.split(' ')
      return { action, on: Temporal.PlainDate.from(day) }
    })
    const next = nextStep(STEPS, DUE, steps, Temporal.PlainDate.from(on))
    expect(next === undefined ? 'nothing' : `${next.action} ${next.on}`).toBe(expected)
  })
})
