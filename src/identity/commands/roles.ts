import { parseAmount } from '../../kernel/money.ts'
import { ok, type Refusal, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand, type Registry } from '../../platform/command.ts'
import { defineRoleInput } from '../api.ts'
import { permissionFacts } from '../permissions.ts'
import { BUILT_IN_ROLES, EVERYBODY, type May, OPERATOR, type RoleLimit } from '../roles.ts'
import { saveRole } from '../save/roles.ts'

type Asked = ReturnType<typeof defineRoleInput.parse>

/**
 * Defines a role, or changes it as a whole; one of a built-in role's code takes its place. `of` gives
 * the commands that limits may name.
 */
export function defineRoleOver(of: () => Registry): AnyCommand {
  return defineCommand({
    name: 'defineRole',
    summary: 'Define what a role may do alone or propose, and up to which amounts',
    permission: 'roles.define',
    input: defineRoleInput,
    run: async (tx, input, ctx): Promise<Result<{ role: string }>> => {
      const { role, name, audience } = input
      if (role === OPERATOR.role || role === EVERYBODY.role) return refuse('role_fixed', { role })
      const built = BUILT_IN_ROLES.find(each => each.role === role)
      if (built !== undefined && built.audience !== audience) return refuse('role_fixed', { role })
      const wrong = wrongPermission(input)
      if (wrong !== undefined) return { ok: false, refusal: wrong }
      const limits = input.limits.map(limit => readLimit(limit, of()))
      const permissions = new Map<string, May>(Object.entries(input.permissions))
      const by = { actor: ctx.actor, at: ctx.clock.now() }
      await saveRole(tx, { role, name, audience, permissions, limits }, by)
      return ok({ role })
    },
  })
}

/** The auditor reads; a customer's role is for the portal; machines' permissions are nobody's. */
function wrongPermission({ role, audience, permissions }: Asked): Refusal | undefined {
  for (const permission of Object.keys(permissions)) {
    const facts = permissionFacts(permission)
    if (facts === undefined) return { code: 'unknown_permission', facts: { permission } }
    const isForCustomers = facts.customer === true
    const isReading = facts.reads === true
    if (facts.machine === true || isForCustomers !== (audience === 'customer')) {
      return { code: 'permission_not_grantable', facts: { permission, role } }
    }
    if (role === 'auditor' && !isReading) {
      return { code: 'permission_not_grantable', facts: { permission, role } }
    }
  }
  return undefined
}

function readLimit(limit: Asked['limits'][number], commands: Registry): RoleLimit {
  const { command, currency, amount } = limit
  if (!commands.has(command)) throw new RefusalError('unknown_command', { command })
  const amountMinor = parseAmount(amount, currency)
  if (amountMinor === undefined || amountMinor < 0n) {
    throw new RefusalError('limit_amount', { amount, currency })
  }
  return { command, currency, amountMinor }
}
