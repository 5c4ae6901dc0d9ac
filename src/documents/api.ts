import { z } from 'zod'
import { code, language, line, optional } from '../formats/fields.ts'

/** The job `renderDocuments`: the documents of an issued chunk of a bill run, one, or some. */
export const RenderDocuments = z.union([
  z.strictObject({ runId: z.uuid(), chunkNo: z.int().min(0) }),
  z.strictObject({ accountId: z.uuid(), invoiceId: z.uuid() }),
  z.strictObject({
    documents: z
      .array(z.tuple([z.uuid(), z.uuid()]))
      .min(1)
      .max(250),
  }),
])
export type RenderDocuments = z.output<typeof RenderDocuments>

/** Files of issued documents that storage holds, to be recorded as what was issued. */
export const RecordDocumentFiles = z.strictObject({
  files: z
    .array(
      z.strictObject({
        accountId: z.uuid(),
        invoiceId: z.uuid(),
        path: z.string().min(1).max(500),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        sizeBytes: z.int().min(1),
      }),
    )
    .min(1)
    .max(1000),
})

/** A copy of an issued document, for a stated reason, in the customer's or another language. */
export const ReprintDocument = z.strictObject({
  document: code,
  reason: line(200),
  language: optional(language),
})
