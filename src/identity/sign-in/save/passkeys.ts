import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import type { Passkey } from '../load/passkeys.ts'

/** Adds a passkey; false where the authenticator is on record already. */
export async function insertPasskey(
  tx: Tx,
  { credentialId, personId, publicKey, signCount, transports, name }: Passkey & { name: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const added = await affected(
    tx,
    sql`insert into passkey
        (credential_id, person_id, public_key, sign_count, transports, name, added_at)
      values (${credentialId}, ${personId}, ${publicKey}, ${signCount}, ${transports}::text[],
        ${name}, ${now})
      on conflict do nothing`,
  )
  return added === 1
}

/** Removes one passkey of a person, or all. */
export function deletePasskeys(tx: Tx, personId: string, credentialId?: string): Promise<number> {
  return affected(
    tx,
    sql`delete from passkey where person_id = ${personId}
      and ${credentialId === undefined ? sql`true` : sql`credential_id = ${credentialId}`}`,
  )
}

/**
 * Notes that a passkey was used. False where it is not the person's any more, or counts backwards:
 * then there are two of it.
 */
export async function usePasskey(
  tx: Tx,
  used: { readonly credentialId: string; readonly personId: string; readonly signCount: bigint },
  now: Temporal.Instant,
): Promise<boolean> {
  const { credentialId, personId, signCount } = used
  const noted = await affected(
    tx,
    sql`update passkey set sign_count = ${signCount}, used_at = ${now}
      where credential_id = ${credentialId} and person_id = ${personId}
        and (sign_count < ${signCount} or (sign_count = 0 and ${signCount}::bigint = 0))`,
  )
  return noted === 1
}

/** Spends a challenge; false when it was answered before. Those that cannot hold any more go. */
export async function spendChallenge(
  tx: Tx,
  hash: Buffer,
  { now, keptSince }: { readonly now: Temporal.Instant; readonly keptSince: Temporal.Instant },
): Promise<boolean> {
  await affected(tx, sql`delete from spent_challenge where spent_at < ${keptSince}`)
  const spent = await affected(
    tx,
    sql`insert into spent_challenge (challenge_hash, spent_at) values (${hash}, ${now})
      on conflict do nothing`,
  )
  return spent === 1
}
