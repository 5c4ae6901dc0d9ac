/** What a fact of a message is, and so how it is printed in the customer's language. */
export type FactKind = 'text' | 'lines' | 'money' | 'date' | 'whole' | 'percent' | 'yesno'

/** The columns of a table that a message shows, in their order. */
export type TableColumns = Readonly<
  Partial<Record<ColumnName, 'text' | 'money' | 'date' | 'whole'>>
>

export type ColumnName =
  | 'document'
  | 'description'
  | 'issuedOn'
  | 'dueOn'
  | 'overdueDays'
  | 'amount'
  | 'open'
  | 'applied'

/** One fact of a message: a value or a table; optional ones may be left out. */
export type Fact = {
  readonly kind: FactKind | TableColumns
  readonly optional?: true
}

export type TemplateFacts = Readonly<Record<string, Fact>>

const OWED: TableColumns = {
  document: 'text',
  issuedOn: 'date',
  dueOn: 'date',
  overdueDays: 'whole',
  amount: 'money',
  open: 'money',
}

const text = { kind: 'text' } as const
const money = { kind: 'money' } as const
const date = { kind: 'date' } as const

function maybe<Kind extends Fact>(fact: Kind): Kind & { readonly optional: true } {
  return { ...fact, optional: true }
}

const REMINDER: TemplateFacts = {
  items: { kind: OWED },
  total: money,
  payBy: date,
  /** Late fee and interest that come on top, where they are billed with it. */
  fee: maybe(money),
  interest: maybe(money),
}

/**
 * Every kind of message and the facts its wording may use. A code of its own is told after a dot,
 * `reminder_1.friendly`: it has the facts of `reminder_1` and falls back on its wording.
 */
export const TEMPLATES = {
  invoice_delivery: {
    document: text,
    issuedOn: date,
    dueOn: date,
    amount: money,
    /** It is collected by direct debit or card, so that there is nothing to do. */
    isCollected: maybe({ kind: 'yesno' }),
    /** Nothing is left to pay: it comes to zero, or credits covered it. */
    isNothingDue: maybe({ kind: 'yesno' }),
  },
  credit_note_delivery: { document: text, issuedOn: date, amount: money, corrects: maybe(text) },
  document_copy: { document: text, issuedOn: date, amount: money },
  reminder_1: REMINDER,
  reminder_2: REMINDER,
  reminder_3: REMINDER,
  final_notice: REMINDER,
  payment_receipt: {
    amount: money,
    receivedOn: date,
    method: maybe(text),
    items: maybe({ kind: { document: 'text', issuedOn: 'date', applied: 'money' } }),
    /** What is left of it and stands to the customer's credit. */
    kept: maybe(money),
  },
  returned_payment: {
    amount: money,
    paidOn: date,
    reason: text,
    payBy: date,
    fee: maybe(money),
    items: maybe({ kind: OWED }),
  },
  promise_confirmation: {
    amount: money,
    promisedOn: date,
    /** What it covers, each with the part that is promised. */
    items: maybe({ kind: { document: 'text', issuedOn: 'date', dueOn: 'date', amount: 'money' } }),
  },
  promise_reminder: { amount: money, promisedOn: date },
  plan_agreement: {
    total: money,
    instalments: { kind: { description: 'text', dueOn: 'date', amount: 'money' } },
    fee: maybe(money),
    isCollected: maybe({ kind: 'yesno' }),
  },
  /** A plan that the customer asked for and does not get, with the answer. */
  plan_declined: { amount: money, answer: { kind: 'lines' } },
  plan_default: { total: money, missedOn: date, payBy: date },
  late_fee_notice: {
    document: text,
    amount: money,
    payBy: date,
    rate: maybe({ kind: 'percent' }),
    items: maybe({ kind: OWED }),
  },
  dispute_received: {
    case: text,
    answerBy: date,
    document: maybe(text),
    amount: maybe(money),
  },
  dispute_decided: {
    case: text,
    /** Decided in the customer's favour, wholly or in part. */
    isGranted: { kind: 'yesno' },
    explanation: { kind: 'lines' },
    document: maybe(text),
    amount: maybe(money),
    creditNote: maybe(text),
    payBy: maybe(date),
  },
  case_message: { case: text, message: { kind: 'lines' } },
  inquiry_answer: { case: text, answer: { kind: 'lines' }, question: maybe({ kind: 'lines' }) },
  correction_notice: {
    incident: text,
    /** What was wrong, in the customer's language. */
    explanation: { kind: 'lines' },
    /** Numbers of the documents that were wrong, and of those that put them right. */
    documents: text,
    corrections: text,
    /** Whether the customer gets something back. */
    isCredit: { kind: 'yesno' },
    amount: money,
  },
  statement: { asOf: date, balance: money, overdue: maybe(money) },
  refund: {
    amount: money,
    refundedOn: date,
    way: text,
    payeeAccount: maybe(text),
    reason: maybe(text),
  },
  unclaimed_property: {
    amount: money,
    since: date,
    respondBy: date,
    state: maybe(text),
  },
  suspension_notice: {
    total: money,
    payBy: date,
    suspendOn: date,
    premise: maybe(text),
    fee: maybe(money),
    items: maybe({ kind: OWED }),
  },
} as const satisfies Readonly<Record<string, TemplateFacts>>

export type TemplateBase = keyof typeof TEMPLATES

/** A code of a template: one that is built in, or one's own of its kind. */
export type TemplateCode = TemplateBase | `${TemplateBase}.${string}`

/** The built-in kind of a code; undefined where there is none. */
export function templateBase(code: string): TemplateBase | undefined {
  const base = code.split('.')[0] ?? ''
  return Object.hasOwn(TEMPLATES, base) ? (base as TemplateBase) : undefined
}

/** What every message may say, whatever it is about. */
export const ALWAYS = {
  customer: ['name', 'number'],
  entity: ['name', 'email', 'phone', 'website'],
  today: [],
  payment: [],
} as const satisfies Readonly<Record<string, readonly string[]>>
