import { z } from 'zod'

/*
 * What is told of each event. Within a version members are only added; to take one away or give it
 * another meaning is a new version under a type of its own name.
 */

const text = (describe: string) => z.string().describe(describe)
const day = (describe: string) => z.iso.date().describe(describe)
const amount = (describe: string) => z.string().describe(`${describe}, such as 12.50`)

const document = z.object({
  documentId: z.uuid(),
  number: text('number of the document'),
  account: text('number of the account'),
  entity: text('legal entity that issued it'),
  run: text('number of the bill run').nullable(),
  currency: text('ISO 4217 code'),
  issuedOn: day('date of issue'),
  dueOn: day('due date'),
  serviceStart: day('first day of service'),
  serviceEnd: day('first day after it'),
  net: amount('without tax'),
  tax: amount('tax'),
  payable: amount('what the customer owes by it; less than zero on a credit note'),
  reason: text('why it was credited').nullable(),
})

const billRun = z.object({
  runId: z.uuid(),
  run: text('number of the run'),
  state: text('rating, review, approved, issuing, issued or cancelled'),
  entity: text('legal entity'),
  cycle: text('billing cycle').nullable(),
  throughOn: day('bills through this day'),
  issueOn: day('date of the documents'),
})

const payment = z.object({
  receiptId: z.uuid(),
  account: text('number of the account; null: nobody knows yet whose it is').nullable(),
  entity: text('legal entity'),
  method: text('card, check, cash, transfer, direct_debit …'),
  currency: text('ISO 4217 code'),
  amount: amount('amount received'),
  valueOn: day('value date'),
  bookedOn: day('day in the books'),
  reference: text('what the payer wrote').nullable(),
})

const paymentReturned = payment.extend({
  kind: text('returned, mistake or chargeback'),
  reason: text('code of the reason').nullable(),
  returnedOn: day('when it went back'),
})

const refund = z.object({
  refundId: z.uuid(),
  account: text('number of the account'),
  entity: text('legal entity'),
  way: text('transfer, check, cash or provider'),
  currency: text('ISO 4217 code'),
  amount: amount('amount paid back'),
  refundedOn: day('day in the books'),
  reason: text('code of the reason'),
})

const usageAlert = z.object({
  account: text('number of the account'),
  alert: text('code of the alert'),
  subscription: text('number of the subscription; null: all').nullable(),
  charge: text('code of the charge; null: all').nullable(),
  measure: text('quantity or amount'),
  basis: text('current or projected'),
  currency: text('ISO 4217 code').nullable(),
  periodStart: day('first day of the period'),
  periodEnd: day('first day after it'),
  value: text('what was reached'),
  threshold: text('the limit'),
})

const dunningRun = z.object({
  runId: z.uuid(),
  run: text('number of the run'),
  kind: text('reminders or late_charges'),
  state: text('preparing, review, approved, sending, sent or cancelled'),
  entity: text('legal entity'),
  runOn: day('the day that it counts from'),
})

const dunningNotice = z.object({
  noticeId: z.uuid(),
  account: text('number of the account'),
  entity: text('legal entity'),
  run: text('number of the dunning run'),
  level: z.int().describe('level of the letter'),
  channel: text('email, letter, portal or call'),
  currency: text('ISO 4217 code'),
  asked: amount('what it asks for'),
  fee: amount('what it costs'),
  sentOn: day('day of the letter'),
  payBy: day('the last day that it gives'),
})

const endpoint = z.object({
  endpointId: z.uuid(),
  url: text('its address'),
  reason: text('gone (it answered 410) or failing (nothing got through for days)'),
})

const test = z.object({ message: text('a greeting') })

/** A type of event: since when it is as it is, and what is told of it. */
export type EventType = {
  readonly version: number
  readonly summary: string
  readonly data: z.ZodType
}

/** Every type of event there is. */
export const EVENT_TYPES = {
  'invoice.issued': { version: 1, summary: 'An invoice was issued.', data: document },
  'credit_note.issued': { version: 1, summary: 'A credit note was issued.', data: document },
  'bill_run.changed': { version: 1, summary: 'A bill run reached a new state.', data: billRun },
  'payment.recorded': { version: 1, summary: 'Money was received.', data: payment },
  'payment.returned': { version: 1, summary: 'Money went back.', data: paymentReturned },
  'refund.paid': { version: 1, summary: 'Money was paid back.', data: refund },
  'usage_alert.reached': {
    version: 1,
    summary: 'Usage or spending reached a limit that is watched.',
    data: usageAlert,
  },
  'dunning_run.changed': {
    version: 1,
    summary: 'A run of reminders or late charges reached a new state.',
    data: dunningRun,
  },
  'dunning_notice.sent': { version: 1, summary: 'A reminder was sent.', data: dunningNotice },
  'webhook_endpoint.disabled': {
    version: 1,
    summary: 'An endpoint is sent nothing more.',
    data: endpoint,
  },
  'webhook.test': { version: 1, summary: 'Somebody tries an endpoint.', data: test },
} as const satisfies Readonly<Record<string, EventType>>

export type EventTypeName = keyof typeof EVENT_TYPES

/** Whether there is such a type. */
export function isEventType(name: string): name is EventTypeName {
  return Object.hasOwn(EVENT_TYPES, name)
}

/** What an endpoint is sent: the body of a webhook. */
export function eventBody(
  type: EventTypeName,
  occurredAt: Temporal.Instant,
  data: unknown,
): string {
  const { version } = EVENT_TYPES[type]
  return JSON.stringify({ type, version, timestamp: occurredAt.toString(), data })
}
