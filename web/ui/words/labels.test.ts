import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { tasksOf } from '../../../src/app/tasks.ts'
import { jsonSchemaOf } from '../../../src/platform/json-schema.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { loadLabels } from './labels.ts'
import { LANGUAGES } from './languages.ts'

// What reads the same in every language: numbers, versions of formats, marks.
const AS_IT_IS = /^(\d+|[^\p{L}\p{N}]+)$/u

const names = new Set<string>()
const values = new Set<string>()
for (const list of LISTS.values()) {
  names.add(list.name)
  for (const column of Object.keys(list.columns)) names.add(column)
}
for (const command of commands.values()) {
  names.add(command.name)
  collect(jsonSchemaOf(command.input))
}

type Part = {
  readonly properties?: Readonly<Record<string, Part>>
  readonly items?: Part
  readonly anyOf?: readonly Part[]
  readonly oneOf?: readonly Part[]
  readonly additionalProperties?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

function collect(schema: Part): void {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    names.add(name)
    collect(member)
  }
  for (const value of [...(schema.enum ?? []), schema.const]) {
    if (typeof value === 'string' && !AS_IT_IS.test(value)) values.add(value)
  }
  if (schema.items !== undefined) collect(schema.items)
  for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(choice)
  const others = schema.additionalProperties
  if (typeof others === 'object' && others !== null) collect(others)
}

// Whoever adds a list, a column, a command, a field or a value says what people call it:
// in web/ui/words/labels/<language>/, in all four languages.
test.each(LANGUAGES)('%s has a label for all that the API names', async language => {
  const labels = await loadLabels(language)
  const missing = (wanted: Set<string>, of: object) =>
    [...wanted].filter(name => !Object.hasOwn(of, name))
  expect({
    names: missing(names, labels.names),
    values: missing(values, labels.values),
  }).toEqual({ names: [], values: [] })
})

test.each(LANGUAGES)('%s labels what English labels, and nothing with no text', async language => {
  const en = await loadLabels('en')
  const own = await loadLabels(language)
  for (const part of ['names', 'values', 'help'] as const) {
    expect(Object.keys(own[part])).toEqual(Object.keys(en[part]))
    expect(Object.entries(own[part]).filter(([, label]) => label.trim() === '')).toEqual([])
  }
})

test.each(LANGUAGES)('%s names every background job', async language => {
  // Nothing of it is done here: only the names are asked.
  const tasks = Object.keys(tasksOf({} as never))
  expect(tasks.length).toBeGreaterThan(30)
  const { values } = await loadLabels(language)
  expect(tasks.filter(task => values[`task.${task}`] === undefined)).toEqual([])
})
