import type { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'

/** What was asked in a body. Throws `invalid_input` with the place of the first fault. */
export function parsedBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const { code, facts } = inputRefusal(parsed.error, body)
  throw new RefusalError(code, facts)
}
