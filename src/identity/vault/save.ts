import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** Notes since when nothing needs a key any more. */
export async function saveRetired(tx: Tx, version: number, at: Temporal.Instant): Promise<void> {
  await affected(
    tx,
    sql`update secret_key_version set retired_at = ${at}
      where version = ${version} and retired_at is null`,
  )
}
