import { z } from 'zod'
import { code, currency, date, line, oneOf, optional } from '../../formats/fields.ts'

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)
const column = line(100)

export const REMITTANCE_SOURCES = [
  'csv',
  'x820',
  'email',
  'pdf',
  'text',
  'clerk',
  'customer',
] as const
export type RemittanceSource = (typeof REMITTANCE_SOURCES)[number]

/** What the columns of a payer's CSV mean, by the names in its header row. */
export const remittanceMappingRow = z.strictObject({
  mapping: code,
  name: line(120),
  delimiter: z.enum([',', ';', '\t', '|'], { error: 'one of , ; tab |' }).default(','),
  skipRows: z.int({ error: 'a number of rows' }).min(0).max(100).default(0),
  decimalMark: oneOf(['.', ',']).default('.'),
  dates: oneOf(['year_first', 'day_first', 'month_first']).default('year_first'),
  columns: z.strictObject({
    document: column,
    amount: column,
    deduction: column.optional(),
    reason: column.optional(),
    reference: column.optional(),
    payer: column.optional(),
    accountNumber: column.optional(),
    paidOn: column.optional(),
    currency: column.optional(),
    total: column.optional(),
  }),
})

/** About 15 MB of a file, as base64. */
const MOST_CONTENT = 20_000_000

export const importRemittanceInput = z.strictObject({
  fileName: line(255),
  /** The file's bytes in base64. */
  content: z.string({ error: 'a file in base64' }).min(1, 'a file in base64').max(MOST_CONTENT),
  /** For a CSV whose columns are not ours. */
  mapping: optional(code),
  /** Whose invoices are paid; left out: as the invoices say. */
  entity: optional(code),
  /** Who pays; left out: as the file or its invoices say. */
  accountNumber: optional(code),
})

const said = z.strictObject({
  document: line(60),
  /** Paid of it; of a credit note that is used up below zero. Left out: all that is open. */
  amount: optional(amount),
  /** What is kept back of it. */
  deduction: optional(amount),
  /** Why: a reason of deduction, or the payer's words. */
  reason: optional(line(200)),
})
export type SaidLine = z.output<typeof said>

export const enterRemittanceInput = z.strictObject({
  entity: code,
  /** Who pays. */
  accountNumber: code,
  currency: optional(currency),
  /** What is paid in all; left out: the sum of the lines. */
  amount: optional(amount),
  paidOn: optional(date),
  /** By which the payment is known: trace, check or transfer number. */
  reference: optional(line(100)),
  lines: z.array(said).min(1, 'a document').max(2000),
})

export const correctRemittanceInput = z.strictObject({
  remittance: uuid,
  /** Whose money it is. */
  accountNumber: optional(code),
  lines: z
    .array(
      z.strictObject({
        line: z.int({ error: 'the number of a line' }).min(1),
        document: optional(line(60)),
        amount: optional(amount),
        deduction: optional(amount),
        reason: optional(code),
      }),
    )
    .max(2000)
    .default([]),
  note: optional(line(500)),
})

export const settleRemittanceLineInput = z.strictObject({
  remittance: uuid,
  line: z.int({ error: 'the number of a line' }).min(1),
  /** `apply`: to its document, or the one named here; `leave`: its money stays on the account. */
  how: oneOf(['apply', 'leave']),
  document: optional(line(60)),
  note: optional(line(500)),
})

export const matchRemittanceInput = z.strictObject({
  remittance: uuid,
  /** Money in suspense, by the bank's line. */
  bankLine: optional(uuid),
  /** Or money on an account, by the item of its receipt. */
  accountNumber: optional(code),
  item: optional(uuid),
  /** The money is less than the advice says: it is one of several payments, the rest waits. */
  asPart: z.boolean().default(false),
})

export const openRemittanceFileInput = z.strictObject({ file: uuid })

export const undoRemittanceInput = z.strictObject({
  remittance: uuid,
  reason: code,
  note: optional(line(500)),
})

export const cancelRemittanceInput = z.strictObject({ remittance: uuid, note: line(500) })

export const workRemittancesInput = z.strictObject({
  /** How many remittances at once. */
  most: z.int({ error: 'a number of remittances' }).min(1).max(1000).default(200),
  /** After this one, in the order in which they came. */
  after: optional(uuid),
})

/** What a customer tells by a pay link, who pays by transfer. */
export const tellRemittanceInput = z.strictObject({
  token: z.string().max(100),
  items: z
    .array(
      z.strictObject({
        item: z.uuid(),
        /** Left out: all that is open of it. */
        amount: optional(amount),
      }),
    )
    .min(1, 'at least one invoice')
    .max(200),
  paidOn: optional(date),
  reference: optional(line(100)),
})
