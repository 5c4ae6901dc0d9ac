import { z } from 'zod'
import { isCurrency } from '../kernel/currency.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import { isCountry, isEmail, isTimeZone } from './identifiers.ts'

/*
 * The fields that requests and files are made of. Each says what it expects in words that complete
 * `"x" is not …`.
 */

/**
 * One line of text as people write it: 1 to `max` characters, not blank, without control
 * characters (line ends, NUL, escape codes) and half characters. Blanks around it are cut off.
 */
export function line(max = 200) {
  return z
    .string({ error: 'a line of text' })
    .trim()
    .min(1, { error: 'a text that is not blank' })
    .max(max, { error: `a text of at most ${max} characters` })
    .refine(isPlainText, { error: 'a text without control characters' })
}

/** Whether a text can be stored, printed and sent as it stands. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)
}

/** A code or number that names a record: no blanks at its ends, at most 64 characters. */
export const code = line(64)

/** A field that may be absent: left out, null and empty all mean null. */
export function optional<Output, Input>(field: z.ZodType<Output, Input>) {
  const present = z.preprocess(value => (value === '' ? null : value), field.nullable())
  return (present as unknown as z.ZodType<Output | null, Input | null | ''>)
    .optional()
    .transform(value => value ?? null)
}

const FIRST_DATE = Temporal.PlainDate.from('1900-01-01')
const LAST_DATE = Temporal.PlainDate.from('2199-12-31')

/** A calendar date `2026-01-31` from 1900 to 2199; 30 February is refused, not moved. */
export const date = z
  .string({ error: 'a date such as 2026-01-31' })
  .meta({ format: 'date' })
  .transform((text, ctx) => {
    const parsed = parseDate(text)
    if (parsed !== undefined) return parsed
    ctx.addIssue({ code: 'custom', message: 'a date such as 2026-01-31, from 1900 to 2199' })
    return z.NEVER
  })

/** Dates read lately: a file has few of them, many times each. */
const DATES = new Map<string, Temporal.PlainDate>()
const MOST_DATES = 2000

function parseDate(text: string): Temporal.PlainDate | undefined {
  const known = DATES.get(text)
  if (known !== undefined) return known
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    const parsed = Temporal.PlainDate.from(text, { overflow: 'reject' })
    if (isBefore(parsed, FIRST_DATE) || isBefore(LAST_DATE, parsed)) return undefined
    if (DATES.size >= MOST_DATES) DATES.clear()
    // A copy of its own: a piece of a file's text would keep the whole chunk alive.
    DATES.set(parsed.toString(), parsed)
    return parsed
  } catch {
    return undefined
  }
}

/** Digits that a number may have, before and after the point. */
const WHOLE_DIGITS = 12
const FRACTION_DIGITS = 12

/** A moment with its offset, `2026-01-31T12:00:00Z`: without one it could be any of 26. */
export const instant = z
  .string({ error: 'a time such as 2026-01-31T12:00:00Z' })
  .max(40, { error: 'a time such as 2026-01-31T12:00:00Z' })
  .transform((text, ctx) => {
    try {
      const time = Temporal.Instant.from(text)
      const { year } = time.toZonedDateTimeISO('UTC')
      if (year >= 1900 && year <= 2199) return time
    } catch {
      // Said below, in our words.
    }
    ctx.addIssue({ code: 'custom', message: 'a time such as 2026-01-31T12:00:00Z' })
    return z.NEVER
  })

/** A plain decimal as a string, `12.50`: no exponent, no grouping, at most 12 + 12 digits. */
export const decimal = z
  .string({ error: 'a decimal as a string such as "12.50"' })
  .transform((text, ctx) => {
    const number = Decimal.tryParse(text)
    if (number !== undefined && isStorable(number)) return number
    ctx.addIssue({
      code: 'custom',
      message: `a plain decimal such as 12.50, with at most ${WHOLE_DIGITS} digits before and ${FRACTION_DIGITS} after the point`,
    })
    return z.NEVER
  })

function isStorable(number: Decimal): boolean {
  const size = number.coefficient < 0n ? -number.coefficient : number.coefficient
  return number.scale <= FRACTION_DIGITS && size < 10n ** BigInt(WHOLE_DIGITS + number.scale)
}

/** A decimal above zero. */
export const positive = decimal.refine(number => number.sign > 0, { error: 'a number above zero' })

/** A decimal that is not below zero. */
export const notNegative = decimal.refine(number => number.sign >= 0, {
  error: 'a number of zero or more',
})

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}

export const country = z
  .string({ error: 'a country code such as DE' })
  .refine(isCountry, { error: 'a country code of ISO 3166-1 such as DE' })

export const currency = z
  .string({ error: 'a currency code such as EUR' })
  .refine(isCurrency, { error: 'a currency code of ISO 4217 such as EUR' })

export const timeZone = z
  .string({ error: 'a time zone such as Europe/Berlin' })
  .refine(isTimeZone, { error: 'a time zone of the IANA database such as Europe/Berlin' })

export const email = z
  .string({ error: 'an e-mail address' })
  .trim()
  .refine(isEmail, { error: 'one e-mail address such as billing@example.com' })

/** A telephone number as people write it: digits, perhaps with + in front, blanks, dots, slashes, brackets. */
export const phone = z
  .string({ error: 'a telephone number' })
  .trim()
  .regex(/^\+?[0-9(][0-9 ()./-]{2,38}$/, { error: 'a telephone number such as +49 30 1234567' })

export const language = z.enum(['en', 'fr', 'es', 'de'], { error: 'one of en, fr, es, de' })

/** One of these words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(', ')}` })
}

export const yesNo = z.boolean({ error: 'true or false' })

/** A text in the languages of the documents; English is always there. */
export const names = z
  .strictObject(
    { en: line(), fr: line().optional(), es: line().optional(), de: line().optional() },
    {
      error: issue => (issue.code === 'invalid_type' ? 'names by language, {"en": …}' : undefined),
    },
  )
  .transform(value => withoutUndefined(value))

/** The members that have a value: what JSON keeps, so that a record equals its stored self. */
function withoutUndefined(
  value: { en: string } & Partial<Record<'fr' | 'es' | 'de', string | undefined>>,
) {
  const { en, fr, es, de } = value
  return {
    en,
    ...(fr === undefined ? {} : { fr }),
    ...(es === undefined ? {} : { es }),
    ...(de === undefined ? {} : { de }),
  }
}

/** The parts of a postal address, as fields of a row. */
export const addressFields = {
  line1: line(120),
  line2: optional(line(120)),
  postalCode: optional(line(20)),
  city: line(120),
  region: optional(line(60)),
  country,
}
