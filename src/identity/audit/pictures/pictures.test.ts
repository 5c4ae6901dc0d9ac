import { describe, expect, test } from 'vitest'
import { differences, type PicturedRow, type Row } from './compare.ts'
import { namesOf, objectsIn } from './objects.ts'

describe('objects that an input names', () => {
  test.each<[string, unknown, string[]]>([
    [
      'placeBillingHolds',
      { rows: [{ accountNumber: 'C-1' }, { accountNumber: 'C-2' }] },
      ['account:C-1', 'account:C-2'],
    ],
    ['startBillRun', { entity: 'SUN', accounts: ['C-1'] }, ['account:C-1', 'entity:SUN']],
    ['mergeAccounts', { from: 'C-1', into: 'C-2' }, ['account:C-1', 'account:C-2']],
    [
      'grantRole',
      { email: 'a@b.de', role: 'support', from: '2026-01-01' },
      ['person:a@b.de', 'role:support'],
    ],
    ['createAccounts', { rows: [{ accountNumber: 'C-1', email: 'a@b.de' }] }, ['account:C-1']],
    ['approveRequest', { requestId: 'x' }, ['request:x']],
    ['moveIn', { place: { accountNumber: 'C-9', premiseCode: 'P' } }, ['account:C-9', 'premise:P']],
    ['x', { on: Temporal.PlainDate.from('2026-01-01'), n: true, planCode: '' }, []],
  ])('%s %j', (command, input, names) => expect(namesOf(objectsIn(command, input))).toEqual(names))

  test('of a large batch are its accounts', () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      accountNumber: `C${i}`,
      planCode: `P${i}`,
    }))
    const names = namesOf(objectsIn('createSubscriptions', { rows }))
    expect(names).toHaveLength(300)
    expect(names.every(name => name.startsWith('account:'))).toBe(true)
  })

  test('are looked for no deeper than any input goes', () => {
    let deep: object = { accountNumber: 'C-1' }
    for (let i = 0; i < 10_000; i += 1) deep = { deep }
    expect(namesOf(objectsIn('x', deep))).toEqual([])
  })
})

const row = (id: string, row: Row): PicturedRow => ({
  table: 't',
  key: ['id'],
  row: { id, ...row },
})

test('what differs between two pictures', () => {
  const before = [
    row('same', { a: 1 }),
    row('changed', { a: 1, b: [1], c: null }),
    row('gone', { a: 1 }),
  ]
  const after = [
    row('new', { a: 2, b: null }),
    row('changed', { a: 1, b: [2], c: 'x' }),
    row('same', { a: 1 }),
  ]
  expect(differences(before, after)).toEqual([
    { table: 't', key: { id: 'new' }, before: null, after: { a: 2 } },
    { table: 't', key: { id: 'changed' }, before: { b: [1], c: null }, after: { b: [2], c: 'x' } },
    { table: 't', key: { id: 'gone' }, before: { a: 1 }, after: null },
  ])
  expect(differences(after, after)).toEqual([])
})
