import { z } from 'zod'
import { isCurrency } from './currency.ts'
import { Decimal } from './decimal.ts'

/*
 * The fields that inputs are made of. Each refuses what is not its kind rather than bending it, and
 * its message says what was expected. All of them read strings, so that JSON and CSV share them.
 */

/** One line of text up to `max` characters, blanks at its ends cut off; not empty. */
export function textField(max = 200) {
  return z
    .string()
    .trim()
    .min(1, 'text')
    .max(max, `at most ${max} characters`)
    .refine(text => text.isWellFormed() && !hasControl(text), 'text without control characters')
}

/** Whether a text has characters (line breaks, tab, NUL, escape) that are no part of one line. */
function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text)
}

/** A code such as `SUN-FR` or `H1`: letters, digits, and . _ - / inside; up to 40 characters. */
export function codeField() {
  return z
    .string()
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,38}[A-Za-z0-9])?$/,
      'a code of letters, digits, . _ - /',
    )
}

export function uuidField() {
  return z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'an id (UUID)')
}

/** A calendar day `2026-01-31`, from 1970 to 2199 as the books have it. */
export function dateField() {
  return z.string().transform((text, ctx) => {
    const date = readDate(text)
    if (date !== undefined) return date
    ctx.addIssue({ code: 'custom', message: 'a date such as 2026-01-31, from 1970 to 2199' })
    return z.NEVER
  })
}

function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return date.year >= 1970 && date.year <= 2199 ? date : undefined
  } catch {
    return undefined
  }
}

/** A month `2026-01`, as its first day. */
export function monthField() {
  return z.string().transform((text, ctx) => {
    const date = /^\d{4}-\d{2}$/.test(text) ? readDate(`${text}-01`) : undefined
    if (date !== undefined) return date
    ctx.addIssue({ code: 'custom', message: 'a month such as 2026-01' })
    return z.NEVER
  })
}

/** An exact number in plain notation, `-12.50`. */
export function decimalField() {
  return z.string().transform((text, ctx) => {
    const decimal = Decimal.tryParse(text)
    if (decimal !== undefined) return decimal
    ctx.addIssue({ code: 'custom', message: 'a plain decimal such as 12.50' })
    return z.NEVER
  })
}

/** An active currency of ISO 4217, in capitals. */
export function currencyField() {
  return z.string().refine(isCurrency, 'a currency of ISO 4217 such as EUR')
}

/** A country of ISO 3166 in two capitals. */
export function countryField() {
  return z.string().regex(/^[A-Z]{2}$/, 'a country code such as FR')
}

/** A time zone of the IANA database. */
export function timeZoneField() {
  return z.string().refine(isTimeZone, 'a time zone such as Europe/Paris')
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}

/** A moment with its offset, `2026-01-31T08:00:00+01:00`; without one it would name no moment. */
export function instantField() {
  return z.string().transform((text, ctx) => {
    const instant = readInstant(text)
    if (instant !== undefined) return instant
    ctx.addIssue({ code: 'custom', message: 'a time with offset such as 2026-01-31T08:00:00Z' })
    return z.NEVER
  })
}

function readInstant(text: string): Temporal.Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    return undefined
  }
  try {
    const instant = Temporal.Instant.from(text)
    const { year } = instant.toZonedDateTimeISO('UTC')
    return year >= 1970 && year <= 2199 ? instant : undefined
  } catch {
    return undefined
  }
}
