import { z } from 'zod'

const error = 'the number of a job, such as 1204'

/** A job by its number. */
export const runJobAgainInput = z.strictObject({
  jobId: z.string({ error }).regex(/^[1-9]\d{0,17}$/, { error }),
})
