import { z } from 'zod'

/*
 * What a simulation answers. Amounts are in major units with the currency's decimals, quantities
 * and prices plain decimals, dates ISO, all as strings. Positive = the customer owes more.
 */

const amount = z.string().meta({ description: 'An amount in major units, "12.50"' })
const decimal = z.string().meta({ description: 'A plain decimal, "0.305"' })
const date = z.string().meta({ description: 'A date, "2026-01-31"' })
const fact = z.union([z.string(), z.number()])
const facts = z.record(z.string(), fact)

const standing = z
  .strictObject({
    from: date,
    to: date,
    quantity: decimal,
    unitPrice: decimal,
    price: amount,
    allowance: amount,
    amount,
  })
  .meta({ description: 'What the key comes to with this line, all lines billed for it together' })

const line = z.strictObject({
  line: z.int(),
  kind: z.enum(['charge', 'correction', 'reversal', 'credit']),
  subscription: z.string(),
  charge: z.string(),
  product: z.string(),
  description: z.string(),
  periodStart: date.meta({ description: 'Start of the whole billing period' }),
  component: z
    .string()
    .meta({ description: 'Part of the charge: fee@…, tier2@…, minimum@…, maximum@…' }),
  revision: z.int(),
  from: date.meta({ description: 'First day of service' }),
  to: date.meta({ description: 'First day after it' }),
  quantity: decimal,
  unit: z.string(),
  unitPrice: decimal,
  price: amount.meta({ description: 'Quantity × unit price, rounded once' }),
  allowance: amount.meta({ description: 'Discounts' }),
  amount: amount.meta({
    description: 'Price − allowance; tax included where taxInclusive says so',
  }),
  taxInclusive: z.boolean(),
  net: amount.meta({ description: 'Without tax' }),
  taxes: z.array(z.strictObject({ code: z.string(), category: z.string(), ratePercent: decimal })),
  revenueAccount: z.string(),
  postedTo: z.string().meta({ description: 'Account of the net: revenue or contract liability' }),
  estimated: z.boolean(),
  corrects: z
    .strictObject({ document: z.string(), line: z.int() })
    .nullable()
    .meta({ description: 'The line of an earlier document that this one corrects or takes back' }),
  standing,
  trace: z
    .array(z.looseObject({ step: z.string() }))
    .meta({ description: 'The calculation, step by step' }),
  explanation: z.array(z.string()).optional().meta({ description: 'The trace in sentences' }),
})

const taxGroup = z.strictObject({
  code: z.string(),
  name: z.string(),
  category: z.string(),
  ratePercent: decimal,
  taxable: amount,
  tax: amount,
  exemptionCode: z.string().nullable(),
  exemptionReason: z.string().nullable(),
})

const posting = z.strictObject({
  event: z.string(),
  debit: z.string(),
  credit: z.string(),
  amount,
  memo: z.string().nullable(),
})

const document = z.strictObject({
  document: z.string().meta({ description: 'Its name in the simulation: "2.1", bill 2, first' }),
  kind: z.enum(['invoice', 'credit_note']),
  creditOutcome: z
    .enum(['offset', 'keep', 'refund'])
    .nullable()
    .meta({ description: 'Of a credit for an ended subscription: kept as credit, or refunded' }),
  currency: z.string(),
  poNumber: z.string().nullable(),
  payer: z.string().optional().meta({ description: 'The account that owes it, if another' }),
  issuedOn: date,
  dueOn: date,
  serviceFrom: date,
  serviceTo: date,
  lines: z.array(line),
  taxGroups: z.array(taxGroup),
  net: amount,
  tax: amount,
  gross: amount,
  rounding: amount,
  payable: amount,
  postings: z.array(posting),
})

const bill = z.strictObject({
  through: date,
  issuedOn: date,
  outcome: z.enum(['billed', 'skipped', 'held', 'failed']),
  reason: z.string().nullable().meta({ description: 'Why it was not billed, as a code' }),
  facts,
  message: z.string().optional().meta({ description: 'The reason as a sentence' }),
  documents: z.array(document),
  wallets: z
    .array(
      z.strictObject({
        wallet: z.string(),
        balance: amount,
        notices: z.array(z.enum(['low_balance', 'topped_up', 'top_up_limit'])),
      }),
    )
    .optional()
    .meta({ description: 'Prepaid credits left after the bill, and what a person is told' }),
  exceptions: z
    .array(z.strictObject({ code: z.string(), ref: z.string(), facts }))
    .meta({ description: 'What a bill run would show to a person before issue' }),
})

/** The answer of a simulation. */
export const simulationOutput = z.strictObject({
  bills: z.array(bill),
  totals: z
    .array(
      z.strictObject({
        currency: z.string(),
        documents: z.int(),
        net: amount,
        tax: amount,
        gross: amount,
        payable: amount,
      }),
    )
    .meta({ description: 'All documents together, by currency' }),
  notices: z
    .array(
      z.strictObject({
        on: date,
        alert: z.string(),
        periodStart: date,
        value: decimal,
        threshold: decimal,
      }),
    )
    .optional()
    .meta({ description: 'Alerts that were reached on the days of watchOn, once a period' }),
  warnings: z
    .array(z.strictObject({ code: z.string(), facts }))
    .meta({ description: 'What is doubtful about the prices' }),
})

export type SimulationOutput = z.output<typeof simulationOutput>
export type BillOutput = SimulationOutput['bills'][number]
export type DocumentOutput = BillOutput['documents'][number]
export type LineOutput = DocumentOutput['lines'][number]
