import type { Access } from '../../../identity/access.ts'
import { personActor } from '../../../identity/actor.ts'
import type { AuthorityRule } from '../../../identity/authority.ts'
import { conflictsOf } from '../../../identity/duties.ts'
import { loadRoles } from '../../../identity/load/access.ts'
import { loadRules, loadSwitch } from '../../../identity/load/authority.ts'
import { listStaff, type PersonListing } from '../../../identity/load/people.ts'
import type { Role } from '../../../identity/roles.ts'
import { view } from '../view.ts'

const MOST_STAFF = 1000

/** The names of staff by the actor that lists name them by. */
export const namesView = view({
  path: 'names',
  permission: 'views.save',
  read: async (tx, { now }) => {
    const staff = await listStaff(tx, { at: now, limit: MOST_STAFF })
    return Object.fromEntries(staff.map(({ personId, name }) => [personActor(personId), name]))
  },
})

/** Staff with their roles, every role with what it may do, and duties that lie in one hand. */
export const peopleView = view({
  path: 'people',
  permission: 'people.read',
  read: async (tx, { now }) => {
    const people = await listStaff(tx, { at: now, limit: MOST_STAFF })
    const roles = await loadRoles(tx)
    const active = people.filter(({ disabledAt }) => disabledAt === null)
    const names = new Map(active.map(({ personId, name }) => [personActor(personId), name]))
    return {
      people,
      roles: [...roles.values()].map(({ role, name, audience, permissions }) => ({
        role,
        name,
        audience,
        permissions: Object.fromEntries(permissions),
      })),
      conflicts: conflictsOf(active.map(person => accessOf(person, roles))).map(
        ({ actor, conflict, roles: brought }) => ({
          ...conflict,
          name: names.get(actor) ?? actor,
          roles: brought,
        }),
      ),
    }
  },
})

function accessOf(person: PersonListing, roles: ReadonlyMap<string, Role>): Access {
  const held = person.roles.flatMap(code => {
    const role = roles.get(code)
    return role === undefined ? [] : [{ role, accountId: null }]
  })
  const { personId } = person
  return { actor: personActor(personId), personId, audience: 'staff', held }
}

/** What needs a second person: the rules in force, whether they are switched on, limits of roles. */
export const authorityView = view({
  path: 'authority',
  permission: 'people.read',
  read: async (tx, { now }) => {
    const rules: readonly AuthorityRule[] = await loadRules(tx, now)
    const { secondPerson, bindsOperator } = await loadSwitch(tx)
    const roles = await loadRoles(tx)
    return {
      secondPerson,
      bindsOperator,
      rules: rules.map(rule => ({ ...rule, atLeast: rule.atLeast?.toString() ?? null })),
      limits: [...roles.values()].flatMap(({ role, limits }) =>
        limits.map(limit => ({ role, ...limit })),
      ),
    }
  },
})
