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

const PLACE = 'a place in the list, as its links to further pages give it'

/**
 * The key of the last row of a page, as text in an address: its parts, each percent-encoded, with
 * `~` between. A page that follows it begins behind that key, whatever has been added since.
 */
export function keyField<const Parts extends readonly z.ZodType<string>[]>(...parts: Parts) {
  return z
    .string({ error: PLACE })
    .max(400, { error: PLACE })
    .transform((text, ctx) => {
      const texts = text.split('~').map(decoded)
      const isKey =
        texts.length === parts.length && parts.every((part, i) => part.safeParse(texts[i]).success)
      if (isKey) return texts as { [I in keyof Parts]: string }
      ctx.addIssue({ code: 'custom', message: PLACE })
      return z.NEVER
    })
    .optional()
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A key for an address; `keyField` reads it back. */
export function keyText(...parts: readonly { toString(): string }[]): string {
  return parts.map(part => encodeURIComponent(part.toString()).replaceAll('~', '%7E')).join('~')
}

/** An address with parameters; those without value are left out. */
export function href(
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

/** The address of something by its number. */
export function pathOf(place: 'runs' | 'documents' | 'accounts', number: string): string {
  return `/${place}/${encodeURIComponent(number)}`
}
