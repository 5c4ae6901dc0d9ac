import { z } from 'zod'
import {
  code,
  currency,
  date,
  line,
  notNegative,
  oneOf,
  optional,
  positive,
  whole,
  yesNo,
} from '../../formats/fields.ts'

/** The code of a provider: lower case letters, digits and dashes. */
const provider = z
  .string({ error: 'the code of a provider' })
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'the code of a provider: a-z, 0-9 and dashes' })

const secret = z
  .string({ error: 'a secret' })
  .trim()
  .min(8, { error: 'a secret of at least 8 characters' })
  .max(500, { error: 'a secret of at most 500 characters' })

/** A provider of payments of a legal entity. Secrets left out stay as they are. */
export const providerInput = z.strictObject({
  provider,
  kind: oneOf(['sandbox', 'stripe', 'gocardless']),
  legalEntity: code,
  apiKey: optional(secret),
  webhookSecret: optional(secret),
  /** Where it is asked, if not at its usual address. */
  address: optional(z.url({ protocol: /^https?$/, error: 'an address such as https://…' })),
  active: yesNo.default(true),
  /** Our bank account that it pays out to; left out: as before, and at first the main one. */
  bankAccount: optional(code),
})

/** A card or bank account that a provider keeps for a customer. */
export const meansInput = z.strictObject({
  accountNumber: code,
  provider,
  kind: oneOf(['card', 'bank']),
  /** What the provider calls it; no number of a card ever comes here. */
  token: line(200).refine(text => !/\d{12,}/.test(text.replace(/[ -]/g, '')), {
    error: "the provider's name for it, not a number of a card or account",
  }),
  customerToken: optional(line(200)),
  /** What people see: `Visa •••• 4242`. */
  shown: line(40).refine(text => !/\d{5,}/.test(text.replace(/[ -]/g, '')), {
    error: 'at most the last four digits',
  }),
  expiresOn: optional(date),
})

export const meansName = z.strictObject({ accountNumber: code, meansId: z.uuid() })

/** What is to be paid: documents or items, each whole or in part; none named: all that is due. */
export const paymentInput = z.strictObject({
  accountNumber: code,
  provider,
  /** A kept card or account; left out: the customer fills in the provider's own page. */
  meansId: optional(z.uuid()),
  items: z
    .array(z.strictObject({ itemId: z.uuid(), amount: optional(positive) }))
    .max(200)
    .default([]),
  currency: optional(currency),
  /** Kept with the payment and its receipt. */
  note: optional(line(500)),
})

export const paymentName = z.strictObject({ accountNumber: code, paymentId: z.uuid() })

/** Consent of a customer: what falls due is taken by itself. */
export const autopayInput = z
  .strictObject({
    accountNumber: code,
    legalEntity: code,
    currency,
    mandate: optional(line(35)),
    meansId: optional(z.uuid()),
    /** The means by the names that its provider and the provider's records use, instead of its id. */
    provider: optional(provider),
    token: optional(line(200)),
    /** What is above is not taken by itself. */
    cap: optional(notNegative),
    noticeDays: whole(0, 60).default(14),
    consentedOn: date,
    consent: line(300),
  })
  .refine(row => (row.provider === null) === (row.token === null), {
    error: 'a provider and its token together',
  })
  .refine(row => [row.mandate, row.meansId, row.token].filter(each => each !== null).length === 1, {
    error: 'either a mandate or a means of payment',
  })

export const autopayEnd = z.strictObject({
  accountNumber: code,
  legalEntity: code,
  currency,
  endedOn: date,
})
