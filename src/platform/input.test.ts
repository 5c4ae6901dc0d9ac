import { expect, test } from 'vitest'
import { z } from 'zod'
import { inputRefusal } from './input.ts'
import { phraseIn } from './refusals/phrases.ts'

const SCHEMA = z.strictObject({
  text: z.string(),
  amount: z.number().max(9).min(2),
  yes: z.boolean(),
  list: z.array(z.string()),
  kind: z.enum(['tree', 'ground']),
  own: z.string({ error: 'a date such as 2026-01-31' }),
})
const RIGHT = { text: 'a', amount: 3, yes: true, list: ['a'], kind: 'tree', own: 'b' }

test.each([
  ['text', 1, 'a text', 'ein Text'],
  ['amount', 'x', 'a number', 'eine Zahl'],
  ['amount', 10, 'at most 9', 'höchstens 9'],
  ['amount', 1, 'at least 2', 'mindestens 2'],
  ['yes', 'no', 'true or false', 'true oder false'],
  ['list', 'a', 'a list', 'eine Liste'],
  ['kind', 'bush', 'one of tree, ground', 'eines von tree, ground'],
  ['own', 1, 'a date such as 2026-01-31', 'ein Datum wie 2026-01-31'],
])('%s %s: %s is expected, in each language', (field, value, expected, german) => {
  const input = { ...RIGHT, [field]: value }
  const { facts } = inputRefusal(SCHEMA.safeParse(input).error as z.ZodError, input)
  expect(facts).toMatchObject({ path: field, expected })
  expect(phraseIn(expected, 'de')).toBe(german)
})
