import type { Command } from '../../platform/command.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'
// Read from the code by the compiler: `npm run client`.
import answers from './answers.json' with { type: 'json' }

const ANSWERS: Readonly<Record<string, JsonSchema>> = answers

/** What a command answers, for programs. */
export function answerSchema({ name }: Pick<Command, 'name'>): JsonSchema {
  return ANSWERS[name] ?? {}
}
