import { ok, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import { type AnyCommand, defineCommand, type Registry } from '../../platform/command.ts'
import { actorOf } from '../actor.ts'
import {
  defineAuthorityRuleInput,
  delegateApprovalInput,
  endDelegationInput,
  setSecondPersonInput,
} from '../api.ts'
import { loadRoles } from '../load/access.ts'
import { endDelegations, insertDelegation, insertRule, insertSwitch } from '../save/approvals.ts'
import { personFor } from './people.ts'

/** Commands that settle approvals themselves: a rule on them would lock everybody out. */
const UNRULED = new Set(['requestApproval', 'approveRequest', 'rejectRequest', 'withdrawRequest'])

/** Defines a rule of the authority matrix from an instant on, or (`active: false`) ends it. */
export function defineAuthorityRuleOver(of: () => Registry): AnyCommand {
  return defineCommand({
    name: 'defineAuthorityRule',
    summary: 'Define when an action needs a second person, and whose approval',
    permission: 'authority.define',
    input: defineAuthorityRuleInput,
    run: async (tx, input, ctx): Promise<Result<{ code: string; fromAt: Temporal.Instant }>> => {
      const { command, code } = input
      if (!of().has(command)) return refuse('unknown_command', { command })
      if (UNRULED.has(command)) return refuse('rule_on_approval', { command })
      const roles = await loadRoles(tx)
      const named = [...input.approvers, ...(input.role === null ? [] : [input.role])]
      const unknown = named.find(role => !roles.has(role))
      if (unknown !== undefined) return refuse('unknown_role', { role: unknown })
      const at = ctx.clock.now()
      const fromAt = input.from ?? at
      // What held yesterday stays as it was: approvals of then are judged by it.
      if (Temporal.Instant.compare(fromAt, at) < 0) return refuse('rule_in_past', { code })
      const rule = { ...input, fromAt }
      if (!(await insertRule(tx, rule, { actor: ctx.actor, at }))) {
        return refuse('rule_exists', { code, from: fromAt.toString() })
      }
      return ok({ code, fromAt })
    },
  })
}

/** Switches approval by a second person off, or on again; stays on record and `check` tells it. */
export const setSecondPerson = defineCommand({
  name: 'setSecondPerson',
  summary: 'Switch approval by a second person off or on, with the reason (local operator)',
  permission: 'authority.switch',
  input: setSecondPersonInput,
  run: async (tx, input, ctx): Promise<Result<{ secondPerson: boolean }>> => {
    const { required: secondPerson, bindsOperator, reason } = input
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    await insertSwitch(tx, { switchId: ctx.newId(), secondPerson, bindsOperator, reason }, by)
    return ok({ secondPerson })
  },
})

const LONGEST_DAYS = 366

/** Lets another person decide in one's place until an instant; they cannot hand it on. */
export const delegateApproval = defineCommand({
  name: 'delegateApproval',
  summary: 'Let another person approve in your place, until a given time',
  permission: 'approvals.delegate',
  input: delegateApprovalInput,
  run: async (tx, input, ctx): Promise<Result<{ delegationId: string }>> => {
    const found = await personFor(tx, input.to)
    if (!found.ok) return found
    const fromPerson = actingPerson(ctx.actor)
    const toPerson = found.value.personId
    if (fromPerson === toPerson) return refuse('delegation_to_oneself', { email: input.to })
    const at = ctx.clock.now()
    const fromAt = input.from ?? at
    const latest = at.add({ hours: 24 * LONGEST_DAYS })
    const { until } = input
    if (
      Temporal.Instant.compare(until, fromAt) <= 0 ||
      Temporal.Instant.compare(until, latest) > 0
    ) {
      return refuse('delegation_span', { days: LONGEST_DAYS })
    }
    const delegationId = ctx.newId()
    const { reason } = input
    const delegation = { delegationId, fromPerson, toPerson, fromAt, untilAt: until, reason }
    await insertDelegation(tx, delegation, { actor: ctx.actor, at })
    return ok({ delegationId })
  },
})

/** Takes back what one handed to another, at once. */
export const endDelegation = defineCommand({
  name: 'endDelegation',
  summary: 'Take back the right to approve in your place',
  permission: 'approvals.delegate',
  input: endDelegationInput,
  run: async (tx, input, ctx): Promise<Result<{ ended: number }>> => {
    const found = await personFor(tx, input.to)
    if (!found.ok) return found
    const from = actingPerson(ctx.actor)
    const ended = await endDelegations(tx, from, found.value.personId, ctx.clock.now())
    return ok({ ended })
  },
})

/** Only people hand over what is theirs. */
function actingPerson(actor: string): string {
  const who = actorOf(actor)
  if (who.kind === 'person') return who.personId
  throw new RefusalError('people_only', { actor })
}
