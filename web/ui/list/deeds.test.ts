import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { deedsOf, rowDeedsOf } from './deeds.ts'

test.each([...LISTS.keys()])('%s is edited by commands that there are', list => {
  const { create, edit } = deedsOf(list)
  if (create !== undefined) expect(commands.has(create)).toBe(true)
  if (edit === undefined) return
  expect(commands.has(edit.command)).toBe(true)
  for (const column of Object.values(edit.fill)) {
    expect(Object.keys(LISTS.get(list)?.columns ?? {})).toContain(column)
  }
})

test.each([...LISTS.keys()])(
  'rows of %s are dealt with by commands that there are, by their permission',
  list => {
    const columns = Object.keys(LISTS.get(list)?.columns ?? {})
    for (const { command, permission, fill, unless } of rowDeedsOf(list)) {
      expect(commands.get(command)?.permission).toBe(permission)
      for (const column of [...Object.values(fill), ...(unless === undefined ? [] : [unless])]) {
        expect(columns).toContain(column)
      }
      // A column that always says something would keep the deed from every row.
      if (unless !== undefined) expect(LISTS.get(list)?.columns[unless]?.nullable).toBe(true)
    }
  },
)
