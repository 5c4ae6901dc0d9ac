import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { ENTRY_DIGEST } from './load.ts'

/** Entries of a block: a digest each makes 8 kB. */
export const BLOCK_ENTRIES = 1000

/**
 * Seals the next entries of the log that were recorded before `before`, at most a block. Gives the
 * number of blocks that were made: one, or none when there is nothing to seal.
 *
 * An entry is as old as the moment at which its command was asked for, and is seen when the command
 * commits. Hence nothing is sealed that is younger than a transaction that still runs. Of two who
 * seal at once one gets the number of the block; the other fails by 23505 and is to try again.
 */
export function sealNext(
  tx: Tx,
  before: Temporal.Instant,
  at: Temporal.Instant,
  most: number = BLOCK_ENTRIES,
): Promise<number> {
  return affected(
    tx,
    sql`
      with previous as (
        select block_no, last_recorded_at, last_id, hash from (
          select block_no, last_recorded_at, last_id, hash from log_block
          union all
          select 0, '-infinity', '00000000-0000-0000-0000-000000000000', ''
        ) b order by block_no desc limit 1
      ), quiet as (
        select least(${before}::timestamptz, (
          select min(xact_start) - interval '2 minutes' from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid())) as before
      ), entry as (
        select e.recorded_at, e.id, ${ENTRY_DIGEST} as digest
        from command_log e, previous p, quiet q
        where (e.recorded_at, e.id) > (p.last_recorded_at, p.last_id) and e.recorded_at < q.before
        order by e.recorded_at, e.id limit ${most}
      ), block as (
        select count(*)::int as entries,
          string_agg(substring(digest for 8), ''::bytea order by recorded_at, id) as digests,
          string_agg(digest, ''::bytea order by recorded_at, id) as whole
        from entry
      ), last as (
        select recorded_at, id from entry order by recorded_at desc, id desc limit 1
      )
      insert into log_block
        (block_no, entries, last_recorded_at, last_id, digests, hash, sealed_at)
      select p.block_no + 1, b.entries, l.recorded_at, l.id, b.digests, sha256(p.hash || b.whole),
        ${at}
      from previous p, block b, last l`,
  )
}
