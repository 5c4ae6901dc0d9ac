import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { NewInteraction } from './interaction.ts'
import { insertInteractions } from './save.ts'

/** Rows of one statement: each carries a text of some thousand characters. */
const AT_ONCE = 1_000

/**
 * Transaction step: enters what was said with customers in their timelines, one row each, by whoever
 * the command is asked by. Gives the ids in the order of the rows.
 */
export async function recordInteractions(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'clock' | 'newId'>,
  rows: readonly NewInteraction[],
): Promise<string[]> {
  const entered = rows.map(row => ({ ...row, interactionId: row.interactionId ?? ctx.newId() }))
  const by = { actor: ctx.actor, now: ctx.clock.now() }
  for (let at = 0; at < entered.length; at += AT_ONCE) {
    await insertInteractions(tx, entered.slice(at, at + AT_ONCE), by)
  }
  return entered.map(row => row.interactionId)
}
