import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'

/** Removes everything by which a person signed in; gives how many rows that were. */
export async function deleteSignIn(tx: Tx, personId: string): Promise<number> {
  let rows = 0
  for (const table of PERSONAL_TABLES) {
    rows += await affected(tx, sql`delete from ${sql.table(table)} where person_id = ${personId}`)
  }
  return rows
}

const PERSONAL_TABLES = [
  'password',
  'recovery_code',
  'authenticator',
  'passkey',
  'known_device',
  'outside_identity',
  'one_time_link',
  'security_alert',
  'session',
] as const

/**
 * Removes records of signing in that nobody needs any more, some thousands at a time; gives how many:
 * sessions that ended, links that were used or have run out, alerts, and browsers not seen since.
 */
export async function deleteOldSignIns(
  tx: Tx,
  before: Temporal.Instant,
  most: number,
): Promise<number> {
  const sessions = await affected(
    tx,
    sql`delete from session where session_id in (
      select session_id from session
      where coalesce(ended_at, expires_at) < ${before} and seen_at < ${before} limit ${most})`,
  )
  const links = await affected(
    tx,
    sql`delete from one_time_link where token_hash in (
      select token_hash from one_time_link where expires_at < ${before} limit ${most})`,
  )
  const alerts = await affected(
    tx,
    sql`delete from security_alert where alert_id in (
      select alert_id from security_alert where raised_at < ${before} limit ${most})`,
  )
  const buckets = await affected(
    tx,
    sql`delete from attempt_bucket where bucket in (
      select bucket from attempt_bucket where level_at < ${before} limit ${most})`,
  )
  return sessions + links + alerts + buckets
}
