/*
 * What to do when a payment is declined or comes back, by the reason that bank or provider gives.
 */

export type DeclineKind =
  /** No money now: tried again. */
  | 'funds'
  /** Something went wrong on the way: tried again soon. */
  | 'technical'
  /** The account or card is not usable as we have it: data must be corrected first. */
  | 'data'
  /** The customer must confirm or choose another way. */
  | 'customer'
  /** The holder objects: nothing is taken again by this means. */
  | 'objection'

/** Codes of ISO 20022 (SEPA), Nacha and card providers. */
const KINDS: Readonly<Record<string, DeclineKind>> = {
  // SEPA (EPC guidance on reason codes, EPC173-14).
  AM04: 'funds',
  AM05: 'technical',
  AC01: 'data',
  AC04: 'data',
  AC06: 'data',
  AC13: 'data',
  AG01: 'data',
  AG02: 'technical',
  BE05: 'data',
  FF01: 'technical',
  MD01: 'objection',
  MD06: 'objection',
  MD07: 'data',
  MS02: 'objection',
  MS03: 'funds',
  RC01: 'data',
  RR01: 'data',
  RR02: 'data',
  RR03: 'data',
  RR04: 'data',
  SL01: 'objection',
  CNOR: 'data',
  DNOR: 'data',
  FOCR: 'objection',
  ED05: 'technical',
  // Nacha Operating Rules, appendix 4.
  R01: 'funds',
  R02: 'data',
  R03: 'data',
  R04: 'data',
  R05: 'objection',
  R06: 'technical',
  R07: 'objection',
  R08: 'objection',
  R09: 'funds',
  R10: 'objection',
  R11: 'objection',
  R12: 'data',
  R13: 'data',
  R14: 'objection',
  R15: 'objection',
  R16: 'data',
  R17: 'data',
  R20: 'data',
  R23: 'objection',
  R24: 'technical',
  R29: 'objection',
  R31: 'objection',
  R51: 'objection',
  // Cards, as Stripe and GoCardless name them.
  insufficient_funds: 'funds',
  do_not_honor: 'funds',
  generic_decline: 'funds',
  try_again_later: 'technical',
  processing_error: 'technical',
  issuer_not_available: 'technical',
  expired_card: 'data',
  incorrect_number: 'data',
  incorrect_cvc: 'data',
  invalid_account: 'data',
  card_not_supported: 'data',
  bank_account_closed: 'data',
  // As people say it who mark a debit as come back.
  account_closed: 'data',
  payer_objects: 'objection',
  invalid_bank_details: 'data',
  authentication_required: 'customer',
  card_velocity_exceeded: 'customer',
  lost_card: 'objection',
  stolen_card: 'objection',
  pickup_card: 'objection',
  fraudulent: 'objection',
  revocation_of_authorization: 'objection',
  stop_payment_order: 'objection',
  mandate_cancelled: 'objection',
  refund_requested: 'objection',
  authorisation_disputed: 'objection',
}

/** By which way a payment is collected. */
export const RETRY_WAYS = ['sepa', 'ach', 'card'] as const

export type RetryWay = (typeof RETRY_WAYS)[number]

/** Why a payment failed that may be tried again. */
export const RETRY_KINDS = ['funds', 'technical'] as const

export type RetryKind = (typeof RETRY_KINDS)[number]

/** Days after the attempt before, one for each further attempt, by way and kind: `card funds`. */
export type RetryRules = ReadonlyMap<string, readonly number[]>

/** What holds where nothing is on record. */
export const BUILT_IN_RETRIES: RetryRules = new Map([
  ['sepa funds', [5, 12]],
  ['sepa technical', [1, 2]],
  ['ach funds', [3, 5]],
  ['ach technical', [1, 2]],
  ['card funds', [3, 5, 7]],
  ['card technical', [1, 2, 4]],
])

/**
 * The most further attempts that may be set. Nacha allows an entry that came back for want of funds
 * twice more, within 180 days, and runs collect by SEPA no more often; cards: four attempts in all.
 */
export const MOST_RETRIES: Readonly<Record<RetryWay, number>> = { sepa: 2, ach: 2, card: 3 }

export type Next = {
  readonly kind: DeclineKind
  /** After so many days it is tried again; undefined: not by itself. */
  readonly retryAfterDays: number | undefined
  /** The mandate or means is not used again until a person has looked at it. */
  readonly blocks: boolean
}

/** What kind of decline a reason is; one that nobody knows is the customer's to settle. */
export function declineKind(reason: string | null): DeclineKind {
  return (reason === null ? undefined : KINDS[reason]) ?? 'customer'
}

/** The reasons after which a payment may be tried again. */
export const RETRIED_REASONS: readonly string[] = Object.entries(KINDS).flatMap(([reason, kind]) =>
  kind === 'funds' || kind === 'technical' ? [reason] : [],
)

/** The reasons of banks and providers by what follows from them. */
export function reasonsOf(): { readonly kind: DeclineKind; readonly reasons: string[] }[] {
  const kinds = Map.groupBy(Object.entries(KINDS), ([, kind]) => kind)
  return [...kinds].map(([kind, all]) => ({ kind, reasons: all.map(([reason]) => reason) }))
}

/** What follows from a decline of the n-th attempt (from 1). */
export function afterDecline(
  reason: string | null,
  attempt: number,
  by: RetryWay,
  rules: RetryRules = BUILT_IN_RETRIES,
): Next {
  const kind = declineKind(reason)
  const blocks = kind === 'data' || kind === 'objection'
  if (kind !== 'funds' && kind !== 'technical') return { kind, retryAfterDays: undefined, blocks }
  const days = rules.get(`${by} ${kind}`) ?? BUILT_IN_RETRIES.get(`${by} ${kind}`) ?? []
  return { kind, retryAfterDays: days[attempt - 1], blocks }
}
