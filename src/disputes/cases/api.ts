import { z } from 'zod'
import {
  code,
  date,
  email,
  line,
  names,
  oneOf,
  optional,
  whole,
  yesNo,
} from '../../formats/fields.ts'
import { CASE_CHANNELS } from './case.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)
/** The number of a case: account number, D or Q, and a count. */
const caseNumber = line(100)
const text = line(4000)
/** A person (`person:…`), or a role whose people share the work. */
const owner = line(100)

const opening = {
  /** The customer's words. */
  text,
  channel: oneOf(CASE_CHANNELS).default('staff'),
  /** Who of the customer said it. */
  contact: optional(line(200)),
  owner: optional(owner),
  on: date,
  /** Until when it is to be decided; left out: by its cause. */
  dueOn: optional(date),
  /** Tell the customer that it has arrived. */
  confirm: yesNo.default(false),
}

/** A dispute of a document, a line of it, or an amount. */
export const OpenDispute = z.strictObject({
  /** Number of the invoice. */
  document: code,
  /** Of a consolidated invoice: the account whose section it is. */
  accountNumber: optional(code),
  line: optional(z.int().min(1)),
  /** With tax; left out: all that is left of the line or document. */
  amount: optional(amount),
  cause: code,
  ...opening,
  /** What it is called where it came from: brought again, it is the same case. */
  reference: optional(line(100)),
})

/** A question of a customer, about a line, a document or nothing in particular. */
export const OpenInquiry = z.strictObject({
  accountNumber: code,
  document: optional(code),
  line: optional(z.int().min(1)),
  cause: code.default('question'),
  ...opening,
})

/** Something that was said about a case: for ourselves, by the customer, or to the customer. */
export const AddCaseNote = z
  .strictObject({
    case: caseNumber,
    kind: oneOf(['note', 'message_in', 'message_out']).default('note'),
    text,
    /** Send it to the customer, by their way of delivery. */
    send: yesNo.default(false),
    /** E-mail addresses of colleagues who are asked to look at it. */
    mentions: z.array(email).max(20).default([]),
  })
  .refine(({ kind, send }) => !send || kind === 'message_out', {
    error: 'only a message to the customer is sent',
    path: ['send'],
  })

export const AssignCase = z.strictObject({ case: caseNumber, owner, note: optional(text) })

export const SetCaseDeadline = z.strictObject({ case: caseNumber, dueOn: date, reason: line(500) })

export const AddCaseStakeholder = z.strictObject({
  case: caseNumber,
  who: line(200),
  /** What they have to do with it: `sales`, `meter service`, `customer's lawyer`. */
  part: line(200),
})

/** A file that proves something, of at most 5 MB. */
export const AddCaseEvidence = z.strictObject({
  case: caseNumber,
  name: line(200),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/, 'a media type such as image/png'),
  /** Base64. */
  content: z.base64({ error: 'the file in base64' }).min(4).max(7_000_000),
  note: optional(text),
})

export const EscalateCase = z.strictObject({
  case: caseNumber,
  /** A role or a person: a case goes to the manager, a technical problem to IT. */
  to: owner.default('billing_manager'),
  dueOn: optional(date),
  reason: line(500),
})

export const DecideDispute = z.strictObject({
  case: caseNumber,
  /** What the customer is right about, with tax: up to the disputed amount; 0: nothing. */
  granted: amount,
  on: date,
  /** What becomes of the credit: set off, kept as the customer's credit, or to be refunded. */
  outcome: oneOf(['offset', 'keep', 'refund']).default('offset'),
  /** Why, for the record and for the customer. */
  text,
  /** Days in which nobody asks for what was refused; left out: by its cause. */
  graceDays: optional(whole(0, 365)),
  inform: yesNo.default(true),
})

export const AnswerInquiry = z.strictObject({
  case: caseNumber,
  text,
  on: date,
  /** Say how the line or the document that was asked about came about. */
  explain: yesNo.default(false),
  inform: yesNo.default(true),
})

export const WithdrawCase = z.strictObject({ case: caseNumber, on: date, reason: line(500) })

/** Causes of corrections; what a code stands for may change, and what is inactive is used no more. */
export const correctionCauseRow = z.strictObject({
  cause: code,
  root: oneOf(['pricing', 'metering', 'contract', 'service', 'payment', 'tax', 'data', 'none']),
  name: names,
  days: whole(0, 365),
  graceDays: whole(0, 365),
  owner: optional(owner),
  active: yesNo.default(true),
})

export const EscalateOverdue = z.strictObject({ on: date })
/** `after`: the last deduction of the page before. */
export const TakeUpDeductions = z.strictObject({ on: date, after: optional(z.uuid()) })
