import type { Db } from '../../platform/database/database.ts'
import { personActor } from '../actor.ts'
import { conflictsOf, type DutyConflict } from '../duties.ts'
import { loadRoles } from './access.ts'
import { listPeople } from './people.ts'

/** A person with two duties that should lie in different hands, and the roles that give them. */
export type PersonConflict = DutyConflict & {
  readonly email: string
  readonly roles: readonly string[]
}

/** So many people of one page: an installation has some dozens. */
const PAGE = 500

/** Everybody who has duties that should lie in different hands, in the order of their addresses. */
export async function loadDutyConflicts(db: Db, at: Temporal.Instant): Promise<PersonConflict[]> {
  const inForce = await loadRoles(db)
  const found: PersonConflict[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await listPeople(db, { at, after, limit: PAGE })
    const emails = new Map(page.map(({ personId, email }) => [personActor(personId), email]))
    const people = page.map(({ personId, kind, roles, disabledAt }) => ({
      actor: personActor(personId),
      personId,
      audience: kind,
      held:
        disabledAt !== null
          ? []
          : roles.flatMap(code => {
              const role = inForce.get(code)
              return role === undefined ? [] : [{ role, accountId: null }]
            }),
    }))
    for (const { actor, conflict, roles } of conflictsOf(people)) {
      found.push({ email: emails.get(actor) ?? actor, ...conflict, roles })
    }
    after = page.length < PAGE ? undefined : page.at(-1)?.email
  }
  return found
}
