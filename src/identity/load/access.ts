import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/database.ts'
import { rows } from '../../platform/database/database.ts'
import { type Access, type HeldRole, noAccess } from '../access.ts'
import { actorOf, personActor } from '../actor.ts'
import { loadKey } from '../api-keys/load.ts'
import { grantablePermissions, JOB_PERMISSIONS } from '../permissions.ts'
import { EVERYBODY, type May, OPERATOR, type Role, type RoleLimit, rolesInForce } from '../roles.ts'
import { holdPerson, loadGrants, loadPerson, type Person } from './people.ts'

type RoleRow = {
  readonly role: string
  readonly name: Role['name']
  readonly audience: Role['audience']
  readonly permissions: Readonly<Record<string, May>> | null
  readonly limits:
    | readonly { readonly command: string; readonly currency: string; readonly amount: string }[]
    | null
}

/** The roles that the installation defined or changed. */
export async function loadOwnRoles(db: Db): Promise<Role[]> {
  const found = await rows(
    db,
    sql<RoleRow>`
      select role, name, audience,
        (select jsonb_object_agg(p.permission, p.may) from role_permission p
         where p.role = r.role) as permissions,
        (select jsonb_agg(jsonb_build_object('command', l.command, 'currency', l.currency,
           'amount', l.amount_minor::text) order by l.command, l.currency)
         from role_limit l where l.role = r.role) as limits
      from role r order by role`,
  )
  return found.map(({ permissions, limits, ...role }) => ({
    ...role,
    permissions: new Map(Object.entries(permissions ?? {})),
    limits: (limits ?? []).map(
      ({ command, currency, amount }): RoleLimit => ({
        command,
        currency,
        amountMinor: BigInt(amount),
      }),
    ),
  }))
}

/** All roles in force by code. */
export async function loadRoles(db: Db): Promise<Map<string, Role>> {
  return rolesInForce(await loadOwnRoles(db))
}

/** What an actor may do at a moment. People who are disabled, and actors nobody knows, nothing. */
export async function loadAccess(db: Db, actor: string, at: Temporal.Instant): Promise<Access> {
  return accessVia(db, actor, at, personId => loadPerson(db, personId))
}

/** The same, and the person's rights stay as they are until the transaction ends. */
export async function holdAccess(tx: Tx, actor: string, at: Temporal.Instant): Promise<Access> {
  return accessVia(tx, actor, at, personId => holdPerson(tx, personId))
}

async function accessVia(
  db: Db,
  actor: string,
  at: Temporal.Instant,
  find: (personId: string) => Promise<Person | undefined>,
): Promise<Access> {
  const who = actorOf(actor)
  switch (who.kind) {
    case 'operator':
      return machineAccess(actor, OPERATOR)
    case 'job':
      return machineAccess(actor, jobRole(who.task))
    case 'person': {
      const person = await find(who.personId)
      if (person === undefined || person.disabledAt !== null) return noAccess(actor)
      return personAccess(db, person, at)
    }
    case 'key': {
      const key = await loadKey(db, who.keyId, at)
      return key === undefined ? noAccess(actor) : machineAccess(actor, keyRole(key.scopes))
    }
    default:
      return noAccess(actor)
  }
}

function machineAccess(actor: string, role: Role): Access {
  const held = [{ role, accountId: null }]
  return { actor, personId: undefined, audience: 'machine', held }
}

function jobRole(task: string): Role {
  const allowed = Object.hasOwn(JOB_PERMISSIONS, task) ? (JOB_PERMISSIONS[task] ?? []) : []
  return {
    ...OPERATOR,
    role: `job_${task}`,
    permissions: new Map(allowed.map(permission => [permission, 'do'])),
  }
}

/** What a key's scopes allow; `*` is all that people of the staff can be given. */
function keyRole(scopes: readonly string[]): Role {
  const named = scopes.includes('*') ? grantablePermissions('staff') : scopes
  const all = [...named, 'audit.note']
  return { ...OPERATOR, role: 'api_key', permissions: new Map(all.map(scope => [scope, 'do'])) }
}

async function personAccess(db: Db, person: Person, at: Temporal.Instant): Promise<Access> {
  const grants = await loadGrants(db, person.personId, at)
  const begun = grants.filter(grant => Temporal.Instant.compare(grant.fromAt, at) <= 0)
  const roles = await loadRoles(db)
  const held = begun.flatMap(({ role, accountId }): HeldRole[] => {
    const known = roles.get(role)
    // A role that changed its audience since gives nothing to those of the other.
    return known?.audience === person.kind ? [{ role: known, accountId }] : []
  })
  const { personId, kind: audience } = person
  const everybody: HeldRole = { role: EVERYBODY, accountId: null }
  return { actor: personActor(personId), personId, audience, held: [...held, everybody] }
}
