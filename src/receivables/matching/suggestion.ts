import type { Tolerance } from '../tolerance.ts'

/*
 * What is known about a payment and what it may pay for, and what a suggestion says. All pure: the
 * same facts give the same suggestions, and each names its evidence.
 */

/** A payment as the bank's line tells it; only money that came in is matched. */
export type Payment = {
  /** Above zero. */
  readonly amountMinor: bigint
  readonly valuedOn: Temporal.PlainDate
  readonly payerName: string | null
  /** What the payer wrote, with the end-to-end id. */
  readonly texts: readonly string[]
  readonly structured: readonly string[]
}

/** An item that the payment may be for. Closed ones count too: they tell of paying twice. */
export type CandidateItem = {
  readonly accountId: string
  readonly itemId: string
  /** The document's number; null for fees and other items without one. */
  readonly label: string | null
  /** What is left to pay; zero when it is paid. */
  readonly openMinor: bigint
  readonly dueOn: Temporal.PlainDate
  /** Paid by this day, this much may be taken off. */
  readonly discount: { readonly minor: bigint; readonly until: Temporal.PlainDate } | null
}

/** An account that may be the payer's. */
export type CandidatePayer = {
  readonly accountId: string
  readonly name: string
  readonly number: string
  /** The payer's bank account has paid for this account before, and for how many others. */
  readonly bankAccount: 'known' | 'shared' | 'unknown'
  /** A clerk confirmed that this name pays for this account. */
  readonly isNameLearnt: boolean
  /** How many accounts bear a name of the same words. */
  readonly sameName: number
  /** All its open items stand among the candidates. */
  readonly isComplete: boolean
}

export type Candidates = {
  readonly items: readonly CandidateItem[]
  readonly payers: readonly CandidatePayer[]
  /** How many open items of the books have exactly this amount; counted up to a few. */
  readonly sameAmount: number
}

/** How a suggestion was found, from the surest on. */
export const MATCH_RULES = [
  'recorded',
  'remittance',
  'reference',
  'references',
  'reference_typo',
  'payer_amount',
  'payer_balance',
  'payer_combination',
  'discount',
  'short_pay',
  'reference_and_others',
  'part_payment',
  'over_payment',
  'payer_only',
  'amount_only',
] as const
export type MatchRule = (typeof MATCH_RULES)[number]

/** One thing that speaks for or against a suggestion. */
export type Evidence =
  | 'structured_reference'
  | 'number_in_text'
  | 'number_without_prefix'
  | 'number_with_slip'
  | 'amount_exact'
  | 'amount_is_sum'
  | 'amount_less_discount'
  | 'amount_within_tolerance'
  | 'amount_rare'
  | 'amount_short'
  | 'amount_over'
  | 'bank_account_known'
  | 'bank_account_shared'
  | 'account_number_in_text'
  | 'name_learnt'
  | 'name_alike'
  | 'name_missing'
  | 'name_differs'
  | 'names_another_item'
  | 'already_paid'
  | 'payment_reference'
  | 'day_near'
  | 'day_far'

export type SuggestedPart = {
  readonly accountId: string
  readonly itemId: string
  readonly label: string | null
  readonly amountMinor: bigint
  /** What is let go beside it: a discount taken, or a difference within tolerance. */
  readonly letGoMinor: bigint
}

/** What a payment may be for. */
export type Suggestion = {
  readonly rule: MatchRule
  /** From 0 to 1: how sure the rule is; set by judgement and tried on made-up sets, not fitted. */
  readonly confidence: number
  /** The account whose money it is; its items are paid, and what is left stays on it. */
  readonly accountId: string
  readonly parts: readonly SuggestedPart[]
  /** What stays on the account unapplied. */
  readonly leftMinor: bigint
  readonly evidence: readonly Evidence[]
}

/** When a suggestion is carried out without a person. */
export type MatchPolicy = {
  /** As the legal entity's policy of allocation has it; null: every difference is a person's. */
  readonly tolerance: Tolerance | null
  /** Least confidence by rule; null: always a person. */
  readonly least: Readonly<Record<MatchRule, number | null>>
}

/** Rules that a person decides unless the policy says otherwise: they leave or let go money. */
export const DEFAULT_POLICY: MatchPolicy = {
  tolerance: null,
  least: {
    recorded: 0.95,
    remittance: 0.95,
    reference: 0.95,
    references: 0.95,
    reference_typo: 0.95,
    payer_amount: 0.95,
    payer_balance: 0.95,
    payer_combination: 0.95,
    discount: 0.95,
    short_pay: 0.95,
    reference_and_others: 0.95,
    part_payment: null,
    over_payment: null,
    payer_only: null,
    amount_only: null,
  },
}
