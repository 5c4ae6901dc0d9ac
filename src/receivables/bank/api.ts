import { z } from 'zod'
import { code, currency, date, line, oneOf, optional, yesNo } from '../../formats/fields.ts'
import { RECORDED_KINDS } from '../matching/recorded.ts'
import { MATCH_RULES } from '../matching/suggestion.ts'

const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'an id in small letters')

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)
const column = line(100)

/** What the columns of a bank's CSV mean, by the names in its header row. */
export const bankCsvMapping = z.strictObject({
  delimiter: z.enum([',', ';', '\t', '|'], { error: 'one of , ; tab |' }).default(','),
  skipRows: z.int({ error: 'a number of rows' }).min(0).max(100).default(0),
  /** Rows after the last payment, such as a sum. */
  skipLastRows: z.int({ error: 'a number of rows' }).min(0).max(100).optional(),
  /** False: there is no header row, and columns are called 1, 2, 3. */
  header: z.boolean().optional(),
  decimalMark: oneOf(['.', ',']).default('.'),
  dates: oneOf(['year_first', 'day_first', 'month_first']).default('year_first'),
  columns: z
    .strictObject({
      bookedOn: column,
      valuedOn: column.optional(),
      amount: column.optional(),
      credit: column.optional(),
      debit: column.optional(),
      direction: column.optional(),
      currency: column.optional(),
      ourAccount: column.optional(),
      reference: column.optional(),
      endToEndId: column.optional(),
      name: column.optional(),
      account: column.optional(),
      text: z.array(column).max(10).optional(),
      balance: column.optional(),
    })
    .refine(({ amount, credit, debit }) => amount ?? credit ?? debit, {
      error: 'a column of amounts, or of credit or debit',
    }),
  debitWords: z.array(line(40)).max(20).optional(),
})

/** An account of ours with a bank. */
export const bankAccountRow = z.strictObject({
  code,
  name: line(120),
  entity: code,
  currency,
  /** Where its money stands in the books, it alone; left out: as before, or the next of the chart. */
  ledgerAccount: optional(z.string().regex(/^\d{4}$/, 'an account of the chart such as 1001')),
  /** Money is on it when nobody says otherwise; the first one of a currency is. */
  main: yesNo.default(false),
  /** IBAN, national number, lockbox: every number by which its files name it. */
  numbers: z.array(line(64)).min(1, 'a number by which files name it').max(20),
  /** Left out: as before. */
  csvMapping: bankCsvMapping.nullish().transform(value => value ?? null),
})
export type BankAccountRow = z.output<typeof bankAccountRow>

export const setBankCsvMappingInput = z.strictObject({
  bankAccount: code,
  /** Null: its CSV is not known any more. */
  mapping: bankCsvMapping.nullable(),
})

/** About 64 MB of a file, as base64. */
const MOST_CONTENT = 90_000_000

export const importBankStatementInput = z.strictObject({
  fileName: line(255),
  /** The file's bytes in base64. */
  content: z.string({ error: 'a file in base64' }).min(1, 'a file in base64').max(MOST_CONTENT),
  /** Needed for CSV and QIF, which do not name the account. */
  bankAccount: optional(code),
})

export const decideBankStatementInput = z.strictObject({
  statement: uuid,
  decision: oneOf(['release', 'reject']),
  note: line(500),
})

export const matchBankLinesInput = z.strictObject({
  /** How many lines at once. */
  most: z.int({ error: 'a number of lines' }).min(1).max(2000).default(500),
})

const part = z.strictObject({
  document: optional(code),
  item: optional(uuid),
  /** Left out: as much as is open and at hand. */
  amount: optional(amount),
  /** What is let go of the rest: a difference, or a part that the payer disputes. */
  letGo: optional(amount),
})

export const confirmBankMatchInput = z.strictObject({
  line: uuid,
  /** Whose money it is. */
  accountNumber: code,
  /** What it pays; left out: it stays on the account, unapplied. */
  parts: z.array(part).max(200).default([]),
  /** Why the rest is let go: a reason of write-off, or of deduction, which opens a dispute. */
  reason: optional(code),
  /** Further lines of the same payer that pay the same documents together with it. */
  together: z.array(uuid).max(50).default([]),
  note: optional(line(500)),
})
export type ConfirmedPart = z.output<typeof part>

export const undoBankMatchInput = z.strictObject({
  line: uuid,
  reason: code,
  note: optional(line(500)),
})

export const bookBankLineInput = z.strictObject({
  line: uuid,
  ledgerAccount: z.string().regex(/^\d{4}$/, 'an account of the chart such as 6100'),
  note: line(500),
})

/** What a line tells of, each by its id as the lists name it; a payout by provider and number. */
export const linkBankLineInput = z.strictObject({
  line: uuid,
  to: z
    .array(
      z.strictObject({
        kind: oneOf(RECORDED_KINDS),
        /** Of a receipt, refund or debit: whose it is; left out where nobody knows. */
        accountNumber: optional(code),
        subject: line(300),
        /** Of a run of debits that comes in parts: this one's; else all of it. */
        amount: optional(amount),
      }),
    )
    .min(1, 'what it tells of')
    .max(1000),
  note: optional(line(500)),
})

export const linkRecordedLinesInput = z.strictObject({
  on: date,
  /** How many days back lines are looked at. */
  days: z.int({ error: 'a number of days' }).min(1).max(400).default(60),
})

export const matchRuleRow = z.strictObject({
  rule: oneOf(MATCH_RULES),
  /** From which confidence on it acts alone, `0.95`; null: a person always decides. */
  leastConfidence: z
    .string()
    .regex(/^(0\.[5-9]\d{0,2}|1)$/, 'a number from 0.5 to 1 such as 0.95')
    .nullable(),
})
