import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A payer's bank account that pays for a customer. */
export type LearntNumber = {
  readonly accountId: string
  readonly payerId: string
  readonly sealed: Buffer
  readonly index: Buffer
  readonly shown: string
  readonly learntFrom: 'reference' | 'person'
}

/** Remembers bank accounts that pay for customers; those that are known are left as they are. */
export async function learnNumbers(tx: Tx, learnt: readonly LearntNumber[], by: By): Promise<void> {
  if (learnt.length === 0) return
  const plain = learnt.map(({ sealed, index, ...rest }) => ({
    ...rest,
    sealed: sealed.toString('hex'),
    index: index.toString('hex'),
  }))
  await affected(
    tx,
    sql`
      INSERT INTO payer_bank_account (account_id, payer_id, number, number_index, number_shown,
                                      learnt_from, recorded_at, recorded_by)
      SELECT DISTINCT ON (r."accountId", r.index)
             r."accountId", r."payerId", decode(r.sealed, 'hex'), decode(r.index, 'hex'), r.shown,
             r."learntFrom", ${by.at}, ${by.by}
        FROM json_to_recordset(${jsonRows(plain)}::json)
               AS r ("accountId" uuid, "payerId" uuid, sealed text, index text, shown text,
                     "learntFrom" text)
       WHERE NOT EXISTS (
         SELECT FROM payer_bank_account p
          WHERE p.account_id = r."accountId" AND p.number_index = decode(r.index, 'hex')
            AND p.forgotten_at IS NULL)`,
  )
}

/** Remembers that a name pays for a customer. */
export async function learnName(tx: Tx, accountId: string, name: string, by: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payer_name (account_id, words, name, recorded_at, recorded_by)
      SELECT ${accountId}::uuid, payer_words(${name}), ${name}, ${by.at}, ${by.by}
       WHERE cardinality(payer_words(${name})) > 0
      ON CONFLICT (account_id, words) DO UPDATE SET forgotten_at = NULL`,
  )
}

/** Forgets what a person taught by a decision that was undone. */
export async function forget(
  tx: Tx,
  accountId: string,
  payer: { readonly name: string | null; readonly index: Buffer | null },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payer_bank_account SET forgotten_at = ${by.at}
       WHERE account_id = ${accountId} AND number_index = ${payer.index} AND forgotten_at IS NULL`,
  )
  await affected(
    tx,
    sql`
      UPDATE payer_name SET forgotten_at = ${by.at}
       WHERE account_id = ${accountId} AND words = payer_words(${payer.name ?? ''})
         AND forgotten_at IS NULL`,
  )
}
