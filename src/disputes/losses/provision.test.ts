import { expect, test } from 'vitest'
import { Decimal } from '../../kernel/decimal.ts'
import { expectedLosses, percentsOf, provisionTarget } from './provision.ts'

const percents = (...all: readonly string[]) => all.map(each => Decimal.parse(each))

test.each(
  `
  10000 0 0 0 0 0      at 1 5 10 20 40 80 → 100
  0 1000 1000 0 0 1000 at 1 5 10 20 40 80 → 950
  50 50 0 0 0 0        at 1 1 10 20 40 80 → 2
  0 0 0 0 0 0          at 1 5 10 20 40 80 → 0
`
    .trim()
    .split('\n'),
)('provides for what is owed by age, each rounded once: %s', row => {
  const [, open = '', at = '', target] = /^\s*(.*?)\s+at (.*?) → (\d+)$/.exec(row) ?? []
  const bucketsMinor = open.split(' ').map(BigInt)
  const segment = { segment: null, bucketsMinor, percents: percents(...at.split(' ')) }
  expect(provisionTarget([segment])).toBe(BigInt(target ?? -1))
  // What is shown age by age is what the target is the sum of.
  const shown = expectedLosses(segment)
  expect(shown).toHaveLength(6)
  expect(shown.reduce((sum, minor) => sum + minor, 0n)).toBe(BigInt(target ?? -1))
})

test('a segment without rates of its own has those of any other', () => {
  const rates = new Map([
    ['*', percents('1', '2', '3', '4', '5', '6')],
    ['VIP', percents('0', '0', '0', '0', '0', '1')],
  ])
  const last = (segment: string | null) => percentsOf(rates, segment).at(-1)?.toString()
  expect([last('VIP'), last('RETAIL'), last(null)]).toEqual(['1', '6', '6'])
  expect(percentsOf(new Map(), 'VIP')).toEqual([])
})
