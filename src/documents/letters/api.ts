import { z } from 'zod'
import { code, line } from '../../formats/fields.ts'

/** Letters of a legal entity that wait, to be printed together. */
export const CreatePrintBatch = z.strictObject({
  legalEntity: code,
  /** Printed on both sides: every letter then begins on a sheet of its own. */
  duplex: z.boolean({ error: 'true or false' }).default(false),
})

/** The file of a batch as storage holds it. */
export const RecordPrintBatch = z.strictObject({
  batchId: z.uuid(),
  pages: z.int().min(1),
  sheets: z.int().min(1),
  path: z.string().min(1).max(500),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  letters: z
    .array(
      z.strictObject({
        position: z.int().min(1),
        pages: z.int().min(1),
        firstPage: z.int().min(1),
      }),
    )
    .max(1000),
  /** Letters that could not be laid out, and why: they are not in the file. */
  leftOut: z
    .array(z.strictObject({ position: z.int().min(1), why: z.string().max(1000) }))
    .max(1000),
})

/** A batch by its number. */
export const PrintBatchRef = z.strictObject({ batch: code })

/** A copy of a letter that was printed, or of an e-mail, for a stated reason. */
export const CopyLetter = z.strictObject({
  accountNumber: code,
  messageId: z.uuid({ error: 'the id of a message' }),
  reason: line(200),
})

/** The job `printLetters`. */
export const PrintLetters = z.strictObject({ batchId: z.uuid() })
