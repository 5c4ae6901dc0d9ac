import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { type BudgetPeriod, newLevel } from './level.ts'

/** Costs of months, the latest first; `kept` after the latest. */
function periods(costs: string, kept = '0', settled = false): BudgetPeriod[] {
  return costs.split(' ').map((cost, n) => ({
    periodStart: Temporal.PlainDate.from('2026-12-01').subtract({ months: n }),
    actual: Decimal.parse(cost),
    kept: Decimal.parse(n === 0 ? kept : '0'),
    settled: n === 0 && settled,
  }))
}

function level(told: BudgetPeriod[], present: string, step = '1', tolerance = '0'): string {
  const terms = { roundUpTo: Decimal.parse(step), tolerancePercent: Decimal.parse(tolerance) }
  const found = newLevel(told, Decimal.parse(present), terms)
  return found === undefined ? 'none' : `${found.level}${found.isChange ? ' new' : ''}`
}

test.each([
  // SMUD: the average of the last 12 months, or of any available months.
  ['twelve months', periods('100 120 80 100 100 100 100 100 100 100 100 100'), '90', '100 new'],
  ['fewer months', periods('100 121'), '90', '111 new'],
  ['no more than twelve', periods(`${'100 '.repeat(12)}900`), '90', '100 new'],
  // "any surplus or deficits accumulated": a twelfth of it a month.
  ['less what was paid ahead', periods('100 100', '60'), '100', '95 new'],
  ['more where too little was paid', periods('100 100', '-60'), '100', '105 new'],
  ['what was settled counts no more', periods('100 100', '60', true), '100', '100'],
  ['never nothing', periods('1 1', '600'), '100', '1 new'],
  ['the same', periods('99.2 100.4'), '100', '100'],
])('%s', (_, told, present, expected) => {
  expect(level(told, present)).toBe(expected)
})

test('is rounded up to a step', () => {
  expect(level(periods('101'), '100', '5')).toBe('105 new')
})

test('stays within a tolerance: SMUD changes what varies by more than 15 per cent', () => {
  expect(level(periods('115'), '100', '1', '15')).toBe('115')
  expect(level(periods('116'), '100', '1', '15')).toBe('116 new')
  expect(level(periods('84'), '100', '1', '15')).toBe('84 new')
})

test('is none before the first month was billed', () => {
  expect(
    newLevel([], Decimal.one, { roundUpTo: Decimal.one, tolerancePercent: Decimal.zero }),
  ).toBe(undefined)
})
