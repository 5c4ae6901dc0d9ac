import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A secret key as the database knows it: never the key. */
export type KeyListing = {
  readonly version: number
  readonly fingerprint: string
  readonly firstSeenAt: Temporal.Instant
  readonly retiredAt: Temporal.Instant | null
}

/** The secret keys that have been used here, the newest first. */
export function listKeyVersions(db: Db): Promise<KeyListing[]> {
  return rows(
    db,
    sql<KeyListing>`
      select version, fingerprint, first_seen_at as "firstSeenAt", retired_at as "retiredAt"
      from secret_key_version order by version desc`,
  )
}
