import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { deedsOf } from './deeds.ts'

test.each([...LISTS.keys()])('%s is edited by commands that there are', list => {
  const { create, edit } = deedsOf(list)
  if (create !== undefined) expect(commands.has(create)).toBe(true)
  if (edit === undefined) return
  expect(commands.has(edit.command)).toBe(true)
  for (const column of Object.values(edit.fill)) {
    expect(Object.keys(LISTS.get(list)?.columns ?? {})).toContain(column)
  }
})
