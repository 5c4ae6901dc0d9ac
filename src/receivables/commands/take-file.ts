import { z } from 'zod'
import { line, optional } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadFileTaken } from '../load/run-files.ts'
import { insertFileTaken } from '../save/run-files.ts'

/** The run whose file is taken to the bank; why, where somebody took it before. */
export const runFileName = z.strictObject({
  run: line(40),
  /** Why once more; left out: it was never taken. */
  again: optional(line(200)),
})

/**
 * Notes that the file of a run leaves the house, under the run's lock. Throws `bank_file_taken` where it
 * did before and nobody says why once more, so that no bank gets it twice by mistake.
 */
export async function takeFile(
  tx: Tx,
  {
    run,
    sha256,
    again,
  }: { readonly run: string; readonly sha256: string; readonly again: string | null },
  ctx: Context,
): Promise<{ readonly times: number }> {
  const before = await loadFileTaken(tx, run)
  if (before.lastAt !== null && again === null) {
    throw new RefusalError('bank_file_taken', { run, at: before.lastAt.toString().slice(0, 16) })
  }
  const no = before.times + 1
  const reason = no === 1 ? null : again
  await insertFileTaken(tx, { run, no, sha256, reason, at: ctx.clock.now(), by: ctx.actor })
  return { times: no }
}
