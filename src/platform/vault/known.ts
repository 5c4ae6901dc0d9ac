import { sql } from 'kysely'
import { affected, type Db, rows } from '../database/database.ts'
import type { KeyStore } from './keys.ts'
import type { Vault } from './vault.ts'

/**
 * Compares the secret keys at hand with those that this database has seen, and notes new ones. A key
 * that differs from the one known under its number is not used from then on (`secret_key_other`).
 */
export async function compareKeys(db: Db, vault: Vault, at: Temporal.Instant): Promise<void> {
  await noteKeys(db, vault.store, at)
  const found = await rows(
    db,
    sql<{ version: number; fingerprint: string }>`
      select version, fingerprint from secret_key_version`,
  )
  vault.expect(new Map(found.map(({ version, fingerprint }) => [version, fingerprint])))
}

/** Notes the keys at hand that this database has not seen yet. */
export async function noteKeys(db: Db, store: KeyStore, at: Temporal.Instant): Promise<void> {
  const keys = store.keys()
  const seen = await rows(
    db,
    sql<{ version: number }>`select version from secret_key_version
      where version = any(${keys.map(key => key.version)}::int[])`,
  )
  if (seen.length === keys.length) return
  await affected(
    db,
    sql`insert into secret_key_version (version, fingerprint, first_seen_at)
      select version, fingerprint, ${at}
      from unnest(${keys.map(key => key.version)}::int[],
        ${keys.map(key => key.fingerprint)}::text[]) k (version, fingerprint)
      on conflict do nothing`,
  )
}
