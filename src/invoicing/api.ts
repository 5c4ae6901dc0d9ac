import { z } from 'zod'
import { code, date, line, yesNo } from '../formats/fields.ts'

const runId = z.uuid({ error: 'the id of a bill run' })
const accountNumbers = z.array(code).min(1).max(5000)

/** A bill run by its id. */
export const BillRunRef = z.strictObject({ runId })

/** Scope and date of a new bill run. */
export const StartBillRun = z.strictObject({
  /** Code of the legal entity that bills. */
  entity: code,
  /** Cycle of the billing calendar; left out, every account of the legal entity. */
  cycle: code.optional(),
  /** Charges in advance that start, and in arrears that end, on or before this date are billed. */
  through: date,
  /** Date of the documents; left out, the calendar's. */
  issueOn: date.optional(),
  /** Only these accounts. */
  accounts: accountNumbers.optional(),
})

/** Which exceptions of a run to accept, or whose accounts to hold back. */
export const DecideExceptions = z.strictObject({
  runId,
  decision: z.enum(['accept', 'hold'], { error: 'accept or hold' }),
  code: code.optional(),
  accounts: accountNumbers.optional(),
  note: line(500).optional(),
})

export const ApproveBillRun = z.strictObject({
  runId,
  /** Hold back accounts with undecided exceptions instead of refusing. */
  holdOpen: yesNo.optional(),
})

/** Another date for the documents of a run, and why. */
export const RedateBillRun = z.strictObject({ runId, issueOn: date, reason: line(500) })

export const CancelBillRun = z.strictObject({ runId, reason: line(500) })

/** One chunk of a run: what a job works on. */
export const BillRunChunk = z.strictObject({ runId, chunkNo: z.int().min(0) })

/** A chunk that failed as a whole, and why. */
export const FailedChunk = BillRunChunk.extend({ error: z.string().max(2000) })

/** Continues a number series from another system: numbers before `firstNumber` are unused here. */
export const StartNumberSeries = z.strictObject({
  entity: code,
  kind: z.enum(['invoice', 'credit_note'], { error: 'invoice or credit_note' }),
  year: z.int().min(1990).max(2199),
  firstNumber: z.int().min(2).max(1_000_000_000),
  reason: line(500),
})
