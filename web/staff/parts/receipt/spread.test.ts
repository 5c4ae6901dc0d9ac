import { expect, test } from 'vitest'
import { discountBy, fillIn, spreadOf } from './spread.ts'

const ITEMS = ['a', 'b'].map(itemId => ({
  ...{ itemId, kind: 'invoice', document: itemId, reference: null },
  ...{ dueOn: '2026-03-01', openMinor: '3000', discountMinor: '60', discountOn: '2026-02-10' },
}))

const EUR = { currency: 'EUR', discounted: new Set<string>() }

test.each([
  // typed for a and b → used, left of 50.00, ready
  ['', '', 0n, 5000n, false],
  ['30.00', '', 3000n, 2000n, true],
  ['30,00', '20', 5000n, 0n, true],
  ['30.00', '20.01', 5001n, -1n, false],
  ['30.01', '', 3001n, 1999n, false],
  ['x', '1', 100n, 4900n, false],
])('of 50.00 %j and %j use %s and leave %s', (a, b, usedMinor, restMinor, isReady) => {
  const spread = spreadOf(5000n, ITEMS, { a, b }, EUR)
  expect(spread).toMatchObject({ usedMinor, restMinor, isReady })
})

test('an empty field takes what is open, or what is left', () => {
  expect(fillIn(5000n, '3000', 'EUR')).toBe('30.00')
  expect(fillIn(2000n, '3000', 'EUR')).toBe('20.00')
  expect(fillIn(0n, '3000', 'EUR')).toBe('')
})

test('a discount is earned by money in time, and taken with all the rest', () => {
  const [item] = ITEMS as [(typeof ITEMS)[number]]
  expect(discountBy(item, '2026-02-10')).toBe(60n)
  expect(discountBy(item, '2026-02-11')).toBe(null)
  const taken = (a: string) =>
    spreadOf(5000n, ITEMS, { a }, { currency: 'EUR', discounted: new Set(['a']) })
  expect(taken('29.40')).toMatchObject({
    shares: [{ item: 'a', amount: '29.40', discount: true }],
    restMinor: 2060n,
    isReady: true,
  })
  expect(taken('29.39').isReady).toBe(false)
  expect(taken('30.00').isReady).toBe(false)
})
