import { expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { BULK_ACTIONS, inputOfRow } from '../../../src/operations/bulk/actions.ts'
import { jsonSchemaOf } from '../../../src/platform/json-schema.ts'
import type { Schema } from '../api.ts'
import { askedForm } from './bulk-form.ts'

test.each(BULK_ACTIONS.map(action => [action.command, action] as const))(
  '%s asks for nothing that the row fills in, and gets all that it needs',
  (command, action) => {
    const schema = jsonSchemaOf(commands.get(command)!.input) as Schema
    const { form, inputOf } = askedForm(schema, action)
    const asked = Object.fromEntries(Object.keys(form.properties ?? {}).map(name => [name, 'x']))
    const row = Object.fromEntries(Object.values(action.fill).map(column => [column, 'y']))
    const input = inputOfRow(action, row, inputOf(asked))
    expect(Object.keys(input)).toEqual(expect.arrayContaining([...(schema.required ?? [])]))
    for (const path of Object.keys(action.fill)) {
      expect(Object.keys(form.properties ?? {})).not.toContain(path.split('.').at(-1))
    }
  },
)
