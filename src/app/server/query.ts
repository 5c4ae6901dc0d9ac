import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'

/** Where control characters stand there is no number of ours, and PostgreSQL takes no NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/

/** A short text of one line, such as a number or the beginning of one. */
export const short = z
  .string({ error: 'one text' })
  .max(100, { error: 'at most 100 characters' })
  .refine(text => !CONTROL.test(text), { error: 'text of one line' })

/** Whether a part of a path can be the number of something. */
export function isNumber(text: string): boolean {
  return short.min(1).safeParse(text).success
}

/**
 * Reads the parameters of an address. What the page does not know, what is given twice and what is
 * no value of its kind is refused; what a form left empty counts as left out.
 */
export function readQuery<Shape extends z.ZodRawShape>(
  shape: Shape,
  query: unknown,
): z.output<z.ZodObject<Shape>> {
  const given = Object.entries((query ?? {}) as Record<string, unknown>)
  const input = Object.fromEntries(given.filter(([, value]) => value !== ''))
  const parsed = z.strictObject(shape).safeParse(input)
  if (parsed.success) return parsed.data as z.output<z.ZodObject<Shape>>
  const { code, facts } = inputRefusal(parsed.error, input)
  throw new RefusalError(code, facts)
}
