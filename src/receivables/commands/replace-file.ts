import { line, oneOf, optional } from '../../formats/fields.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { messageIdOf } from '../run-file.ts'
import { insertFileReplaced } from '../save/run-files.ts'

/** The run whose file is made anew, and why; the day of its payments may become a later one. */
export const replacedFile = {
  run: line(40),
  because: oneOf(['never_received', 'refused']),
  note: optional(line(200)),
}

/** A run whose file may be replaced, under its lock. */
export type ReplaceableRun = {
  readonly reference: string
  readonly fileNo: number
  readonly filePath: string | null
  readonly fileSha256: string | null
  readonly refusedFor: string | null
  readonly acceptedAt: Temporal.Instant | null
}

/**
 * Keeps the file of a run as replaced, so that the next one is the only one that is alive. `beyond`:
 * how many of its payments the bank has told of, or cannot be asked for again. Throws
 * `bank_file_accepted` where the bank said that it has the file, and `bank_file_booked` where it shows in
 * the books that it has.
 */
export async function keepReplaced(
  tx: Tx,
  run: ReplaceableRun,
  of: {
    readonly because: 'never_received' | 'refused'
    readonly note: string | null
    readonly beyond: number
  },
  ctx: Context,
): Promise<{ readonly replaced: string; readonly file: string }> {
  const { reference, fileNo, filePath, fileSha256, refusedFor, acceptedAt } = run
  if (acceptedAt !== null) {
    const at = acceptedAt.toString().slice(0, 16)
    throw new RefusalError('bank_file_accepted', { file: messageIdOf(run), at })
  }
  if (of.beyond > 0) {
    throw new RefusalError('bank_file_booked', { file: messageIdOf(run), count: of.beyond })
  }
  if (filePath === null || fileSha256 === null) throw new Error('defect: a sent run without a file')
  const { because, note } = of
  const kept = { reference, fileNo, path: filePath, sha256: fileSha256, because, refusedFor, note }
  await insertFileReplaced(tx, { ...kept, at: ctx.clock.now(), by: ctx.actor })
  return { replaced: messageIdOf(run), file: messageIdOf({ reference, fileNo: fileNo + 1 }) }
}

/** What a person approves of a file that is made anew. */
export function stakesOf(run: {
  readonly reference: string
  readonly totalMinor: bigint
  readonly currency: string
}) {
  const { reference, totalMinor, currency } = run
  return { amounts: [{ minor: totalMinor, currency }], facts: { run: reference } }
}
