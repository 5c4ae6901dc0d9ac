import { z } from 'zod'
import { currency, email, line, optional, positive } from '../../formats/fields.ts'
import type { Access } from '../../identity/access.ts'
import { personActor } from '../../identity/actor.ts'
import {
  type Act,
  type ApproverVerdict,
  approverVerdict,
  type Requirement,
  verdictOn,
} from '../../identity/authority.ts'
import { loadRoles } from '../../identity/load/access.ts'
import { loadDelegations } from '../../identity/load/approvals.ts'
import { loadRules, loadSwitch } from '../../identity/load/authority.ts'
import { listStaff, type PersonListing } from '../../identity/load/people.ts'
import { EVERYBODY, type Role } from '../../identity/roles.ts'
import { parseAmount } from '../../kernel/money.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Registry } from '../../platform/command.ts'
import type { Db } from '../../platform/database/database.ts'

/** Something that somebody would do, made up. */
export const authorityExampleBody = z.strictObject({
  command: line(80),
  amount: optional(positive),
  currency: optional(currency),
  reason: optional(line(200)),
  /** Who would ask for it; left out: nobody in particular. */
  by: optional(email),
})

type Asked = z.output<typeof authorityExampleBody>

/** What one of the staff could do about it. */
export type Standing = {
  readonly email: string
  readonly name: string
  /** As the one who does it: alone, only with a second person, or not at all. */
  readonly acts: 'alone' | 'approval' | 'no'
  /** Rules that ask for a second person of them. */
  readonly rules: readonly string[]
  /** As the second person: entitled, by whose leave, or why not. */
  readonly approves: 'yes' | 'for_another' | 'own_request' | 'no'
  readonly onBehalfOf: string | null
}

const MOST_STAFF = 1000

/**
 * Who could do something alone, who would need a second person, and who could be it: by the verdicts of the
 * commands themselves, on roles, limits, rules and delegations as they are now. Throws `unknown_command`.
 */
export async function exampleOfAuthority(
  db: Db,
  asked: Asked,
  { commands, now }: { readonly commands: Registry; readonly now: Temporal.Instant },
): Promise<{ readonly people: readonly Standing[]; readonly secondPerson: boolean }> {
  const command = commands.get(asked.command)
  if (command === undefined) throw new RefusalError('unknown_command', { command: asked.command })
  const staff = (await listStaff(db, { at: now, limit: MOST_STAFF })).filter(
    ({ disabledAt }) => disabledAt === null,
  )
  const roles = await loadRoles(db)
  const rules = await loadRules(db, now)
  const setting = await loadSwitch(db)
  const delegations = await loadDelegations(db, now)
  const access = new Map(staff.map(person => [person.personId, accessOf(person, roles)]))
  const act = actOf(asked, command.permission)
  const asker = staff.find(person => person.email === asked.by)
  const asking = asker === undefined ? undefined : access.get(asker.personId)
  // Whose request it would be decides which rules ask; of nobody in particular, those for everybody.
  const asks = verdictOn(asking ?? anybody(act.permission), act, rules, setting)
  const required: Requirement = {
    ...{ act, requestedBy: asking?.actor ?? '', beneficiaries: [] },
    approvers: asks.kind === 'approval' ? asks.approvers : [[]],
  }
  const people = staff.map((person): Standing => {
    const own = access.get(person.personId) as Access
    const standsFor = delegations
      .filter(({ toPerson }) => toPerson === person.personId)
      .flatMap(({ fromPerson: personId }) => {
        const theirs = access.get(personId)
        return theirs === undefined ? [] : [{ personId, access: theirs }]
      })
    const alone = verdictOn(own, act, rules, setting)
    return {
      email: person.email,
      name: person.name,
      acts: alone.kind,
      rules: alone.kind === 'approval' ? alone.rules : [],
      ...secondOf(approverVerdict({ access: own, standsFor }, required), staff),
    }
  })
  return { people, secondPerson: setting.secondPerson }
}

function secondOf(
  verdict: ApproverVerdict,
  staff: readonly PersonListing[],
): Pick<Standing, 'approves' | 'onBehalfOf'> {
  if (!verdict.ok) {
    return { approves: verdict.why === 'own_request' ? 'own_request' : 'no', onBehalfOf: null }
  }
  if (verdict.onBehalfOf === undefined) return { approves: 'yes', onBehalfOf: null }
  const other = staff.find(({ personId }) => personId === verdict.onBehalfOf)
  return { approves: 'for_another', onBehalfOf: other?.name ?? null }
}

/** Somebody of no role who may do it alone, as far as no rule asks for a second person. */
function anybody(permission: string): Access {
  const permissions = new Map([[permission, 'do' as const]])
  const role: Role = { role: '', name: { en: '' }, audience: 'staff', permissions, limits: [] }
  return { actor: '', personId: undefined, audience: 'staff', held: [{ role, accountId: null }] }
}

function accessOf(
  { personId, roles: codes }: PersonListing,
  roles: ReadonlyMap<string, Role>,
): Access {
  const held = codes.flatMap(code => {
    const role = roles.get(code)
    return role === undefined ? [] : [{ role, accountId: null }]
  })
  return {
    actor: personActor(personId),
    personId,
    audience: 'staff',
    held: [...held, { role: EVERYBODY, accountId: null }],
  }
}

function actOf({ command, amount, currency: code, reason }: Asked, permission: string): Act {
  if (amount === null) return { command, permission, reason: reason ?? undefined, amounts: [] }
  const currency = code ?? 'EUR'
  const minor = parseAmount(amount.toString(), currency)
  if (minor === undefined) {
    throw new RefusalError('invalid_amount', { value: amount.toString(), currency })
  }
  return { command, permission, reason: reason ?? undefined, amounts: [{ minor, currency }] }
}
