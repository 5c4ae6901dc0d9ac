import { sql } from 'kysely'
import { affected, type Db, one, rows, type Tx } from '../../../platform/database/database.ts'

/** Adds one to a bucket and gives its level; it leaks evenly and never holds more than one beyond. */
export async function fillBucket(
  db: Db,
  bucket: { readonly hash: Buffer; readonly holds: number; readonly emptySeconds: number },
  now: Temporal.Instant,
): Promise<number> {
  const { hash, holds, emptySeconds } = bucket
  const found = await one(
    db,
    sql<{ level: number }>`
      insert into attempt_bucket as b (bucket, level, level_at) values (${hash}, 1, ${now})
      on conflict (bucket) do update
        set level = least(${holds + 1}::double precision, 1 + greatest(0, b.level
              - extract(epoch from greatest(${now} - b.level_at, interval '0'))
                * ${holds}::double precision / ${emptySeconds}::double precision)),
            level_at = greatest(b.level_at, ${now})
      returning level`,
  )
  return found.level
}

/** Empties buckets after a success, so that earlier slips of the same person do not count. */
export async function emptyBuckets(db: Db, hashes: readonly Buffer[]): Promise<void> {
  await affected(db, sql`delete from attempt_bucket where bucket = any(${hashes}::bytea[])`)
}

export async function insertSession(
  tx: Tx,
  session: {
    readonly sessionId: string
    readonly tokenHash: Buffer
    readonly personId: string
    readonly method: string
    readonly now: Temporal.Instant
    readonly expiresAt: Temporal.Instant
    readonly network: string
    readonly agent: string
  },
): Promise<void> {
  const { sessionId, tokenHash, personId, method, now, expiresAt, network, agent } = session
  await affected(
    tx,
    sql`insert into session (session_id, token_hash, person_id, method, began_at, seen_at, expires_at,
        network, agent)
      values (${sessionId}, ${tokenHash}, ${personId}, ${method}, ${now}, ${now}, ${expiresAt},
        ${network}, ${agent})`,
  )
}

/** Notes that a session is used, and from where. */
export async function touchSession(
  tx: Tx,
  sessionId: string,
  network: string,
  now: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`update session set seen_at = greatest(seen_at, ${now}), network = ${network}
      where session_id = ${sessionId} and ended_at is null`,
  )
}

/** Ends sessions of a person: one, all, or all but one. */
export async function endSessions(
  tx: Tx,
  of: {
    readonly personId: string
    readonly only?: string | undefined
    readonly but?: string | undefined
  },
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<number> {
  const { personId, only, but } = of
  return affected(
    tx,
    sql`update session set ended_at = ${by.at}, ended_by = ${by.actor}
      where person_id = ${personId} and ended_at is null
        and ${only === undefined ? sql`true` : sql`session_id = ${only}`}
        and ${but === undefined ? sql`true` : sql`session_id <> ${but}`}`,
  )
}

export async function rememberDevice(
  tx: Tx,
  deviceHash: Buffer,
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`insert into known_device (device_hash, person_id, known_since)
      values (${deviceHash}, ${personId}, ${now}) on conflict do nothing`,
  )
}

export async function savePassword(
  tx: Tx,
  personId: string,
  hash: string,
  now: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`insert into password (person_id, hash, set_at) values (${personId}, ${hash}, ${now})
      on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
  )
}

export async function insertLink(
  tx: Tx,
  link: {
    readonly tokenHash: Buffer
    readonly purpose: string
    readonly personId: string | null
    readonly expiresAt: Temporal.Instant
  },
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  const { tokenHash, purpose, personId, expiresAt } = link
  // A new link takes the place of those that were not used.
  await affected(
    tx,
    sql`update one_time_link set used_at = ${by.at}
      where purpose = ${purpose} and person_id is not distinct from ${personId}
        and used_at is null and purpose <> 'second_factor'`,
  )
  await affected(
    tx,
    sql`insert into one_time_link (token_hash, purpose, person_id, made_at, made_by, expires_at)
      values (${tokenHash}, ${purpose}, ${personId}, ${by.at}, ${by.actor}, ${expiresAt})`,
  )
}

export async function useLink(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<void> {
  await affected(tx, sql`update one_time_link set used_at = ${now} where token_hash = ${tokenHash}`)
}

/** Puts an authenticator down that its first code must confirm; one in use stays. */
export async function saveAuthenticator(
  tx: Tx,
  personId: string,
  secret: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const saved = await affected(
    tx,
    sql`insert into authenticator as a (person_id, secret, added_at)
      values (${personId}, ${secret}, ${now})
      on conflict (person_id) do update set secret = excluded.secret, added_at = excluded.added_at,
        last_step = 0 where a.confirmed_at is null`,
  )
  return saved === 1
}

/** Takes a time step; every later code must be of a later one. */
export async function takeStep(
  tx: Tx,
  personId: string,
  step: bigint,
  now: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`update authenticator set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${now})
      where person_id = ${personId}`,
  )
}

/** Removes authenticator and recovery codes. */
export async function removeAuthenticator(tx: Tx, personId: string): Promise<number> {
  await affected(tx, sql`delete from recovery_code where person_id = ${personId}`)
  return affected(tx, sql`delete from authenticator where person_id = ${personId}`)
}

export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await affected(tx, sql`delete from recovery_code where person_id = ${personId}`)
  await affected(
    tx,
    sql`insert into recovery_code (person_id, code_hash)
      select ${personId}, * from unnest(${hashes}::bytea[])`,
  )
}

/** Uses a recovery code up; false when it is none, or was used. */
export async function spendRecoveryCode(
  tx: Tx,
  personId: string,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<boolean> {
  const spent = await affected(
    tx,
    sql`update recovery_code set used_at = ${now}
      where person_id = ${personId} and code_hash = ${hash} and used_at is null`,
  )
  return spent === 1
}

/** Raises an alert, unless the same was raised within the hour. */
export async function raiseAlert(
  tx: Tx,
  alert: {
    readonly alertId: string
    readonly personId: string
    readonly kind: string
    readonly facts: object
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const { alertId, personId, kind, facts } = alert
  const raised = await rows(
    tx,
    sql`insert into security_alert (alert_id, person_id, kind, facts, raised_at)
      select ${alertId}, ${personId}, ${kind}, ${JSON.stringify(facts)}::jsonb, ${now}
      where not exists (select from security_alert a
        where a.person_id = ${personId} and a.kind = ${kind}
          and a.facts = ${JSON.stringify(facts)}::jsonb
          and a.raised_at > ${now.subtract({ hours: 1 })})
      returning alert_id`,
  )
  return raised.length > 0
}

/** Remembers who a person is at an identity provider. */
export async function insertOutsideIdentity(
  tx: Tx,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  personId: string,
  now: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`insert into outside_identity (issuer, subject, person_id, linked_at)
      values (${issuer}, ${subject}, ${personId}, ${now})`,
  )
}
