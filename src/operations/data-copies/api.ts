import { z } from 'zod'
import { code, line, whole } from '../../formats/fields.ts'

/** A copy of all that is kept of a customer, and who asked for it and how. */
export const dataCopyInput = z.strictObject({ accountNumber: code, reason: line(500) })

export const dataCopyRef = z.strictObject({ copyId: z.uuid() })

/** How far the job is. */
export const dataCopyProgress = z.strictObject({
  copyId: z.uuid(),
  partsDone: whole(0, 10_000_000),
  partsTotal: whole(0, 10_000_000),
})

/** What the job has packed. */
export const packedDataCopy = z.strictObject({
  copyId: z.uuid(),
  path: z.string().max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: whole(1, 2_147_483_647),
  rows: whole(0, 2_147_483_647),
  files: whole(0, 65_535),
  missing: z.array(z.string().max(100)).max(100_000),
})

export const endedDataCopies = z.strictObject({ copyIds: z.array(z.uuid()).max(1000) })
