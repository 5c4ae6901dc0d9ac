import { z } from 'zod'
import {
  code,
  currency,
  email,
  language,
  line,
  names,
  oneOf,
  optional,
  positive,
  whole,
} from '../formats/fields.ts'

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')

/** A code of ours: `billing_clerk`. */
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'small letters, digits and _, such as billing_clerk')

const instant = z
  .string({ error: 'an instant such as 2026-01-31T08:00:00Z' })
  .transform((text, ctx) => {
    try {
      return Temporal.Instant.from(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'an instant such as 2026-01-31T08:00:00Z' })
      return z.NEVER
    }
  })

/** An address as it is kept: in small letters, so that one person has one. */
const signInEmail = email.transform(text => text.toLowerCase())

export const invitePersonInput = z.strictObject({
  email: signInEmail,
  name: line(),
  language: language.default('en'),
  kind: oneOf(['staff', 'customer']).default('staff'),
})

/** A person is named by e-mail address. */
export const personRef = z.strictObject({ email: signInEmail })

export const changePersonInput = z.strictObject({
  email: signInEmail,
  newEmail: signInEmail.optional(),
  name: line().optional(),
  language: language.optional(),
})

export const disablePersonInput = z.strictObject({ email: signInEmail, reason: line(500) })

export const grantRoleInput = z.strictObject({
  email: signInEmail,
  role: slug,
  /** The customer's account, for roles of the portal. */
  accountNumber: code.optional(),
  /** Default: at once, and until it is taken away. */
  from: instant.optional(),
  until: instant.optional(),
  reason: line(500),
})

export const revokeRoleInput = z.strictObject({
  email: signInEmail,
  role: slug,
  accountNumber: code.optional(),
  reason: line(500),
})

export const defineRoleInput = z.strictObject({
  role: slug,
  name: names,
  audience: oneOf(['staff', 'customer']).default('staff'),
  /** Each alone (`do`), or only with a second person (`propose`). */
  permissions: z.record(z.string(), oneOf(['do', 'propose'])),
  /** Up to which amount a command is done alone; above, it is put forward. */
  limits: z
    .array(z.strictObject({ command: line(80), currency, amount: z.string() }))
    .max(500)
    .default([]),
})

export const defineAuthorityRuleInput = z.strictObject({
  code: slug,
  command: line(80),
  role: optional(slug),
  reason: optional(line(100)),
  atLeast: optional(positive),
  currency: optional(currency),
  approvers: z.array(slug).max(50).default([]),
  expiresDays: whole(1, 366).default(14),
  active: z.boolean({ error: 'true or false' }).default(true),
  /** Default: at once. */
  from: instant.optional(),
})

export const setSecondPersonInput = z.strictObject({
  /** Whether the rules of approval ask for a second person. */
  required: z.boolean({ error: 'true or false' }),
  /** Whether they bind the local operator (the command line) too. */
  bindsOperator: z.boolean({ error: 'true or false' }).default(false),
  reason: line(500),
})

export const requestApprovalInput = z.strictObject({
  command: line(80),
  input: z.unknown(),
  /** Why, for the person who decides. */
  note: line(500),
})

export const decideRequestInput = z.strictObject({
  requestId: uuid,
  note: optional(line(500)),
})

export const takeAnswerInput = z.strictObject({ requestId: uuid })

export const rejectRequestInput = z.strictObject({ requestId: uuid, note: line(500) })

export const delegateApprovalInput = z.strictObject({
  to: signInEmail,
  from: instant.optional(),
  /** At most 366 days ahead: a delegation ends by itself. */
  until: instant,
  reason: line(500),
})

export const endDelegationInput = z.strictObject({ to: signInEmail })
