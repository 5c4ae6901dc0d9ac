import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { NewInteraction } from './interaction.ts'

/** Adds to the timelines of accounts, in one statement. */
export function insertInteractions(
  tx: Tx,
  interactions: readonly (NewInteraction & { readonly interactionId: string })[],
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO interaction (account_id, interaction_id, at, channel, direction, kind, subject,
                               body, outcome, next_on, about, mentions, by_actor, recorded_at)
      SELECT "accountId", "interactionId", coalesce(at, ${by.now}), channel, direction, kind,
             subject, body, outcome, "nextOn", coalesce(about, '[]'), coalesce(mentions, '{}'),
             ${by.actor}, ${by.now}
        FROM json_to_recordset(${jsonRows(interactions)}::json) AS i (
             "accountId" uuid, "interactionId" uuid, at timestamptz, channel text, direction text,
             kind text, subject text, body text, outcome text, "nextOn" date, about jsonb,
             mentions text[])`,
  )
}

/** Marks a follow-up as done; false where there is no open one of that id. */
export async function finishFollowUp(
  tx: Tx,
  id: { readonly accountId: string; readonly interactionId: string },
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const done = await affected(
    tx,
    sql`
      UPDATE interaction SET done_at = ${by.now}, done_by = ${by.actor}
       WHERE account_id = ${id.accountId} AND interaction_id = ${id.interactionId}
         AND next_on IS NOT NULL AND done_at IS NULL`,
  )
  return done > 0
}

/** Takes what was said out of the timeline of a customer who is erased; when and how stays. */
export function blankInteractions(tx: Tx, accountId: string): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE interaction SET subject = '—', body = '—', about = '[]'
       WHERE account_id = ${accountId}`,
  )
}
