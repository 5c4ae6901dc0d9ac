import { sql } from 'kysely'
import { affected, type Db, type Tx } from '../../platform/database/database.ts'

export type NewKey = {
  readonly keyId: string
  readonly name: string
  readonly hint: string
  readonly secretHash: Buffer
  readonly scopes: readonly string[]
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant | null
}

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await affected(
    tx,
    sql`
      insert into api_key
        (key_id, name, hint, secret_hash, scopes, created_by, created_at, expires_at)
      values (${key.keyId}, ${key.name}, ${key.hint}, ${key.secretHash},
              ${[...key.scopes]}::text[], ${key.createdBy}, ${key.createdAt}, ${key.expiresAt})`,
  )
}

/** Revokes a key; gives how many there were that had not been revoked. */
export function revokeKey(
  tx: Tx,
  keyId: string,
  by: string,
  at: Temporal.Instant,
): Promise<number> {
  return affected(
    tx,
    sql`
      update api_key set revoked_by = ${by}, revoked_at = ${at}
      where key_id = ${keyId}::uuid and revoked_at is null`,
  )
}

/** Puts another secret in the place of a key's. */
export async function renewKey(
  tx: Tx,
  keyId: string,
  to: { readonly hint: string; readonly secretHash: Buffer; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`
      update api_key set hint = ${to.hint}, secret_hash = ${to.secretHash}, renewed_at = ${to.at}
      where key_id = ${keyId}::uuid`,
  )
  // The secret that waited for whoever asked is no longer the key's.
  await affected(
    tx,
    sql`
      update approval_request set outcome_sealed = null
      where command = 'createApiKey' and outcome->>'keyId' = ${keyId} and outcome_sealed is not null`,
  )
}

/** Notes when keys were used last. */
export async function saveKeyUses(
  db: Db,
  uses: readonly { readonly hash: Buffer; readonly at: Temporal.Instant }[],
): Promise<void> {
  await affected(
    db,
    sql`
      update api_key k set last_used_at = greatest(k.last_used_at, u.at)
      from unnest(${uses.map(({ hash }) => hash)}::bytea[],
        ${uses.map(({ at }) => at.toString())}::timestamptz[]) as u (hash, at)
      where k.secret_hash = u.hash`,
  )
}
