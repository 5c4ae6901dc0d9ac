import { z } from 'zod'
import { code, date, language, oneOf, optional } from '../../formats/fields.ts'

/** A text of several lines, such as the wording of a message. */
const longText = z
  .string({ error: 'a text' })
  .max(20_000, { error: 'a text of at most 20,000 characters' })
  .refine(text => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text), {
    error: 'a text without control characters',
  })

/** A wording of a kind of message; without subject and body the built-in one holds again. */
export const templateRow = z.strictObject({
  /** A kind, such as `reminder_1`, or one's own of its kind, `reminder_1.friendly`. */
  code: z
    .string({ error: 'the code of a template' })
    .regex(/^[a-z][a-z0-9_]{0,40}(\.[a-z0-9_]{1,20})?$/, { error: 'a code such as reminder_1' }),
  language,
  /** Left out: for every channel. */
  channel: optional(oneOf(['email', 'letter', 'portal'])),
  /** Code of the legal entity; left out: of every one. */
  legalEntity: optional(code),
  /** From which day on; default today. */
  fromOn: optional(date),
  subject: optional(longText),
  body: optional(longText),
})
export type TemplateRow = z.output<typeof templateRow>
