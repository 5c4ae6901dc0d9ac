import { z } from 'zod'
import { line, oneOf, whole } from '../../formats/fields.ts'

export const DATA_IMPORT_STATES = [
  'received',
  'trying',
  'checked',
  'committing',
  'done',
  'cancelled',
] as const
export type DataImportState = (typeof DATA_IMPORT_STATES)[number]

/** The largest file, in bytes: some 500,000 accounts. */
export const MOST_DATA_FILE_BYTES = 64 * 1024 * 1024

const importId = z.uuid({ error: 'the id of an import' })

export const receiveDataFileInput = z.strictObject({
  /** The import that the file belongs to; none: it begins one. */
  importId: importId.nullish(),
  fileName: line(255).regex(/^[\w-]+\.csv$/, {
    error: 'the name of a CSV file, such as accounts.csv',
  }),
  /** Base64. */
  content: z.base64({ error: 'a file in Base64' }).max(Math.ceil(MOST_DATA_FILE_BYTES / 3) * 4),
})

export const dataImportRef = z.strictObject({ importId })

export const commitDataImportInput = z.strictObject({
  importId,
  /** The try that was looked at. */
  attempt: z.int(),
  /** A file with a refused line is not taken at all. */
  wholeFiles: z.boolean({ error: 'true or false' }).default(false),
})

const count = whole(0, 2_000_000_000)
const facts = z.record(z.string(), z.union([z.string(), z.number()]))

const counts = z.strictObject({
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  rejected: count,
})

export const noteDataImportInput = z.strictObject({
  importId,
  attempt: z.int(),
  files: z.array(
    z.strictObject({
      fileName: z.string().max(255),
      counts,
      refusal: z.strictObject({ code: line(100), facts }).nullable(),
    }),
  ),
  problems: z.array(
    z.strictObject({
      fileName: z.string().max(255),
      problemNo: count,
      line: count,
      column: z.string().max(300),
      value: z.string().max(300),
      code: line(100),
      facts,
    }),
  ),
  outcome: oneOf(['checked', 'done']).nullable(),
})
export type DataImportNote = z.output<typeof noteDataImportInput>
export type DataImportCounts = z.output<typeof counts>
