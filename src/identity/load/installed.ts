import type { Refusal } from '../../kernel/result.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Authority, Deed } from '../../platform/command.ts'
import type { Db, Tx } from '../../platform/database/database.ts'
import { mayOf } from '../access.ts'
import { actorOf } from '../actor.ts'
import { installedTrail } from '../audit/pictures/load.ts'
import { type Act, type Verdict, verdictOn } from '../authority.ts'
import { holdAccess, loadAccess } from './access.ts'
import { loadRules, loadSwitch } from './authority.ts'

/**
 * Who may do what in an installation, for the wrapper of commands: roles, limits and rules as they
 * stand in the database. Our own jobs cost no statement, the local operator one.
 */
export function installedAuthority(db: Db, clock: Clock): Authority {
  return {
    permits: async (actor, permission) =>
      mayOf(await loadAccess(db, actor, clock.now()), permission) !== 'no',
    authorises: (tx, deed) => authorises(tx, deed, clock.now()),
    trail: installedTrail(db),
  }
}

/** Why an actor may not commit this alone, if so. A trial run needs the permission only. */
async function authorises(tx: Tx, deed: Deed, at: Temporal.Instant): Promise<Refusal | undefined> {
  if (actorOf(deed.actor).kind === 'job') return undefined
  const { verdict } = await judge(tx, deed, at)
  const { command, permission } = deed
  if (verdict.kind === 'no') return { code: 'not_permitted', facts: { command, permission } }
  if (verdict.kind === 'alone' || deed.dryRun) return undefined
  return { code: 'approval_needed', facts: { command, rules: verdict.rules.join(', ') } }
}

/** What the rules say of something that has just been done and may still be undone. */
export async function judge(
  tx: Tx,
  deed: Deed,
  at: Temporal.Instant,
): Promise<{ verdict: Verdict; act: Act }> {
  const setting = await loadSwitch(tx)
  const isOperator = actorOf(deed.actor).kind === 'operator'
  const free: Act = { ...deed, reason: undefined, amounts: [] }
  if (isOperator && !setting.bindsOperator) return { verdict: { kind: 'alone' }, act: free }
  const access = await holdAccess(tx, deed.actor, at)
  if (mayOf(access, deed.permission) === 'no') return { verdict: { kind: 'no' }, act: free }
  const rules = await loadRules(tx, at)
  const concerns =
    rules.some(rule => rule.command === deed.command) ||
    access.held.some(({ role }) => role.limits.some(limit => limit.command === deed.command))
  const amounts = concerns ? (await deed.stakes()).amounts : []
  const { command, permission } = deed
  const act: Act = { command, permission, reason: reasonOf(deed.input), amounts }
  return { verdict: verdictOn(access, act, rules, setting), act }
}

/** The reason that an input gives, for rules that look at it. */
function reasonOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('reason' in input)) return undefined
  return typeof input.reason === 'string' ? input.reason : undefined
}
