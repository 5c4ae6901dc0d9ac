import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { sectionOf } from '../navigation.ts'
import { SHELVED, SHELVES } from './shelves.ts'

test('shelves hold lists and commands that there are, each once', () => {
  const known = new Set([...LISTS.keys(), ...commands.keys()])
  const names = Object.values(SHELVES).flatMap(shelves =>
    shelves.flatMap(({ lists, commands: deeds = [] }) => [...lists, ...deeds]),
  )
  expect([...SHELVED.keys()].filter(name => !known.has(name))).toEqual([])
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('every list of daily work stands on a shelf of its section, not under Settings', () => {
  const unplaced = [...LISTS.values()].filter(
    list => !SHELVED.has(list.name) && sectionOf(list) !== 'settings',
  )
  // Put a new list on a shelf of web/staff/shelves, where people look for it.
  expect(unplaced.map(({ name }) => name)).toEqual([])
})
