import type { Permission } from './permissions.ts'
import type { May, Role } from './roles.ts'

/** A role that somebody has now; a customer's is about one account. */
export type HeldRole = { readonly role: Role; readonly accountId: string | null }

/** What somebody may do at this moment. */
export type Access = {
  readonly actor: string
  /** Present for people alone. */
  readonly personId: string | undefined
  readonly audience: 'staff' | 'customer' | 'machine'
  readonly held: readonly HeldRole[]
}

/** Somebody who may do nothing. */
export function noAccess(actor: string): Access {
  return { actor, personId: undefined, audience: 'machine', held: [] }
}

/**
 * Whether somebody may do what a permission covers: alone, by putting it forward, or not at all.
 * For a customer the account decides: roles about other accounts do not count, and without an
 * account only what holds for every account of theirs is asked (whether there is any).
 */
export function mayOf(access: Access, permission: string, accountId?: string): May | 'no' {
  let best: May | 'no' = 'no'
  for (const { role, accountId: about } of access.held) {
    if (about !== null && accountId !== undefined && about !== accountId) continue
    const may = role.permissions.get(permission)
    if (may === 'do') return 'do'
    if (may === 'propose') best = 'propose'
  }
  return best
}

/** The accounts that a customer's roles cover for a permission; staff see them all (`'all'`). */
export function accountsOf(access: Access, permission: Permission): readonly string[] | 'all' {
  const covering = access.held.filter(({ role }) => role.permissions.get(permission) === 'do')
  if (covering.some(({ accountId }) => accountId === null)) return 'all'
  return [...new Set(covering.map(({ accountId }) => accountId as string))]
}

/**
 * Up to which amount somebody does a command alone, in minor units of a currency: the highest limit
 * among the roles that allow it; undefined where one of them has no limit.
 */
export function limitOf(
  access: Access,
  { permission, command, currency }: { permission: string; command: string; currency: string },
): bigint | undefined {
  let highest = 0n
  for (const { role } of access.held) {
    if (role.permissions.get(permission) !== 'do') continue
    const limits = role.limits.filter(limit => limit.command === command)
    if (limits.length === 0) return undefined
    // A role with limits in other currencies alone does nothing alone in this one.
    const own = limits.find(limit => limit.currency === currency)
    if (own !== undefined && own.amountMinor > highest) highest = own.amountMinor
  }
  return highest
}

/** Every permission that somebody has, and how; for screens and for the report of rights. */
export function permissionsOf(access: Access): Map<string, May> {
  const all = new Map<string, May>()
  for (const { role } of access.held) {
    for (const [permission, may] of role.permissions) {
      if (may === 'do' || !all.has(permission)) all.set(permission, may)
    }
  }
  return all
}
