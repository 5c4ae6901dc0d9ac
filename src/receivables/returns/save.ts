import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A further row of what returned payments cost. */
export async function insertReturnFee(
  tx: Tx,
  fee: {
    readonly legalEntityId: string
    readonly method: string
    readonly fromOn: Temporal.PlainDate
    readonly currency: string
    readonly amountMinor: bigint
    readonly termsDays: number
  },
  { at, by }: By,
): Promise<void> {
  const f = fee
  await affected(
    tx,
    sql`
      INSERT INTO return_fee (legal_entity_id, method, from_on, revision, currency, amount_minor,
                              terms_days, recorded_at, recorded_by)
      SELECT ${f.legalEntityId}, ${f.method}, ${f.fromOn}, count(*), ${f.currency},
             ${f.amountMinor}, ${f.termsDays}, ${at}, ${by}
        FROM return_fee
       WHERE legal_entity_id = ${f.legalEntityId} AND method = ${f.method}
         AND currency = ${f.currency} AND from_on = ${f.fromOn}`,
  )
}

/** Stops taking a way of paying from a customer; one that is stopped already stays so. */
export async function insertBlock(
  tx: Tx,
  block: {
    readonly accountId: string
    readonly blockId: string
    readonly method: string
    readonly reasonCode: string
    readonly on: Temporal.PlainDate
  },
  { at, by }: By,
): Promise<void> {
  const b = block
  await affected(
    tx,
    sql`
      INSERT INTO payment_block (account_id, block_id, method, reason_code, from_on, recorded_at,
                                 recorded_by)
      VALUES (${b.accountId}, ${b.blockId}, ${b.method}, ${b.reasonCode}, ${b.on}, ${at}, ${by})
      ON CONFLICT DO NOTHING`,
  )
}

/** Takes a way of paying again; false where it was not stopped. */
export async function releaseBlock(
  tx: Tx,
  block: { readonly accountId: string; readonly method: string },
  { at, by }: By,
): Promise<boolean> {
  const released = await affected(
    tx,
    sql`
      UPDATE payment_block SET released_at = ${at}, released_by = ${by}
       WHERE account_id = ${block.accountId} AND method = ${block.method}
         AND released_at IS NULL`,
  )
  return released > 0
}
