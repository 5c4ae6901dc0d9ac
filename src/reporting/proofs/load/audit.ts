import { sql } from 'kysely'
import { ENTRY_DIGEST } from '../../../identity/audit/load.ts'
import { BODY_DIGEST } from '../../../platform/command-record.ts'
import { sqlProof } from './proof.ts'

/** Each block with the end of the one before, and its entries as they are now. */
const SEALED = sql`
  (select b.*, coalesce(lag(hash) over w, '') as hash_before, lag(block_no) over w as no_before,
      coalesce(lag(last_recorded_at) over w, '-infinity') as after_recorded_at,
      coalesce(lag(last_id) over w, '00000000-0000-0000-0000-000000000000') as after_id
    from log_block b window w as (order by block_no)) b`

const ENTRIES = sql`
  (select e.recorded_at, e.id, e.command, e.actor, ${ENTRY_DIGEST} as digest,
      row_number() over (order by e.recorded_at, e.id) as n
    from command_log e
    where (e.recorded_at, e.id) > (b.after_recorded_at, b.after_id)
      and (e.recorded_at, e.id) <= (b.last_recorded_at, b.last_id)) e`

/** Whether an entry is not the one that was sealed in its place. */
const DIFFERS = sql`
  substring(e.digest for 8) <> substring(b.digests from (8 * e.n - 7)::int for 8)`

/** Nobody has changed, added or removed an entry of the log since it was sealed. */
export const auditChain = sqlProof({
  name: 'audit_chain',
  sentence: 'Every entry of the log of commands is the one that was sealed, and none is missing.',
  counted: sql`log_block`,
  faults: [
    {
      problem: 'a block is missing',
      found: sql`
        select block_no, no_before from ${SEALED} where block_no <> coalesce(no_before, 0) + 1`,
    },
    {
      problem: 'the hash of a block is not that of its entries',
      found: sql`
        select b.block_no, b.entries as sealed, count(e.id) as entries
        from ${SEALED} left join lateral ${ENTRIES} on true
        group by b.block_no, b.entries, b.hash, b.hash_before
        having b.hash <> sha256(b.hash_before || coalesce(
          string_agg(e.digest, ''::bytea order by e.n), ''::bytea))`,
    },
    {
      problem: 'from this entry on a block differs from what was sealed',
      found: sql`
        select distinct on (b.block_no) b.block_no, e.id, e.recorded_at, e.command, e.actor
        from ${SEALED} join lateral ${ENTRIES} on true
        where ${DIFFERS}
        order by b.block_no, e.n`,
    },
    {
      problem: 'input, outcome or changes of an entry are not those that were recorded',
      found: sql`
        select recorded_at, id, command, actor from command_log
        where salt is not null and body_sha256 <> ${BODY_DIGEST}`,
    },
    {
      problem: 'the body of an entry is gone, and no erasure says so',
      found: sql`
        select e.recorded_at, e.id, e.command, e.actor from command_log e
        where (e.erased_sha256 is not null or (e.salt is null and e.body_sha256 is not null))
          and not exists (
            select from redacted_entry r join command_log s
              on s.command = any('{eraseAccount,erasePerson,approveRequest}')
                and jsonb_path_exists(s.outcome, '$.**.erasureId ? (@ == $id)',
                  jsonb_build_object('id', r.erasure_id))
            where r.recorded_at = e.recorded_at and r.id = e.id)`,
    },
    {
      // The first place is that of the first entry that is gone, unless others were changed, too.
      problem: 'entries of a block are gone',
      found: sql`
        select b.block_no, b.entries as sealed, count(e.id) as entries,
          coalesce(min(e.n) filter (where ${DIFFERS}), count(e.id) + 1) as first_place
        from ${SEALED} left join lateral ${ENTRIES} on true
        group by b.block_no, b.entries having count(e.id) < b.entries`,
    },
  ],
})
