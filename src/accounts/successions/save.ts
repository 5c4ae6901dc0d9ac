import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

export type NewSuccession = {
  readonly accountId: string
  readonly successionId: string
  readonly kind: 'merged' | 'new_owner'
  readonly intoId: string
  readonly fromOn: Temporal.PlainDate
  readonly reason: string
}

/** Records that an account became part of another. */
export async function insertSuccession(
  tx: Tx,
  { accountId, successionId, kind, intoId, fromOn, reason }: NewSuccession,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into account_succession (account_id, succession_id, kind, into_id, from_on, reason,
        recorded_at, recorded_by)
      values (${accountId}, ${successionId}, ${kind}, ${intoId}, ${fromOn}, ${reason}, ${at}, ${by})`,
  )
}

/** Takes a succession back from a day on; that it was stays on record. */
export async function undoSuccession(
  tx: Tx,
  { accountId, successionId }: { readonly accountId: string; readonly successionId: string },
  undone: { readonly from: Temporal.PlainDate; readonly reason: string },
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      update account_succession
      set undone_from = ${undone.from}, undone_at = ${at}, undone_by = ${by},
        undone_reason = ${undone.reason}
      where account_id = ${accountId} and succession_id = ${successionId}`,
  )
}
