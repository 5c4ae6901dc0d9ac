import { expect, test } from 'vitest'
import type { PlannableItem } from '../../views/payment-plan.ts'
import { requestOf, restMinor, startOfPlan } from './draft.ts'

const item = (itemId: string, more: Partial<PlannableItem> = {}): PlannableItem => ({
  ...{ itemId, kind: 'invoice', document: itemId, reference: null, entity: 'SUN', currency: 'EUR' },
  ...{ documentOn: '2026-02-01', dueOn: '2026-02-15', openMinor: '1000', frozenFor: [], ...more },
})

const ITEMS = [
  item('late'),
  item('disputed', { frozenFor: ['disputed'] }),
  item('later', { dueOn: '2026-04-01' }),
  item('dollars', { currency: 'USD' }),
]

test('what is late and not disputed is chosen, of one legal entity and currency', () => {
  const { group, chosen, firstOn } = startOfPlan(ITEMS, '2026-03-31')
  expect({ group, chosen, firstOn }).toEqual({
    ...{ group: 'SUN EUR', chosen: ['late'], firstOn: '2026-04-30' },
  })
})

test('nothing is asked for before days and amounts are whole', () => {
  const draft = { ...startOfPlan(ITEMS, '2026-03-01'), firstOn: '2026-03-15' }
  expect(requestOf('A-1', { ...draft, firstOn: '' }, ITEMS)).toBeUndefined()
  expect(requestOf('A-1', { ...draft, count: 'x' }, ITEMS)).toBeUndefined()
  expect(requestOf('A-1', { ...draft, chosen: [] }, ITEMS)).toBeUndefined()
  const half = { key: '1', dueOn: '2026-03-15', amount: '' }
  expect(requestOf('A-1', { ...draft, by: 'own', instalments: [half] }, ITEMS)).toBeUndefined()
  expect(requestOf('A-1', draft, ITEMS)).toEqual({
    ...{ accountNumber: 'A-1', entity: 'SUN', items: [{ item: 'late' }], on: '2026-03-01' },
    ...{ tell: true, count: 3, firstOn: '2026-03-15', everyMonths: 1 },
  })
})

test.each([
  [['4,00', '6.00'], 0n],
  [['4.00'], 600n],
  [['four'], undefined],
])('of 10.00 the amounts %j leave %s', (amounts, rest) => {
  const typed = amounts.map((amount, i) => ({ key: String(i), dueOn: '2026-03-01', amount }))
  expect(restMinor(1000n, typed, 'EUR')).toBe(rest)
})
