import { ok, type Result, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { personActor } from '../actor.ts'
import { grantRoleInput, revokeRoleInput } from '../api.ts'
import { loadRoles } from '../load/access.ts'
import { accountIdOf, loadPersonByEmail } from '../load/people.ts'
import { endGrants, insertGrant } from '../save/people.ts'
import { personFor } from './people.ts'

/**
 * Gives a role to a person, from an instant on and maybe until another. A customer's role is about
 * one customer account. Nobody gives a role to themselves.
 */
export const grantRole = defineCommand({
  name: 'grantRole',
  summary: 'Give a role to a person, for a time or until it is taken away',
  permission: 'roles.grant',
  input: grantRoleInput,
  run: async (tx, input, ctx): Promise<Result<{ grantId: string }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const person = found.value
    if (ctx.actor === personActor(person.personId)) {
      return refuse('own_rights', { email: input.email })
    }
    const role = (await loadRoles(tx)).get(input.role)
    if (role === undefined) return refuse('unknown_role', { role: input.role })
    if (role.audience !== person.kind) {
      return refuse('role_of_others', { role: input.role, email: input.email })
    }
    const isCustomer = role.audience === 'customer'
    if (isCustomer !== (input.accountNumber !== undefined)) {
      return refuse('role_account', { role: input.role })
    }
    const account = await accountFor(tx, input.accountNumber)
    if (!account.ok) return account
    const at = ctx.clock.now()
    const fromAt = input.from ?? at
    const untilAt = input.until ?? null
    if (untilAt !== null && Temporal.Instant.compare(untilAt, fromAt) <= 0) {
      return refuse('grant_span', { role: input.role })
    }
    const grantId = ctx.newId()
    const { personId } = person
    const accountId = account.value
    const by = { actor: ctx.actor, at }
    await insertGrant(tx, { grantId, personId, role: role.role, accountId, fromAt, untilAt }, by)
    return ok({ grantId })
  },
  atStake: async (tx, _, input) => {
    const person = await loadPersonByEmail(tx, input.email)
    const { email, role, accountNumber, until } = input
    const facts = { email, role, accountNumber: accountNumber ?? null, until: until ?? null }
    const beneficiaries = person === undefined ? [] : [personActor(person.personId)]
    return { facts, beneficiaries }
  },
})

/** Takes a role from a person, at once. */
export const revokeRole = defineCommand({
  name: 'revokeRole',
  summary: 'Take a role from a person, at once',
  permission: 'roles.grant',
  input: revokeRoleInput,
  run: async (tx, input, ctx): Promise<Result<{ ended: number }>> => {
    const found = await personFor(tx, input.email)
    if (!found.ok) return found
    const account = await accountFor(tx, input.accountNumber)
    if (!account.ok) return account
    const of = {
      personId: found.value.personId,
      role: input.role,
      accountId: account.value,
    }
    const ended = await endGrants(tx, of, { actor: ctx.actor, at: ctx.clock.now() })
    if (ended === 0) return refuse('role_not_held', { email: input.email, role: input.role })
    return ok({ ended })
  },
})

/** The account that a customer's role is about; null for the roles of staff. */
async function accountFor(tx: Tx, number: string | undefined): Promise<Result<string | null>> {
  if (number === undefined) return ok(null)
  const accountId = await accountIdOf(tx, number)
  return accountId === undefined ? refuse('unknown_account', { account: number }) : ok(accountId)
}
