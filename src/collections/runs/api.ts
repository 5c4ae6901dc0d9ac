import { z } from 'zod'
import { code, date, optional, whole } from '../../formats/fields.ts'

/** A run over the customers of a legal entity who owe something overdue. */
export const startDunningInput = z.strictObject({
  entity: code,
  /** The day that it counts from; left out: today, where the legal entity is. */
  on: optional(date),
  /** Only these accounts; left out: all. */
  accounts: optional(z.array(code).min(1, 'an account').max(5000)),
})

export const dunningRunRef = z.strictObject({ run: code })

/** One part of a run; a job works it. */
export const dunningChunk = z.strictObject({ runId: z.uuid(), chunkNo: whole(0, 1_000_000) })

export const failedDunningChunk = dunningChunk.extend({ error: z.string().max(2000) })
