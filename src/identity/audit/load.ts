import { sql } from 'kysely'
import { type Db, maybeOne, one, type Tx } from '../../platform/database/database.ts'
import type { Change } from '../../platform/trail.ts'

/**
 * The entry of a row of the log as bytes, whatever the session's settings: its head, and the hash of
 * its body (which `BODY_DIGEST` makes), or in entries of before there was one the body itself. `e` is the row of command_log.
 */
export const ENTRY_DIGEST = sql`
  coalesce(e.erased_sha256, sha256(convert_to((jsonb_build_array(
    extract(epoch from e.recorded_at), e.id, e.command, e.actor,
    extract(epoch from e.effective_at), e.key)
    || case when e.body_sha256 is null then jsonb_build_array(e.input, e.outcome)
         else jsonb_build_array(encode(e.body_sha256, 'hex')) end)::text, 'UTF8')))`

/** Whether people or programs have done anything since the last block was sealed. */
export async function hasUnsealed(db: Db, sealer: string): Promise<boolean> {
  const found = await one(
    db,
    sql<{ some: boolean }>`
      select exists (
        select from command_log e
        where (e.recorded_at, e.id) > (
            select last_recorded_at, last_id from (
              select last_recorded_at, last_id, block_no from log_block
              union all
              select '-infinity', '00000000-0000-0000-0000-000000000000', 0
            ) b order by block_no desc limit 1)
          and e.actor <> ${sealer}) as some`,
  )
  return found.some
}

/** Who saved last what a form edits, when, and what that changed of it. */
export type LastChange = {
  readonly actor: string
  readonly command: string
  readonly recordedAt: Temporal.Instant
  readonly changes: readonly Change[]
}

/**
 * Who last changed one of some objects (`account:A-1`) in the tables that a form edits, by which command,
 * when, and field by field what; without objects, who last gave the command.
 */
export function loadLastChange(
  tx: Tx | Db,
  of: {
    readonly command: string
    readonly objects: readonly string[]
    readonly tables: readonly string[] | undefined
  },
): Promise<LastChange | undefined> {
  const edited = sql`(select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(changes) c
    where ${of.tables ?? null}::text[] is null or c ->> 'table' = any(${of.tables ?? null}::text[]))`
  return maybeOne(
    tx,
    of.objects.length === 0
      ? sql`select actor, command, recorded_at as "recordedAt", '[]'::jsonb as changes
          from command_log where command = ${of.command} order by recorded_at desc, id desc limit 1`
      : sql`select actor, command, recorded_at as "recordedAt", ${edited} as changes
          from command_log
          where objects && ${of.objects}::text[] and jsonb_array_length(${edited}) > 0
          order by recorded_at desc, id desc limit 1`,
  )
}
