import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { answerSchema } from '../api/answers.ts'
import { commands } from '../registry.ts'
import { answersText } from './answers-text.ts'
import { clientText } from './client-text.ts'
import { typeText } from './type-text.ts'

const text = clientText(commands, LISTS)
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

// The compiler reads the whole program for it: some seconds of a busy machine.
test('src/app/api/answers.json says what commands answer: npm run client', async () => {
  const kept = readFileSync(new URL('../api/answers.json', import.meta.url), 'utf8')
  expect(answersText(ROOT, commands) === kept).toBe(true)
}, 120_000)

test.each([...commands.keys()])('programs know what %s answers', name => {
  expect(answerSchema({ name })).not.toEqual({})
})

test('client/quittance.ts is what the commands and lists make of it: npm run client', () => {
  const file = new URL('../../../client/quittance.ts', import.meta.url)
  expect(readFileSync(file, 'utf8') === text).toBe(true)
})

test('imports nothing, so that a copy of it is a whole client', () => {
  expect(text).not.toMatch(/^\s*import |\brequire\(|\bfrom '/m)
  expect(text).not.toMatch(/\b(?:process|Buffer|node:)\b/)
})

test('names every command and every list', () => {
  for (const name of commands.keys()) expect(text).toContain(`  readonly ${name}: {`)
  for (const name of LISTS.keys()) {
    expect(text).toMatch(new RegExp(`  readonly "?${name}"?: \\{`))
  }
})

describe('a schema as a type', () => {
  test.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'integer' }, 'number'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ const: 1 }, '1'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ anyOf: [{ type: 'string' }, {}] }, 'unknown'],
    [{ type: 'array', items: { type: 'string' } }, 'readonly string[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'readonly ("a" | "b")[]'],
    [{ type: 'array' }, 'readonly unknown[]'],
    [{ type: 'object' }, '{ readonly [name: string]: unknown }'],
    [
      { type: 'object', additionalProperties: { type: 'number' } },
      '{ readonly [name: string]: number }',
    ],
    [
      { type: 'object', properties: { a: { type: 'string' }, 'b.c': {} }, required: ['a'] },
      '{\n  readonly a: string\n  readonly "b.c"?: unknown\n}',
    ],
    [{}, 'unknown'],
  ])('%j is %s', (schema, type) => {
    expect(typeText(schema)).toBe(type)
  })

  test('that it does not know is a defect, not a guess', () => {
    expect(() => typeText({ $ref: '#/x' })).toThrow('defect')
    expect(() => typeText({ type: 'date' })).toThrow('defect')
  })
})
