import { describe, expect, test } from 'vitest'
import { commands } from '../../../src/app/registry.ts'
import { jsonSchemaOf } from '../../../src/platform/json-schema.ts'
import type { Schema } from '../api.ts'
import { choicesOf, sentOf, startOf, typeOf, withoutNull } from './schema.ts'

const KNOWN = new Set(['null', 'string', 'integer', 'number', 'boolean', 'object', 'array'])

/** Every kind of value that a form would have to ask for. */
function kindsIn(given: Schema): string[] {
  const schema = withoutNull(given)
  const choices = choicesOf(schema)
  if (choices !== undefined) return choices.flatMap(kindsIn)
  if (schema.const !== undefined || schema.enum !== undefined) return ['string']
  const members = Object.values(schema.properties ?? {}).flatMap(kindsIn)
  return [typeOf(schema), ...members, ...(schema.items === undefined ? [] : kindsIn(schema.items))]
}

describe('a form for every command', () => {
  test.each([...commands.values()].map(command => [command.name, command] as const))(
    '%s',
    (_, { input }) => {
      const schema = jsonSchemaOf(input) as Schema
      expect(kindsIn(schema).filter(kind => !KNOWN.has(kind))).toEqual([])
      // What a new form sends is an object, empty fields left out.
      const sent = sentOf(schema, startOf(schema))
      expect(JSON.stringify(sent)).not.toContain('""')
    },
  )

  test('a bulk command asks for the fields of its rows', () => {
    const command = commands.get('createContracts')
    if (command === undefined) throw new Error('no such command')
    const { rows } = (jsonSchemaOf(command.input) as Schema).properties as { readonly rows: Schema }
    expect(Object.keys(rows.items?.properties ?? {})).toEqual(
      expect.arrayContaining(['accountNumber', 'contractNumber', 'startOn']),
    )
  })
})

describe('what is sent of a form', () => {
  const schema: Schema = {
    type: 'object',
    required: ['name', 'days'],
    properties: {
      name: { type: 'string' },
      days: { type: 'integer' },
      price: { type: 'string' },
      note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      how: {
        anyOf: [
          { type: 'object', properties: { kind: { const: 'fix' }, months: { type: 'integer' } } },
          { type: 'object', properties: { kind: { const: 'free' } } },
        ],
      },
    },
  }

  test.each([
    [
      { name: 'A', days: '30' },
      { name: 'A', days: 30 },
    ],
    [{ name: 'A', days: '', note: '' }, { name: 'A' }],
    // An amount stays a text, to the last digit.
    [
      { price: '0.10', days: '1' },
      { price: '0.10', days: 1 },
    ],
    [{ how: { kind: 'fix', months: '12' } }, { how: { kind: 'fix', months: 12 } }],
    // What is no number is sent as it is, for the server to name the mistake.
    [{ days: 'thirty' }, { days: 'thirty' }],
  ])('%j: %j', (entered, sent) => {
    expect(sentOf(schema, entered)).toEqual(sent)
  })
})
