import { z } from 'zod'
import { code, line, optional } from '../../formats/fields.ts'
import { MOST_BULK_ROWS } from './actions.ts'

/** A command over many rows of a list, each with the input that its row makes. */
export const prepareBulkInput = z.strictObject({
  list: code,
  command: code,
  note: optional(line(500)),
  rows: z
    .array(
      z.strictObject({
        label: line(200),
        input: z.record(z.string(), z.unknown(), { error: 'the input of the command' }),
      }),
      { error: 'rows' },
    )
    .min(1, { error: 'at least one row' })
    .max(MOST_BULK_ROWS, { error: `at most ${MOST_BULK_ROWS} rows` }),
})

/** Which undertaking. */
export const bulkIdInput = z.strictObject({ bulkId: z.uuid({ error: 'the id of bulk work' }) })

/** What came of rows (a job says so). */
export const recordBulkInput = z.strictObject({
  bulkId: z.uuid(),
  trial: z.boolean(),
  isOver: z.boolean(),
  rows: z.array(
    z.strictObject({
      rowNo: z.int(),
      state: z.enum(['fine', 'done', 'proposed', 'refused']),
      code: z.string().nullable(),
      facts: z.record(z.string(), z.string()).nullable(),
    }),
  ),
})
