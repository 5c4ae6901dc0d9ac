import { sql } from 'kysely'
import { type Db, keptRows, maybeOne, rows } from '../../platform/database/database.ts'
import type { Proviso } from '../../platform/list.ts'
import { EVERYTHING } from './scopes.ts'

/** A key as it is known when somebody uses it. */
export type ApiKey = {
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
}

/** The key of a secret's hash; undefined when there is none, or it was revoked or has expired. */
export async function loadUsableKey(
  db: Db,
  secretHash: Buffer,
  at: Temporal.Instant,
): Promise<ApiKey | undefined> {
  const [found] = await keptRows(
    db,
    sql<ApiKey>`
      select key_id as "keyId", name, scopes from api_key
      where secret_hash = ${secretHash} and revoked_at is null
        and (expires_at is null or expires_at > ${at})`,
  )
  return found
}

/**
 * That the key of a secret's hash may be used now for what needs a permission: for the statement that
 * reads it, which so refuses a revoked key at once.
 */
export function keyProviso(secretHash: Buffer, permission: string, at: Temporal.Instant): Proviso {
  const scopes = [EVERYTHING, permission]
  return {
    shape: 'key',
    values: [secretHash, at, scopes],
    condition: () => sql`exists (
      select from api_key where secret_hash = ${secretHash} and revoked_at is null
         and (expires_at is null or expires_at > ${at}) and scopes && ${scopes}::text[])`,
  }
}

/** What keys are called, revoked ones too: the newest first, as many as asked for. */
export function listKeyNames(
  db: Db,
  limit: number,
): Promise<{ readonly keyId: string; readonly name: string }[]> {
  return rows(
    db,
    sql`select key_id as "keyId", name from api_key order by key_id desc limit ${limit}`,
  )
}

/** The key of an id, as it may be used now. */
export function loadKey(db: Db, keyId: string, at: Temporal.Instant): Promise<ApiKey | undefined> {
  return maybeOne(
    db,
    sql<ApiKey>`
      select key_id as "keyId", name, scopes from api_key
      where key_id = ${keyId} and revoked_at is null
        and (expires_at is null or expires_at > ${at})`,
  )
}

/** Whether somebody asked for a key: made it alone, or put it forward for the person who made it. */
export async function hasAskedForKey(db: Db, keyId: string, actor: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      select from approval_request
      where command = 'createApiKey' and state = 'approved' and outcome->>'keyId' = ${keyId}
        and requested_by = ${actor}
      union all
      select from api_key k where key_id = ${keyId}::uuid and created_by = ${actor}
        and not exists (select from approval_request r
          where r.command = 'createApiKey' and r.state = 'approved'
            and r.outcome->>'keyId' = ${keyId})`,
  )
  return found.length > 0
}
