import { sql } from 'kysely'
import { DOCUMENT_DIGEST } from '../../../invoicing/seals/load.ts'
import { sqlProof } from './proof.ts'

/** Each block of a series with the one before. */
const BLOCKS = sql`
  (select b.*, coalesce(lag(hash) over w, '') as hash_before,
      coalesce(lag(block_no) over w, 0) as no_before,
      coalesce(lag(numbers[cardinality(numbers)]) over w, 0) as number_before
    from document_block b
    window w as (partition by legal_entity_id, kind, year order by block_no)) b`

/** Each sealed document: what was sealed, and the row of its number, if it is there still. */
const SEALED = sql`
  document_block b
  cross join lateral unnest(b.numbers) with ordinality as s (number, n)
  left join document_number d on (d.legal_entity_id, d.kind, d.year, d.number)
    = (b.legal_entity_id, b.kind, b.year, s.number)`

/** Nobody has changed, removed or slipped in an issued document since it was sealed. */
export const documentSeals = sqlProof({
  name: 'document_seals',
  sentence:
    'Every issued document is the one that was sealed under its number, with its lines, taxes and words; none is missing and none was slipped in.',
  counted: sql`document_block cross join unnest(numbers)`,
  faults: [
    {
      problem: 'document is not the one that was sealed',
      found: sql`
        select x.label, x.account_id, x.invoice_id, x.sealed_at from (
          select d.label, d.account_id, d.invoice_id, b.sealed_at,
            ${DOCUMENT_DIGEST} as digest, substring(b.digests from (32 * s.n - 31)::int for 32) as sealed
          from ${SEALED} where d.number is not null offset 0) x
        where x.digest is not null and x.digest <> x.sealed`,
    },
    {
      problem: 'sealed document is gone',
      found: sql`
        select b.legal_entity_id, b.kind, b.year, s.number, b.sealed_at
        from ${SEALED} left join invoice i using (account_id, invoice_id)
        where i.invoice_id is null`,
    },
    {
      problem: 'document was slipped in between sealed ones',
      found: sql`
        select d.label, d.account_id, d.invoice_id, b.block_no
        from ${BLOCKS} join document_number d
          on (d.legal_entity_id, d.kind, d.year) = (b.legal_entity_id, b.kind, b.year)
          and d.number > b.number_before and d.number <= b.numbers[cardinality(b.numbers)]
        where d.number <> all (b.numbers)`,
    },
    {
      problem: 'a block of seals is missing',
      found: sql`
        select legal_entity_id, kind, year, block_no, no_before from ${BLOCKS}
        where block_no <> no_before + 1`,
    },
    {
      problem: 'the hash of a block is not that of its seals',
      found: sql`
        select legal_entity_id, kind, year, block_no from ${BLOCKS}
        where hash <> sha256(hash_before || convert_to(numbers::text, 'UTF8') || digests)`,
    },
    {
      problem: 'a block is not the one that the log of commands tells of',
      found: sql`
        select l.recorded_at, l.id, t.* from command_log l
        cross join lateral jsonb_to_recordset(l.outcome -> 'blocks')
          as t ("legalEntityId" uuid, kind text, year int, block int, hash text)
        where l.command = 'sealDocuments' and not exists (
          select from document_block b
          where (b.legal_entity_id, b.kind, b.year, b.block_no)
              = (t."legalEntityId", t.kind, t.year, t.block)
            and encode(b.hash, 'hex') = t.hash)`,
    },
    {
      problem: 'a document whose term has ended still says whom it was for',
      found: sql`
        select i.account_id, i.invoice_id, e.ended_at
        from document_end e join invoice i using (account_id, invoice_id)
        where e.words_sha256 is not null and i.snapshot -> 'buyer' ->> 'name' is distinct from '—'`,
    },
  ],
})
