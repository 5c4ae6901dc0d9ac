import { expect, test } from 'vitest'
import { totalsOf } from './allocation.ts'

test.each([
  ['all of it', ['100.00'], '', false, false, [10000n, 0n, 0n]],
  ['a part, and the rest open', ['60'], '', false, false, [6000n, 4000n, 4000n]],
  ['a part, and the rest kept', ['60'], '', true, false, [6000n, 4000n, 0n]],
  ['several, with a comma', ['60,50', '39.50'], '', false, false, [10000n, 0n, 0n]],
  ['more than came, kept or not', ['100.01'], '', true, false, [10001n, -1n, -1n]],
  ['a difference without a reason', ['100.00'], '0.50', false, false, [10000n, 0n, 50n]],
  ['a difference with a reason', ['100.00'], '0.50', false, true, [10000n, 0n, 0n]],
] as const)('%s', (_, amounts, letGo, keepsRest, hasReason, expected) => {
  const keyed = amounts.map((amount, i) => ({ amount, letGo: i === 0 ? letGo : '' }))
  const totals = totalsOf(10000n, keyed, { currency: 'EUR', keepsRest, hasReason })
  const { allocatedMinor, unallocatedMinor, differenceMinor, isReadable } = totals
  expect([allocatedMinor, unallocatedMinor, differenceMinor]).toEqual(expected)
  expect(isReadable).toBe(true)
})

test.each(['1.005', '-1', 'ten'])('%s is no amount', amount => {
  const of = { currency: 'EUR', keepsRest: true, hasReason: true }
  expect(totalsOf(10000n, [{ amount, letGo: '' }], of).isReadable).toBe(false)
})
