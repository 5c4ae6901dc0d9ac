import { expect, test } from 'vitest'
import { commands } from '../../app/registry.ts'
import { COMMANDS_OF_MASTER_DATA, keptUntil } from './periods.ts'

test.each([
  ['2026-01-01', 120, '2036-12-31'],
  ['2026-12-31', 120, '2036-12-31'],
  ['2024-02-29', 96, '2032-12-31'],
  ['2026-06-30', 1, '2027-01-31'],
])('a document of %s is kept %i months, until %s', (on, months, until) => {
  expect(keptUntil(Temporal.PlainDate.from(on), months).toString()).toBe(until)
})

test('the commands whose inputs are erased are commands', () => {
  expect(COMMANDS_OF_MASTER_DATA.filter(name => !commands.has(name))).toEqual([])
})
