import { expect, test } from 'vitest'
import { commands } from '../../app/registry.ts'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { BULK_ACTIONS, inputOfRow } from './actions.ts'

test.each(BULK_ACTIONS.map(action => [action.list, action.command, action] as const))(
  '%s: %s fits its list and its command',
  (_, __, { list, command, permission, fill, label }) => {
    const columns = Object.keys(LISTS.get(list)?.columns ?? {})
    expect(columns).toEqual(expect.arrayContaining([label, ...Object.values(fill)]))
    expect(commands.get(command)?.permission).toBe(permission)
  },
)

test('a row fills its fields in, what was asked once stands for all', () => {
  const [hold] = BULK_ACTIONS
  if (hold === undefined) throw new Error('no action')
  const asked = { rows: [{ reason: 'Checked', fromOn: '2026-01-01' }] }
  expect(inputOfRow(hold, { number: 'A-1' }, asked)).toEqual({
    rows: [{ reason: 'Checked', fromOn: '2026-01-01', accountNumber: 'A-1' }],
  })
  expect(inputOfRow({ ...hold, fill: { 'ids.0': 'rejectedId' } }, { rejectedId: 'x' }, {})).toEqual(
    {
      ids: ['x'],
    },
  )
})
