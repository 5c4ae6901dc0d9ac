import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A passkey as its owner sees it. */
export type PasskeyListing = {
  readonly credentialId: string
  readonly name: string
  readonly addedAt: Temporal.Instant
  readonly usedAt: Temporal.Instant | null
}

/** The passkeys of a person, the oldest first. */
export function listPasskeys(db: Db, personId: string): Promise<PasskeyListing[]> {
  return rows(
    db,
    sql<PasskeyListing>`
      select credential_id as "credentialId", name, added_at as "addedAt", used_at as "usedAt"
      from passkey where person_id = ${personId} order by added_at, credential_id limit 100`,
  )
}

/** What an answer of a passkey is checked against. */
export type Passkey = {
  readonly credentialId: string
  readonly personId: string
  readonly publicKey: Buffer
  readonly signCount: bigint
  readonly transports: readonly string[]
}

/** The passkey of a name that an authenticator gave. */
export function loadPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  return maybeOne(
    db,
    sql<Passkey>`
      select credential_id as "credentialId", person_id as "personId", public_key as "publicKey",
        sign_count as "signCount", transports
      from passkey where credential_id = ${credentialId}`,
  )
}
