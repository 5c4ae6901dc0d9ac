import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { NewInteraction } from './interaction.ts'

const COLUMNS = [
  'account_id',
  'interaction_id',
  'at',
  'channel',
  'direction',
  'kind',
  'subject',
  'body',
  'outcome',
  'next_on',
  'about',
  'mentions',
  'by_actor',
  'recorded_at',
]

/** Adds to the timelines of accounts, by COPY: a run of reminders brings a thousand texts at a time. */
export function insertInteractions(
  tx: Tx,
  interactions: readonly (NewInteraction & { readonly interactionId: string })[],
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<number> {
  return copyRows(
    tx,
    'interaction',
    COLUMNS,
    interactions
      .values()
      .map(each => [
        each.accountId,
        each.interactionId,
        each.at ?? by.now,
        each.channel,
        each.direction,
        each.kind,
        each.subject,
        each.body,
        each.outcome ?? null,
        each.nextOn ?? null,
        JSON.stringify(each.about ?? []),
        each.mentions ?? [],
        by.actor,
        by.now,
      ]),
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

/** Keeps a file with an entry of a timeline; false where the entry has this very file already. */
export async function insertInteractionFile(
  tx: Tx,
  file: {
    readonly accountId: string
    readonly interactionId: string
    readonly fileId: string
    readonly name: string
    readonly mediaType: string
    readonly sha256: string
    readonly content: Uint8Array
  },
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const kept = await affected(
    tx,
    sql`
      INSERT INTO interaction_file (account_id, interaction_id, file_id, name, media_type,
                                    size_bytes, sha256, content, recorded_at, recorded_by)
      VALUES (${file.accountId}, ${file.interactionId}, ${file.fileId}, ${file.name},
        ${file.mediaType}, ${file.content.byteLength}, ${file.sha256}, ${file.content},
        ${by.now}, ${by.actor})
      ON CONFLICT (account_id, interaction_id, sha256) DO NOTHING`,
  )
  return kept > 0
}
