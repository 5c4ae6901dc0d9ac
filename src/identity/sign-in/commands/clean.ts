import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { deleteOldSignIns } from '../save/erase.ts'

/** Rows of each kind that one command removes. */
const CHUNK = 5_000

/** Removes records of signing in that are older than they are to be kept. */
export const removeOldSignIns = defineCommand({
  name: 'removeOldSignIns',
  summary: 'Remove records of signing in that are older than they are to be kept (a job does this)',
  permission: 'data.eraseWork',
  input: z.strictObject({ months: z.int().min(1).max(600) }),
  run: async (tx, { months }, ctx): Promise<Result<{ removed: number }>> => {
    const now = ctx.clock.now().toZonedDateTimeISO('UTC')
    const before = now.subtract({ months }).toInstant()
    return ok({ removed: await deleteOldSignIns(tx, before, CHUNK) })
  },
})
