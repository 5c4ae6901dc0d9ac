import { sql } from 'kysely'
import { maybeOne, type Tx } from '../../platform/database/database.ts'
import { DOCUMENT_DIGEST, type Series } from './load.ts'

/** Documents of a block: a tenth of a second. */
export const BLOCK_DOCUMENTS = 1000

/** A block that was made: its place in its series and its hash, by which the log of commands knows it. */
export type Block = Series & { readonly block: number; readonly hash: string }

/**
 * Seals the next documents of a series, at most a block; nothing: all are sealed. A number is given
 * while the row of the series is held, until the commit, so that no lower number can come afterwards.
 * Of two who seal at once one gets the number of the block; the other fails by 23505 and is to try again.
 */
export function sealNextDocuments(
  tx: Tx,
  { legalEntityId, kind, year }: Series,
  at: Temporal.Instant,
  most: number = BLOCK_DOCUMENTS,
): Promise<Block | undefined> {
  return maybeOne(
    tx,
    sql<Block>`
      with previous as (
        select block_no, last, hash from (
          select block_no, numbers[cardinality(numbers)] as last, hash from document_block
          where legal_entity_id = ${legalEntityId} and kind = ${kind} and year = ${year}
          union all
          select 0, 0, ''
        ) b order by block_no desc limit 1
      ), document as (
        select d.number, ${DOCUMENT_DIGEST} as digest
        from document_number d, previous p
        where d.legal_entity_id = ${legalEntityId} and d.kind = ${kind} and d.year = ${year}
          and d.number > p.last
        order by d.number limit ${most}
      ), block as (
        select array_agg(number order by number) as numbers,
          string_agg(digest, ''::bytea order by number) as digests
        from document
      )
      insert into document_block
        (legal_entity_id, kind, year, block_no, numbers, digests, hash, sealed_at)
      select ${legalEntityId}, ${kind}, ${year}, p.block_no + 1, b.numbers, b.digests,
        sha256(p.hash || convert_to(b.numbers::text, 'UTF8') || b.digests), ${at}
      from previous p, block b where b.numbers is not null
      returning legal_entity_id as "legalEntityId", kind, year, block_no as block,
        encode(hash, 'hex') as hash`,
  )
}
