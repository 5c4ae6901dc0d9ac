import { expect, test } from 'vitest'
import type { CardItem } from '../../views/collecting.ts'
import { contactOf, NEW_CALL, owedOf } from './contact.ts'

const item = (
  entity: string,
  currency: string,
  openMinor: string,
  frozenMinor = '0',
): CardItem => ({
  ...{ itemId: `${entity}${openMinor}`, kind: 'invoice', document: null, reference: null },
  ...{ entity, currency, dueOn: '2026-02-15', openMinor, frozenMinor, frozenFor: [] },
})

const OWED = owedOf([
  item('SUN', 'EUR', '1190', '500'),
  item('MOON', 'USD', '700'),
  item('SUN', 'EUR', '1190'),
])

test('what may be promised is what is open without what is frozen, by entity and currency', () => {
  expect(OWED.map(({ key, askedMinor }) => [key, askedMinor])).toEqual([
    ['SUN EUR', 1880n],
    ['MOON USD', 700n],
  ])
})

test('only what belongs to the outcome is sent, though more was typed before', () => {
  const call = {
    ...NEW_CALL,
    ...{ note: 'Spoke', what: 'Too much', disputed: '3', instalments: '3', nextOn: ' ' },
    promises: [{ owed: 'MOON USD', amount: '7,00', payBy: '2026-03-25' }],
  }
  const common = {
    ...{ accountNumber: 'C-1', channel: 'call', direction: 'out', note: 'Spoke' },
    ...{ nextOn: null, despite: null },
  }
  expect(contactOf({ ...call, outcome: 'promised' }, 'C-1', OWED)).toEqual({
    ...{ ...common, outcome: 'promised', planRequest: null, dispute: null },
    promises: [{ entity: 'MOON', currency: 'USD', amount: '7.00', payBy: '2026-03-25' }],
  })
  expect(contactOf({ ...call, outcome: 'disputes' }, 'C-1', OWED)).toEqual({
    ...{ ...common, outcome: 'disputes', planRequest: null, promises: [] },
    dispute: { document: null, amount: '3', what: 'Too much' },
  })
  expect(contactOf({ ...call, outcome: 'plan_requested' }, 'C-1', OWED)).toMatchObject({
    ...{ promises: [], dispute: null, planRequest: { instalments: 3 } },
  })
})

test('a reason for calling nevertheless is not sent of somebody who called us', () => {
  const call = { ...NEW_CALL, outcome: 'reached', note: 'x', despite: 'Asked to' } as const
  expect(contactOf(call, 'C-1', OWED).despite).toBe('Asked to')
  expect(contactOf({ ...call, direction: 'in' }, 'C-1', OWED).despite).toBeNull()
})
