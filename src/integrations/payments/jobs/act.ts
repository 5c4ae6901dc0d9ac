import type { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import { type Command, execute } from '../../../platform/command.ts'
import type { System } from '../../../platform/system.ts'

/** Runs a command as a job; a refusal is the job's failure. */
export async function act<Value>(
  system: System,
  command: Command<z.ZodType, Value>,
  input: unknown,
  actor: string,
): Promise<Value> {
  const done = await execute(system, command, input, { actor })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  return done.value
}
