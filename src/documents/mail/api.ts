import { z } from 'zod'
import { code, email, instant, line, oneOf, optional, whole } from '../../formats/fields.ts'
import { ATTEMPT_OUTCOMES } from './attempts.ts'

/** Takes e-mails that are due in hand. */
export const TakeMessages = z.strictObject({ limit: whole(1, 100).default(10) })

/** A try of an e-mail and what the server said. */
export const attempt = z.strictObject({
  accountId: z.uuid(),
  messageId: z.uuid(),
  attempt: z.int().min(1),
  startedAt: instant,
  durationMs: z.int().min(0),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  code: z.int().nullable(),
  answer: z.string().max(1000),
})
export type Attempt = z.output<typeof attempt>

export const RecordMessageAttempts = z.strictObject({ attempts: z.array(attempt).min(1).max(100) })

/** What became known of an e-mail after it was sent. */
export const bounceRow = z.strictObject({
  /** The message's id, or the Message-ID of the e-mail; without it the address tells. */
  message: optional(line(300)),
  email,
  kind: oneOf(['hard', 'soft', 'complaint']),
  /** By RFC 3463, such as 5.1.1. */
  status: optional(
    z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/, { error: 'a status such as 5.1.1' }),
  ),
  diagnostic: optional(line(500)),
  /** What the report is known by: told twice it is one. */
  report: optional(line(300)),
})
export type BounceRow = z.output<typeof bounceRow>

/** A person's decision on messages of which it is not known whether they arrived, or that failed. */
export const DecideMessages = z.strictObject({
  messages: z
    .array(
      z.strictObject({ accountNumber: code, messageId: z.uuid({ error: 'the id of a message' }) }),
    )
    .min(1)
    .max(500),
  /** `sent`: it arrived. `again`: send it once more. `post`: send it by post. `cancel`: not at all. */
  decision: oneOf(['sent', 'again', 'post', 'cancel']),
  note: optional(line(500)),
})

/** An address to which no e-mail is sent any more. */
export const BlockEmail = z.strictObject({
  accountNumber: code,
  email,
  reason: oneOf(['asked', 'bounced']),
})

/** Lets e-mails go to an address again. */
export const ReleaseEmail = z.strictObject({ accountNumber: code, email })
