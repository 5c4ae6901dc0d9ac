import { z } from 'zod'
import { subscriptionRow } from '../../contracts/api.ts'
import { code, currency, date, line, oneOf, optional } from '../../formats/fields.ts'
import { readRow } from '../api.ts'

/** What a register showed when the day of the move began. */
const moveRead = z.strictObject({
  serial: readRow.shape.serial,
  register: readRow.shape.register,
  value: readRow.shape.value,
  quality: readRow.shape.quality,
})
export type MoveRead = z.output<typeof moveRead>

const reads = z.array(moveRead).max(100).default([])

/** A premise by its account and code. */
const premise = z.strictObject({ accountNumber: code, premiseCode: code })

const exitFee = oneOf(['charge', 'waive']).default('waive')

/** A customer leaves a premise. `on` is the first day that is not theirs. */
export const moveOutInput = z.strictObject({
  ...premise.shape,
  on: date,
  /** Those that are missing are estimated from earlier reads, and flagged. */
  reads,
  /** Whether fees for ending a contract early are charged. */
  exitFee,
})
export type MoveOut = z.output<typeof moveOutInput>

const newContract = z.strictObject({
  contractNumber: code,
  /** Left out with the currency: a contract that the account has already. */
  legalEntity: optional(code),
  currency: optional(currency),
  poNumber: optional(line(100)),
})

const newSubscription = z.strictObject({
  subscriptionNumber: code,
  planCode: subscriptionRow.shape.planCode,
  planVersion: subscriptionRow.shape.planVersion,
  anchorDay: subscriptionRow.shape.anchorDay,
  quantity: subscriptionRow.shape.quantity,
})
export type NewSubscription = z.input<typeof newSubscription>

const newCustomer = {
  accountNumber: code,
  /** The code of the place with the new customer; left out: the same. */
  premiseCode: optional(code),
}

/** A customer comes to a place that stands empty. `on` is the first day that is theirs. */
export const moveInInput = z.strictObject({
  ...newCustomer,
  /** The place, by any customer who has lived there. */
  place: premise,
  on: date,
  contract: newContract,
  subscriptions: z.array(newSubscription).min(1).max(50),
  reads,
})
export type MoveIn = z.output<typeof moveInInput>

/** One customer leaves and another comes on the same day. */
export const transferInput = z.strictObject({
  from: premise,
  to: z.strictObject(newCustomer),
  on: date,
  contract: newContract,
  /** Left out: the plans that the customer before had, under the same numbers. */
  subscriptions: z.array(newSubscription).min(1).max(50).optional(),
  reads,
  exitFee,
})
export type Transfer = z.output<typeof transferInput>

/** What the registers really showed on the day of a move. */
export const moveReadsInput = z.strictObject({
  ...premise.shape,
  on: date,
  reads: z.array(moveRead).min(1).max(100),
})

/** A move of a file: out, or with `to` out and in on the same day, with the plans of before. */
export const moveRow = z
  .strictObject({
    from: premise,
    to: z.strictObject(newCustomer).nullable().default(null),
    on: date,
    contract: newContract.nullable().default(null),
    reads,
    exitFee,
  })
  .refine(({ to, contract }) => (to === null) === (contract === null), {
    error: 'a new customer with a contract, or neither',
  })
export type MoveRow = z.output<typeof moveRow>
