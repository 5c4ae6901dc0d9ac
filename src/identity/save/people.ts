import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import type { Person } from '../load/people.ts'

type By = { readonly actor: string; readonly at: Temporal.Instant }

/** Adds a person; false when somebody has the address already. */
export async function insertPerson(
  tx: Tx,
  person: Omit<Person, 'disabledAt'>,
  by: By,
): Promise<boolean> {
  const { personId, kind, email, name, language } = person
  const added = await affected(
    tx,
    sql`insert into person (person_id, kind, email, name, language, recorded_at, recorded_by)
      values (${personId}, ${kind}, ${email}, ${name}, ${language}, ${by.at}, ${by.actor})
      on conflict (email) do nothing`,
  )
  return added === 1
}

/** Changes address, name or language; false when somebody else has the address. */
export async function updatePerson(
  tx: Tx,
  { personId, email, name, language }: Pick<Person, 'personId' | 'email' | 'name' | 'language'>,
): Promise<boolean> {
  const taken = await rows(
    tx,
    sql`select from person where email = ${email} and person_id <> ${personId}`,
  )
  if (taken.length > 0) return false
  await affected(
    tx,
    sql`update person set email = ${email}, name = ${name}, language = ${language}
      where person_id = ${personId}`,
  )
  return true
}

/** Keeps a person from acting, or (null) lets them act again. */
export async function setDisabled(tx: Tx, personId: string, by: By | null): Promise<void> {
  await affected(
    tx,
    sql`update person set disabled_at = ${by?.at ?? null}, disabled_by = ${by?.actor ?? null}
      where person_id = ${personId}`,
  )
}

export async function insertGrant(
  tx: Tx,
  grant: {
    readonly grantId: string
    readonly personId: string
    readonly role: string
    readonly accountId: string | null
    readonly fromAt: Temporal.Instant
    readonly untilAt: Temporal.Instant | null
  },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`insert into person_role
        (grant_id, person_id, role, account_id, from_at, until_at, granted_at, granted_by)
      values (${grant.grantId}, ${grant.personId}, ${grant.role}, ${grant.accountId},
        ${grant.fromAt}, ${grant.untilAt}, ${by.at}, ${by.actor})`,
  )
}

/** Ends the grants of a role to a person; one that has not begun never does. */
export async function endGrants(
  tx: Tx,
  of: { readonly personId: string; readonly role: string; readonly accountId: string | null },
  by: By,
): Promise<number> {
  return affected(
    tx,
    sql`update person_role set until_at = greatest(from_at, ${by.at}), ended_by = ${by.actor}
      where person_id = ${of.personId} and role = ${of.role}
        and account_id is not distinct from ${of.accountId}
        and (until_at is null or until_at > ${by.at})`,
  )
}

/** Blanks who a person is. Nobody can have the address that takes the place of theirs. */
export function blankPerson(tx: Tx, personId: string): Promise<number> {
  return affected(
    tx,
    sql`update person set name = '—', email = person_id || '@erased.invalid'
      where person_id = ${personId}`,
  )
}
