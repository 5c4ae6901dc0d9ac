import { sql } from 'kysely'
import { type Db, rows } from '../../../../platform/database/database.ts'

/** A key of a program as its settings show it. */
export type KeyCard = {
  readonly keyId: string
  readonly name: string
  readonly hint: string
  readonly scopes: readonly string[]
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant | null
  readonly lastUsedAt: Temporal.Instant | null
  readonly renewedAt: Temporal.Instant | null
  readonly revokedBy: string | null
  readonly revokedAt: Temporal.Instant | null
  /** Whether the reader asked for it, and may have its secret. */
  readonly isOwn: boolean
}

/** The newest keys first, as many as a page bears. */
export function loadKeyCards(db: Db, actor: string): Promise<KeyCard[]> {
  return rows(
    db,
    sql<KeyCard>`
      select k.key_id as "keyId", k.name, k.hint, k.scopes,
        coalesce(r.requested_by, k.created_by) as "createdBy", k.created_at as "createdAt",
        k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.renewed_at as "renewedAt",
        k.revoked_by as "revokedBy", k.revoked_at as "revokedAt",
        coalesce(r.requested_by, k.created_by) = ${actor} as "isOwn"
      from api_key k
      left join lateral (select requested_by from approval_request r
        where r.command = 'createApiKey' and r.state = 'approved'
          and r.outcome->>'keyId' = k.key_id::text limit 1) r on true
      order by (k.revoked_at is not null), k.key_id desc limit 200`,
  )
}
