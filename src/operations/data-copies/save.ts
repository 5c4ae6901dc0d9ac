import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** A copy that was asked for and that a job is to make. */
export async function insertDataCopy(
  tx: Tx,
  copy: { readonly accountId: string; readonly copyId: string; readonly reason: string },
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`insert into data_copy (account_id, copy_id, reason, state, requested_at, requested_by)
      values (${copy.accountId}, ${copy.copyId}, ${copy.reason}, 'making', ${by.at}, ${by.actor})`,
  )
}

export async function saveCopyProgress(
  tx: Tx,
  at: { readonly copyId: string; readonly partsDone: number; readonly partsTotal: number },
): Promise<void> {
  await affected(
    tx,
    sql`update data_copy set parts_done = ${at.partsDone}, parts_total = ${at.partsTotal}
      where copy_id = ${at.copyId} and state = 'making'`,
  )
}

/** What the job has packed, and until when it can be fetched. */
export async function savePackedCopy(
  tx: Tx,
  copy: {
    readonly copyId: string
    readonly path: string
    readonly sha256: string
    readonly sizeBytes: number
    readonly rows: number
    readonly files: number
    readonly missing: readonly string[]
    readonly madeAt: Temporal.Instant
    readonly endsAt: Temporal.Instant
  },
): Promise<void> {
  await affected(
    tx,
    sql`update data_copy set state = 'made', path = ${copy.path}, sha256 = ${copy.sha256},
        size_bytes = ${copy.sizeBytes}, copied_rows = ${copy.rows}, copied_files = ${copy.files},
        missing = ${copy.missing}::text[], made_at = ${copy.madeAt}, fetchable_until = ${copy.endsAt},
        parts_done = coalesce(parts_total, 0)
      where copy_id = ${copy.copyId} and state = 'making'`,
  )
}

/** Notes that the files of these copies are gone; gives how many. */
export function endCopies(tx: Tx, copyIds: readonly string[]): Promise<number> {
  return affected(
    tx,
    sql`update data_copy set state = 'ended', path = null
      where copy_id = any(${copyIds}::uuid[]) and state <> 'making'`,
  )
}

/** Ends the copies of a customer who is erased: their files go with the next night. */
export function endCopiesOf(tx: Tx, accountId: string, at: Temporal.Instant): Promise<number> {
  return affected(
    tx,
    sql`update data_copy set state = 'ended', fetchable_until = ${at}
      where account_id = ${accountId} and state <> 'ended'`,
  )
}
