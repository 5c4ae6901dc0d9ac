import { z } from 'zod'
import { price } from '../catalog/api.ts'
import {
  code,
  currency,
  date,
  decimal,
  line,
  names,
  notNegative,
  oneOf,
  optional,
  positive,
  whole,
  yesNo,
} from '../formats/fields.ts'
import { Decimal } from '../kernel/decimal.ts'

const HUNDRED = Decimal.of(100)

/** A fee for ending before the end of the term: fixed, for each month left, or a part of the fees. */
export const earlyExitField = z.strictObject({
  kind: oneOf(['fixed', 'per_month', 'percent']),
  /** In the contract's currency, or per cent of the recurring fees left. */
  value: positive,
  productCode: code,
  name: names,
})

/** Prices rise by a percentage when a further term begins. */
const percentUplift = z
  .strictObject({ percent: decimal, decimals: whole(0, 6).default(2) })
  .transform(({ percent, decimals }) => ({ percent: percent.toString(), decimals }))

/** Prices rise as an index has moved from term to term. */
const indexUplift = z
  .strictObject({
    index: code,
    /** How many months before a term begins the index is taken. */
    monthsBefore: whole(0, 24),
    /** The least and the most, in per cent. */
    floor: optional(decimal),
    ceiling: optional(decimal),
    decimals: whole(0, 6).default(2),
  })
  .transform(({ floor, ceiling, ...uplift }) => ({
    ...uplift,
    floor: floor?.toString() ?? null,
    ceiling: ceiling?.toString() ?? null,
  }))

/** The scan or file of the signed contract, wherever it is kept. */
const signedFile = z
  .strictObject({
    reference: line(300),
    sha256: optional(z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hexadecimal' })),
    signedOn: date,
  })
  .transform(({ signedOn, ...file }) => ({ ...file, signedOn: signedOn.toString() }))

/** What a contract agrees about its term. */
export const termFields = {
  /** Months of the first term; left out = no fixed term. */
  termMonths: optional(whole(1, 1200)),
  /** How long before the end of a term notice is to be given. */
  notice: optional(
    z
      .string({ error: 'a period of notice such as P3M or P30D' })
      .regex(/^P\d{1,3}[DM]$/, { error: 'a period of notice such as P3M or P30D' }),
  ),
  /** After a term: it ends, further terms of `renewalMonths` follow, or it goes on without one. */
  renewal: oneOf(['none', 'auto', 'evergreen']).default('evergreen'),
  renewalMonths: optional(whole(1, 1200)),
  earlyExit: optional(earlyExitField),
}

/** An agreement of a customer with a legal entity, in one currency. */
export const contractRow = z.strictObject({
  accountNumber: code,
  contractNumber: code,
  /** Code of the legal entity that sells. */
  legalEntity: code,
  currency,
  startOn: date,
  /** First day after the term; null = until further notice. */
  endOn: optional(date),
  poNumber: optional(line(100)),
  ...termFields,
  /** By how much recurring and usage prices rise when a further term begins. */
  uplift: optional(
    z.union([percentUplift, indexUplift], {
      error: 'either percent, or index and monthsBefore',
    }),
  ),
  signedFile: optional(signedFile),
})
export type ContractRow = z.output<typeof contractRow>

/** A plan version that a customer pays from a date on, perhaps for a place of supply. */
export const subscriptionRow = z.strictObject({
  accountNumber: code,
  contractNumber: code,
  subscriptionNumber: code,
  planCode: code,
  planVersion: whole(1, 1_000_000),
  premiseCode: optional(code),
  startOn: date,
  /** First day without service; left out = as long as the contract. */
  endOn: optional(date),
  /** Day of the month on which its periods start; left out = the day of the start. */
  anchorDay: optional(whole(1, 31)),
  /** What its periods are aligned to instead: see `alignmentRow`. */
  alignTo: optional(oneOf(['subscription', 'contract', 'account', 'calendar'])),
  /** Units of its recurring and one-off charges: seats, panels. */
  quantity: positive.prefault('1'),
})
export type SubscriptionRow = z.output<typeof subscriptionRow>

const subscriptionKey = { accountNumber: code, subscriptionNumber: code }

/** What documents are paid by: of a subscription, else a contract, else the account; null = none. */
export const paymentMethodRow = z.strictObject({
  accountNumber: code,
  contractNumber: optional(code),
  subscriptionNumber: optional(code),
  paymentMethod: optional(line(40)),
})
export type PaymentMethodRow = z.output<typeof paymentMethodRow>

/** What unbilled usage must come to for a bill in mid-period, tax as in the prices; null = none. */
export const progressiveRow = z.strictObject({ ...subscriptionKey, amount: optional(positive) })
export type ProgressiveRow = z.output<typeof progressiveRow>

/** A percentage off, from a service date on. */
export const discountRow = z.strictObject({
  ...subscriptionKey,
  code,
  name: names,
  percent: positive.refine(percent => !percent.isAbove(HUNDRED), {
    error: 'a percentage of at most 100',
  }),
  /** The one charge that it is limited to; left out = every charge. */
  chargeCode: optional(code),
  fromOn: date,
  /** First day without it; left out = for good. */
  toOn: optional(date),
})
export type DiscountRow = z.output<typeof discountRow>

/** When a change takes effect: on a date, on the day it is made, or when the period is over. */
export const whenField = z.union([z.enum(['now', 'period_end']), date], {
  error: 'a date such as 2026-01-31, now or period_end',
})
/** A price agreed with a customer, in place of the catalog's, from a date on. */
export const agreedPriceRow = z
  .strictObject({
    accountNumber: code,
    /** For one subscription; or else, with `contractNumber`, for all that a contract has. */
    subscriptionNumber: optional(code),
    contractNumber: optional(code),
    /** Left out: the plan that the subscription pays on the date. */
    planCode: optional(code),
    chargeCode: code,
    effectiveFrom: date,
    /** Null: from the date on the price that holds without this agreement. */
    price: price.nullable(),
  })
  .refine(row => (row.subscriptionNumber === null) !== (row.contractNumber === null), {
    error: 'either subscriptionNumber or contractNumber',
  })
  .refine(row => row.contractNumber === null || row.planCode !== null, {
    error: 'planCode, because a contract may have several plans',
    path: ['planCode'],
  })
export type AgreedPriceRow = z.output<typeof agreedPriceRow>

const rampPhase = z
  .strictObject({
    from: optional(date),
    /** Months after the start of the subscription; 0 = from its start. */
    afterMonths: optional(whole(0, 1200)),
    price: price.nullish().transform(value => value ?? null),
    quantity: optional(positive),
  })
  .refine(phase => (phase.from === null) !== (phase.afterMonths === null), {
    error: 'either from or afterMonths',
  })
  .refine(phase => phase.price !== null || phase.quantity !== null, {
    error: 'a price, a quantity or both',
  })

/** Price and quantity of a charge, phase by phase. */
export const rampRow = z.strictObject({
  ...subscriptionKey,
  chargeCode: code,
  phases: z.array(rampPhase).min(1, { error: 'at least one phase' }).max(200),
})
export type RampRow = z.output<typeof rampRow>

/** What a bundle of charges costs together from a date on, and each by itself. */
export const bundleRow = z
  .strictObject({
    planCode: code,
    planVersion: whole(1, 1_000_000),
    effectiveFrom: date,
    bundlePrice: notNegative,
    charges: z
      .array(z.strictObject({ chargeCode: code, standAlone: positive }))
      .min(2, { error: 'at least two charges' })
      .max(200),
  })
  .refine(({ charges }) => new Set(charges.map(each => each.chargeCode)).size === charges.length, {
    error: 'each charge once',
    path: ['charges'],
  })
export type BundleRow = z.output<typeof bundleRow>

/** A plan that needs another one on the same contract. */
export const addOnRow = z.strictObject({
  planCode: code,
  /** Any of them will do. */
  basePlanCodes: z.array(code).min(1, { error: 'at least one base plan' }).max(100),
  /** It ends with its last base, keeps that from ending, or stays. */
  whenBaseEnds: oneOf(['ends', 'refuses', 'stays']).default('ends'),
})

/** The trial with which a subscription starts. */
export const trialRow = z
  .strictObject({
    ...subscriptionKey,
    /** From the start; 0 = no trial. */
    days: whole(0, 3660)
      .nullish()
      .transform(value => value ?? null),
    /** The first day that is paid. */
    endOn: optional(date),
    /** Whether usage is free too; fees and one-off charges of the plan always are. */
    freeUsage: yesNo.default(true),
    /** Where billing periods are counted from. */
    periodsFrom: oneOf(['start', 'trial_end']).default('start'),
  })
  .refine(row => (row.days === null) !== (row.endOn === null), { error: 'either days or endOn' })
export type TrialRow = z.output<typeof trialRow>

/** A rise (or fall) of all that a subscription pays, from a date on. */
export const upliftRow = z.strictObject({
  ...subscriptionKey,
  effectiveOn: date,
  percent: decimal.refine(percent => percent.plus(HUNDRED).sign > 0, {
    error: 'a percentage above -100',
  }),
  /** Of every price. */
  decimals: whole(0, 12).default(2),
})
export type UpliftRow = z.output<typeof upliftRow>

/** Another quantity of a charge from a date on. */
export const quantityRow = z.strictObject({
  ...subscriptionKey,
  chargeCode: code,
  effectiveOn: whenField,
  quantity: positive,
})
export type QuantityRow = z.output<typeof quantityRow>

/** Another plan version from a date on; that day belongs to the new one. */
export const planChangeRow = z.strictObject({
  ...subscriptionKey,
  effectiveOn: whenField,
  planCode: code,
  planVersion: whole(1, 1_000_000),
  /** Units of the new charges; left out = those of the charge of the same code, or of all. */
  quantity: optional(positive),
})
export type PlanChangeRow = z.output<typeof planChangeRow>

/** How a subscription ends. */
export const endingFields = {
  /** `none` waives what falls due on the end or later: fees in arrears and usage of the last period. */
  finalBill: oneOf(['bill', 'none']).default('bill'),
  /**
   * What is left of fees in advance: set off on the next document, a credit note whose amount is
   * kept for the customer or is to be refunded, or kept by the seller.
   */
  unused: oneOf(['offset', 'credit', 'refund', 'keep']).default('offset'),
}

/**
 * What the billing periods of a subscription are aligned to from a date on: its own start (or
 * `anchorDay`), the anniversary of its contract, the account's billing day, the calendar's months,
 * quarters and years.
 */
export const alignmentRow = z.strictObject({
  ...subscriptionKey,
  effectiveOn: whenField,
  alignTo: oneOf(['subscription', 'contract', 'account', 'calendar']),
  /** A day of its own, with `subscription`. */
  anchorDay: optional(whole(1, 31)),
})

/** The end of a subscription: the first day without service. Null takes an end back. */
export const endRow = z.strictObject({
  ...subscriptionKey,
  endOn: whenField.nullable(),
  ...endingFields,
  /** The contract's fee for ending before the end of the term is charged, or waived. */
  exitFee: oneOf(['charge', 'waive']).default('charge'),
})
export type EndRow = z.output<typeof endRow>

/** Another purchase order of a contract, for service from a date on; null = none. */
export const poNumberRow = z.strictObject({
  accountNumber: code,
  contractNumber: code,
  fromOn: date,
  poNumber: line(100).nullable(),
})

/** Notice that a contract is ended by; null takes it back. */
export const noticeRow = z.strictObject({
  accountNumber: code,
  contractNumber: code,
  /** The day on which it was received. */
  givenOn: date.nullable(),
  ...endingFields,
})

/** Which contracts to renew: those for whose term notice would come too late on a day. */
export const renewalInput = z.strictObject({
  on: date,
  /** The `next` of the page before. */
  after: z.strictObject({ accountId: z.uuid(), contractId: z.uuid() }).nullish(),
  limit: whole(1, 1000).default(500),
})

export type NoticeRow = z.output<typeof noticeRow>

/** A planned (or mistaken) change of quantity that is taken back; what held before it holds on. */
export const withdrawnQuantityRow = z.strictObject({
  ...subscriptionKey,
  chargeCode: code,
  effectiveOn: date,
})

/** A planned (or mistaken) change of plan that is taken back: the last one that there is. */
export const withdrawnPlanRow = z.strictObject({ ...subscriptionKey, effectiveOn: date })

/**
 * A span in which a subscription rests. The row of a pause that is there moves its end, or changes
 * what is charged.
 */
export const pauseRow = z.strictObject({
  ...subscriptionKey,
  /** The first day of the pause. */
  fromOn: whenField,
  /** The day on which it is resumed; left out = until further notice. */
  toOn: optional(date),
  /** Whether fees stop or go on. */
  fees: oneOf(['stop', 'keep']).default('stop'),
  /** Whether usage is refused, or billed. */
  usage: oneOf(['refuse', 'bill']).default('refuse'),
})
export type PauseRow = z.output<typeof pauseRow>

/** The day on which a paused subscription is resumed; the first of the pause takes it back. */
export const resumeRow = z.strictObject({
  ...subscriptionKey,
  resumeOn: whenField,
})
export type ResumeRow = z.output<typeof resumeRow>

/** A charge made once. Its reference comes from its source: work order, ticket. */
export const oneOffRow = z.strictObject({
  ...subscriptionKey,
  reference: line(100),
  productCode: code,
  description: line(300),
  serviceOn: date,
  quantity: positive,
  unit: code,
  unitPrice: notNegative,
  taxInclusive: yesNo,
})
export type OneOffRow = z.output<typeof oneOffRow>

/** What a one-off charge should have been; a quantity of 0 takes it back. */
export const oneOffCorrectionRow = z.strictObject({
  accountNumber: code,
  reference: line(100),
  quantity: notNegative,
  /** Left out: the price stays. */
  unitPrice: notNegative.nullish().transform(value => value ?? null),
  reason: line(500),
})
export type OneOffCorrectionRow = z.output<typeof oneOffCorrectionRow>
