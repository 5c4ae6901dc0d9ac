import { z } from 'zod'
import { code, line, oneOf, whole } from '../../formats/fields.ts'
import { INTERVAL_MINUTES } from '../interval.ts'
import { USAGE_FIELDS, USAGE_ROW_KINDS } from './fields.ts'

/** In which order a date is written. */
export const DATE_ORDERS = ['year_first', 'day_first', 'month_first'] as const

const field = oneOf(USAGE_FIELDS)

/** How the columns and series of a file are read. */
export const usageMapping = z.strictObject({
  kind: oneOf(USAGE_ROW_KINDS).default('values'),
  delimiter: oneOf([',', ';', '\t', '|']).default(','),
  encoding: oneOf(['utf-8', 'windows-1252']).default('utf-8'),
  dates: oneOf(DATE_ORDERS).default('year_first'),
  decimalMark: oneOf(['.', ',']).default('.'),
  /** The local time of stamps without an offset, and of NEM12 days: of the account, a zone, `+10:00`. */
  zone: line(60)
    .refine(isZone, { error: 'account, a time zone such as Europe/Berlin, or +10:00' })
    .default('account'),
  /** Whether a stamp tells when an interval begins or when it ends. */
  stamps: oneOf(['start', 'end']).default('start'),
  minutes: z.literal(INTERVAL_MINUTES, { error: '5, 10, 15, 30, 60 or 1440' }).nullish(),
  /** The column of each field, by the name in the header row. */
  columns: z.partialRecord(field, line(200)).default({}),
  /** What holds for every row where no column tells it. */
  constants: z.partialRecord(field, line(100)).default({}),
  /** Which channel a series of the file is, where its names are not those of the meters. */
  series: z
    .array(
      z.strictObject({
        point: line(200),
        reading: z.string().max(200).default(''),
        account: z.string().max(100).default(''),
        serial: z.string().max(100).default(''),
        register: z.string().max(100).default(''),
        unit: z.string().max(20).default(''),
      }),
    )
    .max(5000)
    .default([]),
})
export type UsageMapping = z.output<typeof usageMapping>

function isZone(text: string): boolean {
  if (text === 'account') return true
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(text)
    return true
  } catch {
    return false
  }
}

/** The largest file, in bytes: a year of quarter hours of a thousand meters. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024

export const receiveUsageImportInput = z.strictObject({
  fileName: line(255),
  /** Base64. */
  content: z.base64({ error: 'a file in Base64' }).max(Math.ceil(MOST_FILE_BYTES / 3) * 4),
})

const importId = z.uuid({ error: 'the id of an import' })
export const importIdInput = z.strictObject({ importId })
export const checkUsageImportInput = z.strictObject({ importId, mapping: usageMapping })
export const commitUsageImportInput = z.strictObject({
  importId,
  /** The try that was looked at. */
  attempt: z.int(),
  /** Whether refused rows are also put on the desk of rejected usage. */
  keepsRefused: z.boolean().default(false),
})
export const undoUsageImportInput = z.strictObject({ importId, reason: line(500) })
export const saveUsageMappingInput = z.strictObject({ name: line(80), mapping: usageMapping })
export const removeUsageMappingInput = z.strictObject({ name: line(80) })

/** Rows of one kind of a file, as the recording commands take them. */
export const recordUsageBatchInput = z.strictObject({
  kind: oneOf(['event', 'read', 'interval']),
  rows: z.array(z.unknown()).min(1).max(5000),
  source: line(100),
  keepsRefused: z.boolean(),
  /** The import that the reads or interval days come from, by which they can be taken back. */
  importId: z.uuid().optional(),
})

const facts = z.record(z.string(), z.union([z.string(), z.number()]))
const count = whole(0, 2_000_000_000)

/** How far an import is (its job says so). */
export const noteUsageImportInput = z.strictObject({
  importId,
  attempt: z.int(),
  counts: z.strictObject({
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
  }),
  bytesRead: count,
  findings: z.array(
    z.strictObject({
      line: z.int(),
      label: z.string(),
      code: z.string(),
      severity: z.enum(['refused', 'notice']),
      column: z.string(),
      value: z.string(),
      facts,
      lines: z.array(z.int()),
    }),
  ),
  effects: z.array(
    z.strictObject({
      batchNo: z.int(),
      accountId: z.uuid(),
      subscriptionId: z.uuid(),
      firstOn: z.string(),
      lastOn: z.string(),
      rows: count,
    }),
  ),
  refusal: z.strictObject({ code, facts }).nullable(),
  isOver: z.boolean(),
})
export type UsageImportNote = z.output<typeof noteUsageImportInput>
