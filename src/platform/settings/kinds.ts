import { z } from 'zod'
import { isEmail } from '../../formats/identifiers.ts'
import { type Networks, readNetworks } from '../outbound/addresses.ts'

/** What a setting may be, in words for the person who sets it, and how its text is read. */
export type Kind<Value> = { readonly expected: string; readonly schema: z.ZodType<Value, string> }

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

export const text: Kind<string> = { expected: 'a text', schema: z.string() }

export const folder: Kind<string> = { expected: 'the path of a folder', schema: z.string() }

export const port: Kind<number> = {
  expected: 'a port from 0 to 65535',
  schema: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine(value => value <= 65_535),
}

/** A whole number within bounds. */
export function whole(least: number, most: number): Kind<number> {
  return {
    expected: `a whole number from ${least} to ${most}`,
    schema: z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number)
      .refine(value => value >= least && value <= most),
  }
}

/** One of some words. */
export function word<const Word extends string>(words: readonly Word[]): Kind<Word> {
  const schema = z.string().transform((value, ctx) => {
    const found = words.find(each => each === value)
    if (found !== undefined) return found
    ctx.addIssue({ code: 'custom', message: 'another word' })
    return z.NEVER
  })
  return { expected: `one of ${words.join(', ')}`, schema }
}

/** TLS, or this machine: what is sent and answered must not be read or forged on the way. */
export const httpsUrl: Kind<URL> = {
  expected: 'an https URL (http for this machine alone)',
  schema: z.string().transform((value, ctx) => {
    const url = URL.parse(value)
    const isLocal = url?.protocol === 'http:' && LOOPBACK.test(url.hostname)
    if (url !== null && (url.protocol === 'https:' || isLocal)) return url
    ctx.addIssue({ code: 'custom', message: 'no such URL' })
    return z.NEVER
  }),
}

/** Where e-mails are handed over: smtp (with STARTTLS) or smtps (TLS from the first byte). */
export const smtpUrl: Kind<URL> = {
  expected: 'a URL such as smtp://user:password@mail.example.com:587, or smtps://… for port 465',
  schema: z.string().transform((value, ctx) => {
    const url = URL.parse(value)
    const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:'
    if (url !== null && isSmtp && url.hostname !== '') return url
    ctx.addIssue({ code: 'custom', message: 'no such URL' })
    return z.NEVER
  }),
}

/** An e-mail address. */
export const emailAddress: Kind<string> = {
  expected: 'an e-mail address such as billing@example.com',
  schema: z.string().refine(isEmail),
}

export const databaseUrl: Kind<string> = {
  expected: 'a URL such as postgres://login:password@host:5432/quittance',
  schema: z.string().regex(/^(?:postgres(?:ql)?|socket):\/?\/?\S+$|^\/\S+$/),
}

const KEY = '(?:\\d{1,5}:)?[A-Za-z0-9+/_-]{43}=?'

/** Keys as the vault reads them (vault/keys.ts). */
export const keys: Kind<string> = {
  expected: '32 bytes in base64 (openssl rand -base64 32), or 2:KEY,1:KEY with the newest first',
  schema: z.string().regex(new RegExp(`^${KEY}(?:[\\s,]+${KEY})*$`)),
}

/** What nobody guesses: 24 characters of base64 are 144 bits. */
export const token: Kind<string> = {
  expected: 'at least 24 visible ASCII characters, such as `openssl rand -base64 32` prints',
  schema: z.string().regex(/^[\x21-\x7e]{24,200}$/),
}

/** Networks, with blanks or commas between. */
export const networks: Kind<Networks> = {
  expected: 'networks such as 10.20.0.0/16 fd00::/8',
  schema: z.string().transform((value, ctx) => {
    const read = readNetworks(value.split(/[\s,]+/).filter(each => each !== ''))
    if (read !== undefined) return read
    ctx.addIssue({ code: 'custom', message: 'no networks' })
    return z.NEVER
  }),
}

/** A time of day in UTC, 00:00 to 23:59. */
export const timeOfDay: Kind<string> = {
  expected: 'a time of day in UTC such as 01:30',
  schema: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
}

/** A public key of age. */
export const ageRecipient: Kind<string> = {
  expected: 'a public key of age, such as `age-keygen` prints: age1…',
  schema: z.string().regex(/^age1[0-9a-z]{20,3000}$/),
}

export const passphrase: Kind<string> = {
  expected: 'at least 12 characters',
  schema: z.string().min(12).max(1000),
}
