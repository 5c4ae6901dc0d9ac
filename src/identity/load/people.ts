import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/refusals/sentence.ts'

/** Somebody who can sign in. */
export type Person = {
  readonly personId: string
  readonly kind: 'staff' | 'customer'
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly disabledAt: Temporal.Instant | null
}

const PERSON = sql`person_id as "personId", kind, email, name, language, disabled_at as "disabledAt"`

/** The person with an e-mail address (in small letters), locked against changes of their rights. */
export async function lockPersonByEmail(tx: Tx, email: string): Promise<Person | undefined> {
  return maybeOne(tx, sql<Person>`select ${PERSON} from person where email = ${email} for update`)
}

export async function loadPersonByEmail(db: Db, email: string): Promise<Person | undefined> {
  return maybeOne(db, sql<Person>`select ${PERSON} from person where email = ${email}`)
}

export async function loadPerson(db: Db, personId: string): Promise<Person | undefined> {
  return maybeOne(db, sql<Person>`select ${PERSON} from person where person_id = ${personId}`)
}

/** Holds the person as they are until the transaction ends: who changes their rights waits. */
export async function holdPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  return maybeOne(
    tx,
    sql<Person>`select ${PERSON} from person where person_id = ${personId} for share`,
  )
}

/** A grant of a role as it stands in the list of people. */
export type Grant = {
  readonly grantId: string
  readonly role: string
  readonly accountId: string | null
  readonly fromAt: Temporal.Instant
  readonly untilAt: Temporal.Instant | null
}

/** The roles that a person has at a moment, or will have after it. */
export async function loadGrants(db: Db, personId: string, at: Temporal.Instant): Promise<Grant[]> {
  return rows(
    db,
    sql<Grant>`
      select grant_id as "grantId", role, account_id as "accountId", from_at as "fromAt",
        until_at as "untilAt"
      from person_role
      where person_id = ${personId} and (until_at is null or until_at > ${at})
      order by from_at, grant_id`,
  )
}

/** A person with the codes of the roles they have now. */
export type PersonListing = Person & { readonly roles: readonly string[] }

/** People in the order of their addresses, a page after a key. */
export async function listPeople(
  db: Db,
  { at, after = '', limit }: { at: Temporal.Instant; after?: string | undefined; limit: number },
): Promise<PersonListing[]> {
  return rows(
    db,
    sql<PersonListing>`
      select p.person_id as "personId", p.kind, p.email, p.name, p.language,
        p.disabled_at as "disabledAt",
        array(select distinct r.role from person_role r
              where r.person_id = p.person_id and r.from_at <= ${at}
                and (r.until_at is null or r.until_at > ${at}) order by r.role) as roles
      from person p where p.email > ${after} order by p.email limit ${limit}`,
  )
}

/** The staff with the roles that they have now, by name. */
export async function listStaff(
  db: Db,
  { at, limit }: { readonly at: Temporal.Instant; readonly limit: number },
): Promise<PersonListing[]> {
  return rows(
    db,
    sql<PersonListing>`
      select p.person_id as "personId", p.kind, p.email, p.name, p.language,
        p.disabled_at as "disabledAt",
        array(select distinct r.role from person_role r
              where r.person_id = p.person_id and r.from_at <= ${at}
                and (r.until_at is null or r.until_at > ${at}) order by r.role) as roles
      from person p where p.kind = 'staff' order by p.name, p.email limit ${limit}`,
  )
}

/** Whether anybody is on record: an installation without people has only its local operator. */
export async function hasPeople(db: Db): Promise<boolean> {
  return (await rows(db, sql`select from person limit 1`)).length > 0
}

/** The id of a customer account by its number, today's or an old one (people of the portal are tied to it). */
export async function accountIdOf(db: Db, number: string): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ accountId: string }>`
      select account_id as "accountId" from account_number where number = ${number}`,
  )
  return found?.accountId
}

/** The names of people by how the log names them (`person:<id>`); who is no person is left out. */
export async function loadActorNames(
  db: Db,
  actors: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ actor: string; name: string }>`
      select 'person:' || person_id as actor, name from person
      where 'person:' || person_id = any(${[...new Set(actors)]}::text[])`,
  )
  return new Map(found.map(({ actor, name }) => [actor, name]))
}
