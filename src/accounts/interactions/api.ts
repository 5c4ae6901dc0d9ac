import { z } from 'zod'
import { code, date, email, instant, line, oneOf, optional } from '../../formats/fields.ts'
import { INTERACTION_CHANNELS } from './interaction.ts'

/** Something that was said with a customer, entered by a person. */
export const RecordInteraction = z.strictObject({
  accountNumber: code,
  channel: oneOf(INTERACTION_CHANNELS),
  direction: oneOf(['out', 'in', 'internal']),
  subject: line(200),
  body: z
    .string({ error: 'a text' })
    .max(20_000, { error: 'a text of at most 20,000 characters' })
    .refine(text => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text), {
      error: 'a text without control characters',
    })
    .default(''),
  /** When; default now. Not in the future. */
  at: optional(instant),
  /** In one word: reached, not_reached, promised, refused, wrong_number. */
  outcome: optional(
    z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, { error: 'a word such as reached' }),
  ),
  /** When somebody should come back to it. */
  nextOn: optional(date),
  /** Numbers of the documents that it is about. */
  documents: z.array(code).max(50).default([]),
  /** E-mail addresses of people who are asked to look at it. */
  mentions: z.array(email).max(20).default([]),
})

/** A follow-up that was done. */
export const FinishFollowUp = z.strictObject({
  accountNumber: code,
  interactionId: z.uuid({ error: 'the id of an entry of the timeline' }),
})

/** A file that came with what was said, of at most 5 MB. */
export const AddInteractionFile = z.strictObject({
  accountNumber: code,
  interactionId: z.uuid({ error: 'the id of an entry of the timeline' }),
  name: line(200),
  /** Base64. */
  content: z.base64({ error: 'the file in base64' }).min(4).max(7_000_000),
})
