import { z } from 'zod'
import { line, optional } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadFileTaken } from '../load/run-files.ts'
import type { RunFileKey } from '../run-file.ts'
import { insertFileTaken } from '../save/run-files.ts'

/** The run whose file is taken to the bank; why, where somebody took it before. */
export const runFileName = z.strictObject({
  run: line(40),
  /** Why once more; left out: it was never taken. */
  again: optional(line(200)),
})

/** A file that was written: the how many-th of its run, and where it lies. */
export const writtenFile = z.strictObject({
  run: z.string(),
  fileNo: z.number().int().default(1),
  path: z.string(),
  sha256: z.string(),
})

/** Whether the file of a run is not to leave the house any more. */
export function isOver(state: string): boolean {
  return state === 'refused' || state === 'cancelled'
}

/**
 * Notes that the file of a run leaves the house, under the run's lock. Throws `bank_file_taken` where it
 * did before and nobody says why once more, so that no bank gets it twice by mistake.
 */
export async function takeFile(
  tx: Tx,
  {
    run: { reference: run, fileNo },
    sha256,
    again,
  }: { readonly run: RunFileKey; readonly sha256: string; readonly again: string | null },
  ctx: Context,
): Promise<{ readonly times: number }> {
  const before = await loadFileTaken(tx, { reference: run, fileNo })
  if (before.lastAt !== null && again === null) {
    throw new RefusalError('bank_file_taken', { run, at: before.lastAt.toString().slice(0, 16) })
  }
  const no = before.times + 1
  const reason = no === 1 ? null : again
  await insertFileTaken(tx, { run, fileNo, no, sha256, reason, at: ctx.clock.now(), by: ctx.actor })
  return { times: no }
}
