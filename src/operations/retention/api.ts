import { z } from 'zod'
import { code, email, line, whole } from '../../formats/fields.ts'

export const RETENTION_KINDS = [
  'documents',
  'mandates',
  'customers',
  'sign_ins',
  'print_files',
] as const

/** How many months something is kept. */
export const retentionRow = z.strictObject({
  kind: z.enum(RETENTION_KINDS),
  months: whole(1, 600),
})

/** A customer of whom nothing may be erased for a time. */
export const legalHold = z.strictObject({ accountNumber: code, reason: line(500) })

export const legalHoldRelease = z.strictObject({ accountNumber: code })

/** A customer, or a person who signs in, whose personal data is to be erased for good. */
export const accountErasure = z.strictObject({ accountNumber: code, reason: line(500) })

export const personErasure = z.strictObject({
  email: email.transform(text => text.toLowerCase()),
  reason: line(500),
})

export const erasureRef = z.strictObject({ erasureId: z.uuid() })
