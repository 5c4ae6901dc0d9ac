import { z } from 'zod'
import { ok, type Result } from '../../../kernel/result.ts'
import { type AnyCommand, defineCommand } from '../../../platform/command.ts'
import { sealNext } from '../save.ts'

/** A command that was asked for so long ago has been committed, unless it still runs. */
const SETTLED = { minutes: 2 }
/** Blocks of one command: some tenths of a second. */
const MOST_BLOCKS = 50

/** Seals what the log has gained: a job does it, every few minutes. */
export const sealCommandLog = defineCommand({
  name: 'sealCommandLog',
  summary: 'Seal the newest entries of the log of commands, so that none can be changed unseen',
  permission: 'audit.seal',
  input: z.strictObject({}),
  alsoRetry: ['23505'],
  run: async (tx): Promise<Result<{ blocks: number }>> => {
    // The log is kept in real time, also where the system's clock stands elsewhere.
    const now = Temporal.Now.instant()
    const before = now.subtract(SETTLED)
    let blocks = 0
    while (blocks < MOST_BLOCKS && (await sealNext(tx, before, now)) === 1) blocks += 1
    return ok({ blocks })
  },
})

/** The commands of the audit trail, for the registry. */
export const auditCommands: readonly AnyCommand[] = [sealCommandLog]
