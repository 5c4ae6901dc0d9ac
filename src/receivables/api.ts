import { z } from 'zod'
import {
  code,
  currency,
  date,
  decimal,
  line,
  names,
  oneOf,
  optional,
  yesNo,
} from '../formats/fields.ts'

export const RECEIPT_METHODS = [
  'card',
  'check',
  'cash',
  'transfer',
  'direct_debit',
  'lockbox',
  'portal',
  'other',
] as const
export type ReceiptMethod = (typeof RECEIPT_METHODS)[number]

/** Where money is that came in: on the bank account, in the till, or still with a provider. */
export const CASH_PLACES = ['bank', 'undeposited', 'clearing'] as const
export type CashPlace = (typeof CASH_PLACES)[number]

/** An amount above zero in major units as text, `12.50`; its decimals are checked against the currency. */
const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')

/** Money received, a row each. */
export const receiptRow = z.strictObject({
  entity: code,
  /** Left out: nobody knows yet whose it is (suspense). */
  accountNumber: optional(code),
  method: oneOf(RECEIPT_METHODS),
  currency,
  amount,
  /** From when on it counts for interest and discount; left out: the day it is booked. */
  valueOn: optional(date),
  bookedOn: date,
  /** Left out: cash and checks are undeposited, card and debit in clearing, the rest on the bank. */
  place: optional(oneOf(CASH_PLACES)),
  /** Of money on the bank: which bank account of ours; left out: the main one of this currency. */
  bankAccount: optional(code),
  reference: optional(line(500)),
  payerName: optional(line(200)),
  payerBank: optional(line(60)),
  checkNumber: optional(line(40)),
  note: optional(line(500)),
  /** A key of the world outside; the same one again records nothing. */
  key: optional(line(200)),
})
export type ReceiptRow = z.output<typeof receiptRow>

/** What is owed and a part of it: by the number of the document, or by the item's id. */
const target = z.strictObject({
  document: optional(code),
  item: optional(uuid),
  /** Whose item it is, where that is not the customer who pays. */
  accountNumber: optional(code),
  /** Left out: as much as is open and at hand. */
  amount: optional(amount),
  /** Take its discount for early payment too: the money came in time, and pays the rest of it. */
  discount: yesNo.optional(),
})
export type AllocationTarget = z.output<typeof target>

export const recordReceiptInput = z.strictObject({
  ...receiptRow.shape,
  /** `named`: to what is named alone, to the cent; `policy`: that first, then by the rules. */
  apply: oneOf(['named', 'policy']).default('named'),
  /** What the payer says that it is for. */
  documents: z.array(target).max(500).default([]),
})

export const allocateReceiptInput = z.strictObject({
  accountNumber: code,
  /** A receipt, a credit note, or an amount on account: the id of its item. */
  item: uuid,
  on: date,
  to: z.array(target).min(1, 'what it pays for').max(500),
})

/** A customer's credit, or money in suspense: then the legal entity is named instead of a customer. */
const credit = {
  accountNumber: optional(code),
  entity: optional(code),
  item: uuid,
  /** Left out: all that is left of it. */
  amount: optional(amount),
  on: date,
  note: optional(line(500)),
}

export const applyPaymentsInput = z.strictObject({
  accounts: z.array(code).min(1, 'an account').max(5000),
  on: date,
})

export const moveCreditInput = z.strictObject({
  ...credit,
  /** Whose money it is. */
  to: code,
  /** Let it pay by the rules at once. */
  apply: oneOf(['none', 'policy']).default('none'),
})

export const keepOnAccountInput = z.strictObject({ ...credit, entity: z.null().default(null) })

export const writeOffInput = z.strictObject({
  accountNumber: code,
  document: optional(code),
  item: optional(uuid),
  amount: optional(amount),
  on: date,
  reason: code,
  note: optional(line(500)),
})

export const setAllocationPolicyInput = z.strictObject({
  entity: code,
  fromOn: date,
  order: oneOf(['statute', 'oldest']).default('oldest'),
  spread: oneOf(['fifo', 'prorated']).default('fifo'),
  /** Major units of the legal entity's currency; with it per cent of the item and a reason. */
  tolerance: optional(amount),
  tolerancePercent: optional(decimal),
  reason: optional(code),
  overpayment: oneOf(['unapplied', 'on_account']).default('unapplied'),
})

export const REASON_USES = [
  'write_off',
  'unapply',
  'return',
  'refund',
  'deduction',
  'deposit',
] as const

export const reasonRow = z.strictObject({
  reason: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, 'small letters, digits and underscores'),
  use: oneOf(REASON_USES),
  name: names,
  taxRelief: z.boolean().default(false),
  active: z.boolean().default(true),
})

export const assignSuspenseInput = z.strictObject({
  entity: code,
  item: uuid,
  owner: line(200),
  note: optional(line(500)),
})

export const unapplyInput = z.strictObject({
  accountNumber: code,
  allocation: uuid,
  on: date,
  reason: code,
  note: optional(line(500)),
})

export const reverseReceiptInput = z.strictObject({
  accountNumber: code,
  receipt: uuid,
  on: date,
  kind: oneOf(['returned', 'mistake']).default('mistake'),
  reason: code,
  note: optional(line(500)),
})
