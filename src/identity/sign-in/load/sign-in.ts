import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import type { Language } from '../../../platform/refusals/sentence.ts'
import type { SessionTimes } from '../session-times.ts'

/** What a sign-in is checked against. */
export type Credentials = {
  readonly personId: string
  readonly hash: string | null
  readonly disabled: boolean
  readonly hasAuthenticator: boolean
}

/** The credentials of an address; one statement, whether there is such a person or not. */
export function loadCredentials(db: Db, email: string): Promise<Credentials | undefined> {
  return maybeOne(
    db,
    sql<Credentials>`
      select p.person_id as "personId", w.hash, p.disabled_at is not null as disabled,
        coalesce(a.confirmed_at is not null, false) as "hasAuthenticator"
      from person p left join password w using (person_id) left join authenticator a using (person_id)
      where p.email = ${email}`,
  )
}

/** The hash of a person's password, for changing it. */
export async function loadPasswordHash(db: Db, personId: string): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ hash: string }>`select hash from password where person_id = ${personId}`,
  )
  return found?.hash
}

/** Whether this browser has signed in with the account of this address before. */
export async function isKnownDevice(db: Db, deviceHash: Buffer, email: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select from known_device d join person p using (person_id)
      where d.device_hash = ${deviceHash} and p.email = ${email}`,
  )
  return found.length > 0
}

/** A session with the person it is of. */
export type Session = SessionTimes & {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly disabled: boolean
  readonly network: string
}

/** The session of a cookie, whether it still holds or not. */
export function loadSession(db: Db, tokenHash: Buffer): Promise<Session | undefined> {
  return maybeOne(
    db,
    sql<Session>`
      select s.session_id as "sessionId", s.person_id as "personId", p.name, p.email, p.language,
        p.disabled_at is not null as disabled, s.seen_at as "seenAt", s.expires_at as "expiresAt",
        s.ended_at as "endedAt", s.network
      from session s join person p using (person_id) where s.token_hash = ${tokenHash}`,
  )
}

/** A session as its owner sees it. */
export type SessionListing = {
  readonly sessionId: string
  readonly method: string
  readonly beganAt: Temporal.Instant
  readonly seenAt: Temporal.Instant
  readonly network: string
  readonly agent: string
}

/** The sessions of a person that hold, the latest first. */
export function listSessions(
  db: Db,
  personId: string,
  { now, idleSince }: { readonly now: Temporal.Instant; readonly idleSince: Temporal.Instant },
): Promise<SessionListing[]> {
  return rows(
    db,
    sql<SessionListing>`
      select session_id as "sessionId", method, began_at as "beganAt", seen_at as "seenAt", network,
        agent
      from session
      where person_id = ${personId} and ended_at is null and expires_at > ${now}
        and seen_at > ${idleSince}
      order by seen_at desc, session_id limit 100`,
  )
}

/** A link that was not used and has not expired, locked for its use. */
export function lockLink(
  tx: Tx,
  tokenHash: Buffer,
  purpose: string,
  now: Temporal.Instant,
): Promise<{ personId: string | null } | undefined> {
  return maybeOne(
    tx,
    sql<{ personId: string | null }>`
      select person_id as "personId" from one_time_link
      where token_hash = ${tokenHash} and purpose = ${purpose} and used_at is null
        and expires_at > ${now} for update`,
  )
}

/** Whether a link would work, and for whom; it stays unused. */
export function peekLink(
  db: Db,
  tokenHash: Buffer,
  purpose: string,
  now: Temporal.Instant,
): Promise<{ personId: string | null; email: string | null; name: string | null } | undefined> {
  return maybeOne(
    db,
    sql<{ personId: string | null; email: string | null; name: string | null }>`
      select l.person_id as "personId", p.email, p.name
      from one_time_link l left join person p using (person_id)
      where token_hash = ${tokenHash} and purpose = ${purpose} and used_at is null
        and expires_at > ${now}`,
  )
}

/** The authenticator of a person, locked: a code is taken once. */
export function lockAuthenticator(
  tx: Tx,
  personId: string,
): Promise<{ secret: Buffer; isConfirmed: boolean; lastStep: bigint } | undefined> {
  return maybeOne(
    tx,
    sql<{ secret: Buffer; isConfirmed: boolean; lastStep: bigint }>`
      select secret, confirmed_at is not null as "isConfirmed", last_step as "lastStep"
      from authenticator where person_id = ${personId} for update`,
  )
}

/** Whether a person has a confirmed authenticator, and how many recovery codes are left. */
export async function loadSecondFactor(
  db: Db,
  personId: string,
): Promise<{ isOn: boolean; codesLeft: number }> {
  const found = await rows(
    db,
    sql<{ isOn: boolean; codesLeft: bigint }>`
      select a.confirmed_at is not null as "isOn",
        (select count(*) from recovery_code r
         where r.person_id = a.person_id and r.used_at is null) as "codesLeft"
      from authenticator a where a.person_id = ${personId}`,
  )
  return { isOn: found[0]?.isOn === true, codesLeft: Number(found[0]?.codesLeft ?? 0n) }
}

/** Networks in which other sessions of a person were used of late. */
export async function loadOtherNetworks(
  tx: Tx,
  personId: string,
  { sessionId, since }: { readonly sessionId: string; readonly since: Temporal.Instant },
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ network: string }>`
      select distinct network from session
      where person_id = ${personId} and ended_at is null and seen_at > ${since}
        and session_id <> ${sessionId} order by 1`,
  )
  return found.map(each => each.network)
}

/** An alert as people read it. */
export type AlertListing = {
  readonly alertId: string
  readonly email: string
  readonly kind: string
  readonly facts: { readonly networks: readonly string[] }
  readonly raisedAt: Temporal.Instant
}

/** The latest alerts. */
export function listAlerts(db: Db, limit: number): Promise<AlertListing[]> {
  return rows(
    db,
    sql<AlertListing>`
      select a.alert_id as "alertId", p.email, a.kind, a.facts, a.raised_at as "raisedAt"
      from security_alert a join person p using (person_id)
      order by a.raised_at desc, a.alert_id desc limit ${limit}`,
  )
}

/** The person who is known by a subject of an identity provider. */
export async function loadOutsidePerson(
  db: Db,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ personId: string }>`
      select person_id as "personId" from outside_identity
      where issuer = ${issuer} and subject = ${subject}`,
  )
  return found?.personId
}
