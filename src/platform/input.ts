import type { z } from 'zod'
import type { Refusal } from '../kernel/result.ts'

/** Longer values would drown the sentence that quotes them. */
const QUOTED_CHARACTERS = 60

/**
 * Why an input was not understood: the first fault, with its place, what stood there and what was
 * expected. Fields that the command does not know are refused like wrong ones.
 */
export function inputRefusal(error: z.ZodError, input: unknown): Refusal {
  const issue = error.issues[0]
  if (issue === undefined) return { code: 'invalid_input', facts: facts('', input, 'other input') }
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0] ?? '']
    return { code: 'unknown_field', facts: { path: pathText(path) } }
  }
  const path = issue.path
  return {
    code: 'invalid_input',
    facts: facts(pathText(path), valueAt(input, path), expectedOf(issue)),
  }
}

/** Words for the kinds of value that a schema asks for without saying how. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  record: 'names with their values',
  object: 'names with their values',
}

/** What was expected, in words that every language has: those of the schema, or else of its kind. */
function expectedOf(issue: z.core.$ZodIssue): string {
  if (!/^(?:Invalid|Too (?:big|small))\b/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return EXPECTED[issue.expected] ?? issue.message
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'too_small':
      return `at least ${issue.minimum}`
    default:
      return issue.message
  }
}

function facts(path: string, value: unknown, expected: string): Refusal['facts'] {
  return { path: path === '' ? 'input' : path, value: quoted(value), expected }
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`,
    )
    .join('')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}

function quoted(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text =
    typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function'
      ? String(value)
      : (JSON.stringify(value) ?? String(value))
  return text.length <= QUOTED_CHARACTERS ? text : `${text.slice(0, QUOTED_CHARACTERS)}…`
}
