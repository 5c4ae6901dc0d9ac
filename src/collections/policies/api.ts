import { z } from 'zod'
import { code, currency, date, names, oneOf, optional, whole } from '../../formats/fields.ts'
import { LEVEL_CHANNELS } from '../dunning.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

/** Amounts by currency, `{"EUR": "10.00"}`. */
export const amounts = z
  .record(currency, amount, { error: 'amounts by currency, {"EUR": "10.00"}' })
  .default({})

/** A step of a policy. */
const levelRow = z.strictObject({
  level: whole(1, 20),
  /** Days overdue from which an item may get here. */
  afterDays: whole(1, 3650),
  /** Least days since the level before. */
  daysSinceLast: whole(0, 365).default(0),
  channel: oneOf(LEVEL_CHANNELS).default('preferred'),
  /** Code of the text that it is written from. */
  template: code,
  /** What the letter costs the customer. */
  fees: amounts,
})

/** A policy of reminders from a day on. */
export const dunningPolicyRow = z
  .strictObject({
    policyCode: code,
    fromOn: date,
    name: names,
    /** An item is left alone until it has been overdue for more days than this. */
    graceDays: whole(0, 365).default(3),
    /** Nothing is sent below this sum. */
    thresholds: amounts,
    /** Days after a returned payment in which its items are not asked for again. */
    returnGraceDays: whole(0, 365).default(7),
    /** Where a payment came back: at its former level again, or from the first one on. */
    afterReturn: oneOf(['keep', 'restart']).default('keep'),
    /** Days that a letter gives to pay. */
    daysToPay: whole(0, 365).default(10),
    /** Customers in hardship are reminded without a fee, or not at all. */
    inHardship: oneOf(['remind', 'stop']).default('stop'),
    /** On the day before a promise is due the customer is reminded of it by e-mail, or not. */
    beforePromise: oneOf(['write', 'silent']).default('write'),
    levels: z.array(levelRow).min(1, 'a level').max(20),
  })
  .refine(({ levels }) => levels.every(({ level }, i) => level === i + 1), {
    error: 'levels in their order: 1, 2, 3',
    path: ['levels'],
  })
  .refine(
    ({ levels }) =>
      levels.every(({ afterDays }, i) => i === 0 || afterDays >= (levels[i - 1]?.afterDays ?? 0)),
    { error: 'days overdue that rise from level to level', path: ['levels'] },
  )

export type DunningPolicyRow = z.output<typeof dunningPolicyRow>

const POLICY_KINDS = ['dunning', 'late_charges'] as const

/** Which policy holds for whom from a day on; the narrowest counts. */
export const policyUseRow = z
  .strictObject({
    kind: oneOf(POLICY_KINDS).default('dunning'),
    /** Null: none. */
    policyCode: optional(code),
    fromOn: date,
    entity: optional(code),
    segment: optional(code),
    accountNumber: optional(code),
  })
  .refine(use => use.accountNumber === null || (use.entity === null && use.segment === null), {
    error: 'an account, or else a legal entity and segment',
    path: ['accountNumber'],
  })

export type PolicyUseRow = z.output<typeof policyUseRow>
