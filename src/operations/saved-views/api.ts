import { z } from 'zod'
import { code, line } from '../../formats/fields.ts'

/** A view of a list under a name: its filters, order and columns as they stand in the address. */
export const saveViewInput = z.strictObject({
  list: code,
  name: line(80),
  query: z.string({ error: 'a text' }).max(2000, { error: 'at most 2000 characters' }),
  isShared: z.boolean({ error: 'true or false' }),
})

/** The view to be removed. */
export const removeViewInput = z.strictObject({ viewId: z.uuid({ error: 'the id of a view' }) })
