import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { phaseStart, type RampPhase, rampSteps } from './ramp.ts'

test.each([
  // start, after months → first day of the phase
  ['2026-01-15', 0, '2026-01-15'],
  ['2026-01-15', 6, '2026-07-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
])('from %s, %i months later is %s', (start, afterMonths, expected) => {
  const from = phaseStart({ from: null, afterMonths }, Temporal.PlainDate.from(start))
  expect(from.toString()).toBe(expected)
})

const phase = (more: Partial<RampPhase>): RampPhase => ({
  from: null,
  afterMonths: null,
  price: null,
  quantity: Decimal.of(3),
  ...more,
})

test('a phase that does not say a price or a quantity leaves that of the phase before', () => {
  const price = { model: 'per_unit', unitPrice: Decimal.of(5) } as const
  const steps = rampSteps(
    [phase({ afterMonths: 0, price, quantity: null }), phase({ afterMonths: 6 })],
    Temporal.PlainDate.from('2026-01-01'),
  )
  expect('prices' in steps && steps.prices.map(step => step.effectiveFrom.toString())).toEqual([
    '2026-01-01',
  ])
  expect('quantities' in steps && steps.quantities.map(each => `${each.effectiveOn}`)).toEqual([
    '2026-07-01',
  ])
})

test('phases whose dates do not rise are refused', () => {
  const start = Temporal.PlainDate.from('2026-01-01')
  const from = Temporal.PlainDate.from('2026-03-01')
  expect(rampSteps([phase({ from }), phase({ afterMonths: 2 })], start)).toEqual({
    code: 'phases_not_in_order',
    facts: { phase: 2, date: '2026-03-01' },
  })
})
