import { expect, test } from 'vitest'
import { fromStart, placeOf, searchOf, sortedBy } from './place.ts'

test('a place survives the address', () => {
  const place = { filters: { kind: 'invoice' }, sort: 'dueOn', order: 'desc', after: 'x' } as const
  expect(placeOf(searchOf(place))).toEqual(place)
  expect(searchOf(fromStart(place))).toEqual({ kind: 'invoice', sort: 'dueOn', order: 'desc' })
})

test('the head of a column orders up, then down, then as before', () => {
  const up = sortedBy({ filters: {}, after: 'x' }, 'dueOn')
  expect(up).toEqual({ filters: {}, sort: 'dueOn', order: 'asc' })
  const down = sortedBy(up, 'dueOn')
  expect(down).toEqual({ filters: {}, sort: 'dueOn', order: 'desc' })
  expect(sortedBy(down, 'dueOn')).toEqual({ filters: {} })
  expect(sortedBy(down, 'number')).toEqual({ filters: {}, sort: 'number', order: 'asc' })
})
